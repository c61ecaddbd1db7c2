"""What the product is called, where the build works, and the moment that its files bear."""

import os
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from neglect_workbook import __version__
from tools.programs import ProgramError, run_program

ROOT: Final = Path(__file__).resolve().parent.parent
#: Half-made things and what was fetched.
WORK: Final = ROOT / "build" / "installer"
#: What is handed on.
DIST: Final = ROOT / "dist"

NAME: Final = "Neglect Workbook"
ID: Final = "neglect-workbook"
MODULE: Final = "neglect_workbook"
VERSION: Final = __version__
PUBLISHER: Final = "The neglect workbook contributors"
SUMMARY: Final = "Self-evaluation workbook on child neglect, for work without a network"

#: Windows puts windows of one id under one button of the taskbar; app.py says it too.
WINDOWS_ID: Final = "NeglectWorkbook.NeglectWorkbook"

#: Every identity that Windows Installer asks for is derived from this one.
_FAMILY: Final = UUID("6f0c2c1e-2f0b-5c55-9d0e-8a1b4f6f7a31")
#: For an archive of the sources that no git knows: 1 January 2026.
_WITHOUT_GIT: Final = 1767225600


def identity(text: str) -> str:
    """A GUID that is the same in every build for the same text."""
    return str(uuid5(_FAMILY, text)).upper()


def four_numbers(version: str) -> str:
    """A version as Windows wants it: four numbers with dots."""
    numbers = [part for part in version.split(".") if part.isdigit()]
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def epoch() -> int:
    """The moment that every file in the build bears, in seconds since 1970.

    ``SOURCE_DATE_EPOCH`` names it; otherwise it is when the newest change was committed.
    """
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    try:
        command = ("git", "-c", f"safe.directory={ROOT}", "log", "-1", "--format=%ct")
        return int(run_program(*command, folder=ROOT))
    except ProgramError:
        return _WITHOUT_GIT
