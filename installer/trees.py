"""The folder that is installed: wheels unpacked, compiled, and made the same in every build."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from installer.product import epoch
from tools.programs import ProgramError, run_program

#: Nothing reads these once a package is installed.
_BUILD_ONLY: Final = frozenset({".pyi", ".pxd", ".pyx", ".pxi", ".c", ".h", ".hpp", ".lib", ".exe"})
#: Folders that a package brings for its own tests or tools, and PySide6's for its generators.
_NOT_NEEDED: Final = (
    "apsw/sqlite_extra_binaries/",
    "apsw/tests/",
    "lxml/includes/",
    "shiboken6/include/",
    "olefile/olefile2.py",  # for Python 2
)
#: What pip keeps of a package for itself. It lists what was left out here.
_LISTS: Final = frozenset({"RECORD", "INSTALLER", "REQUESTED", "WHEEL"})

Keep = Callable[[str], bool]


def unpack_wheels(wheels: Iterable[Path], library: Path, keep: Keep) -> None:
    """Put wheels where Python finds them, without what is never used.

    Args:
        wheels: the files.
        library: the folder for packages.
        keep: says of a name inside a wheel whether this system needs it.

    Raises:
        ProgramError: a wheel names a place outside the folder.
    """
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for info in archive.infolist():
                name = _place_of(info.filename)
                if name is not None and _is_needed(name) and keep(name):
                    write_file(library, name, archive.read(info))


def _place_of(name: str) -> str | None:
    """Where a file of a wheel goes; ``None`` for folders, launchers and manuals."""
    if name.endswith("/"):
        return None
    top, _, rest = name.partition("/")
    if top.endswith(".data"):
        kind, _, inside = rest.partition("/")
        return inside if kind in {"purelib", "platlib"} else None
    return name


def _is_needed(name: str) -> bool:
    path = PurePosixPath(name)
    is_list = path.parent.suffix == ".dist-info" and path.name in _LISTS
    return path.suffix not in _BUILD_ONLY and not is_list and not name.startswith(_NOT_NEEDED)


def write_file(folder: Path, name: str, data: bytes) -> None:
    """Write a file of an archive, with the folders above it.

    Raises:
        ProgramError: the archive wants it outside the folder.
    """
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise ProgramError(f"A wheel wants to write {name}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def compile_library(library: Path, python: str, shown_as: str) -> None:
    """Compile every module, so that starting is quick and nothing is ever written there.

    Args:
        library: the folder of packages.
        python: such as "3.13".
        shown_as: what a traceback calls the folder, instead of where it was built.

    Raises:
        ProgramError: there is no such Python here.
    """
    run_program(
        *(find_python(python), "-m", "compileall", "-q", "-j", "1"),
        *("--invalidation-mode", "unchecked-hash", "-s", library, "-p", shown_as, library),
        variables={"PYTHONHASHSEED": "0"},
    )


def find_python(version: str) -> str:
    """A Python of this version on this machine; ``BUILD_PYTHON`` names one.

    Raises:
        ProgramError: there is none.
    """
    own = Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}")
    first = (os.environ.get("BUILD_PYTHON"), shutil.which(f"python{version}"))
    for candidate in (*filter(None, first), *map(str, sorted(own))):
        try:
            found = run_program(
                candidate, "-c", "import sys; print(*sys.version_info[:2], sep='.')"
            )
        except ProgramError:
            continue  # pyenv puts a name on the path for versions that it has not chosen
        if found.strip() == version:
            return candidate
    raise ProgramError(f"Compiling needs Python {version}. Name one in BUILD_PYTHON.")


def settle(folder: Path) -> None:
    """Give every file the same moment and the same rights, whoever built it and when."""
    moment = epoch()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (moment, moment))
    os.utime(folder, (moment, moment))


def files_in(folder: Path) -> list[PurePosixPath]:
    """Every file of a tree by its place in it, in one order everywhere."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted((PurePosixPath(path.as_posix()) for path in paths), key=str)


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
