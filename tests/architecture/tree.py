"""The files of the project, as the tests of its architecture read them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "neglect_workbook"

_NOT_OURS = frozenset(
    {".git", ".venv", ".hypothesis", "build", "dist", "__pycache__", "neglect-workbook-sample"}
)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what git tracks, or all of an unpacked archive."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        # The checkout may belong to someone else; reading its list of files is safe.
        command = [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
        paths = (ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name)
        return tuple(path for path in paths if path.is_file())
    return tuple(_walk(ROOT))


@cache
def python_files() -> tuple[Path, ...]:
    """The Python files on disk, whether or not git knows them yet."""
    rooms = ("neglect_workbook", "tests", "tools", "installer")
    return tuple(path for room in rooms for path in sorted((ROOT / room).rglob("*.py")))


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _NOT_OURS or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
