"""Builds everything that is handed on: ``python3 tools/dev.py installers`` starts it."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from installer import papers, signing
from installer.linux import deb
from installer.product import DIST
from installer.sums import write_sums
from installer.trees import size_of
from installer.windows import msi, nsis, portable
from installer.windows.tree import build_tree
from tools.environment import say
from tools.programs import ProgramError

_MEGABYTE: Final = 1_000_000


def main() -> int:
    """Build what is asked for, and say how large it is."""
    parser = argparse.ArgumentParser(prog="installer.build", description=__doc__)
    parser.add_argument("--only", choices=("windows", "linux"), help="leave the other one out")
    parser.add_argument("--debian-python", default=deb.USUAL_PYTHON, metavar="VERSION")
    options = parser.parse_args()
    wanted = options.only
    try:
        made = [
            *([] if wanted == "linux" else _windows()),
            *([] if wanted == "windows" else [_told(lambda: deb.build_deb(options.debian_python))]),
        ]
    except ProgramError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    write_sums(made, DIST)
    return 0


def _windows() -> list[Path]:
    tree = build_tree()
    say(f"{size_of(tree) / _MEGABYTE:6.1f} MB  installed on Windows")
    made = [
        _told(lambda: nsis.build_installer(tree)),
        _told(lambda: msi.build_msi(tree)),
        _told(lambda: portable.build_zip(tree)),
    ]
    if signing.is_wanted():
        for path in made[:2]:
            signing.sign(path)
    names = (papers.BILL_NAME, papers.LICENCES_NAME)
    return [*made, *(Path(shutil.copy(tree / name, DIST / name)) for name in names)]


def _told(make: Callable[[], Path]) -> Path:
    path = make()
    say(f"{path.stat().st_size / _MEGABYTE:6.1f} MB  {path.name}")
    return path


if __name__ == "__main__":
    sys.exit(main())
