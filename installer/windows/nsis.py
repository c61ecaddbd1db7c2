"""The installer for one person: the lists that ``setup.nsi`` includes, and the call of NSIS."""

from pathlib import Path, PurePosixPath
from typing import Final

from installer import signing
from installer.file_types import FileType, file_types
from installer.product import (
    DIST,
    ID,
    MODULE,
    NAME,
    PUBLISHER,
    SUMMARY,
    VERSION,
    WINDOWS_ID,
    WORK,
    epoch,
    four_numbers,
)
from installer.trees import files_in, size_of
from tools.programs import run_program

_SCRIPT: Final = Path(__file__).parent / "setup.nsi"
_CLASSES: Final = "Software\\Classes"


def build_installer(
    tree: Path, *, version: str = VERSION, out: Path | None = None, is_quick: bool = False
) -> Path:
    """Make the installer.

    Args:
        tree: what is installed.
        version: of it.
        out: where the installer goes; among what is handed on if it is not named.
        is_quick: packs in a second, and larger: for tests.

    Raises:
        ProgramError: NSIS is not here, or found a fault.
    """
    target = out or DIST / f"{ID}-{version}-setup.exe"
    target.parent.mkdir(parents=True, exist_ok=True)
    parts = WORK / "windows" / f"nsis-{version}"
    write_parts(tree, parts)
    defined = {**defines(tree, version), "P_OUT": str(target), "P_PARTS": str(parts)}
    if is_quick:
        defined["P_QUICK"] = "1"
    if signing.is_wanted():
        defined["P_SIGN"] = str(signing.write_script(parts / "sign"))
    words = [f"-D{name}={value}" for name, value in defined.items()]
    # What NSIS packs bears the moment of the tree; the stub of this version bears its own.
    moment = {"SOURCE_DATE_EPOCH": str(epoch())}
    run_program("makensis", "-V2", "-NOCD", *words, _SCRIPT, variables=moment)
    return target


def defines(tree: Path, version: str) -> dict[str, str]:
    """The names that the script wants."""
    return {
        "P_NAME": NAME,
        "P_VERSION": version,
        "P_FOUR": four_numbers(version),
        "P_PUBLISHER": PUBLISHER,
        "P_SUMMARY": SUMMARY,
        "P_MODULE": MODULE,
        "P_WINDOWS_ID": WINDOWS_ID,
        "P_TREE": str(tree),
        "P_KILOBYTES": str(size_of(tree) // 1024),
    }


def write_parts(tree: Path, parts: Path) -> None:
    """Write the lists that the script includes."""
    parts.mkdir(parents=True, exist_ok=True)
    files = files_in(tree)
    lists = {
        "install_files": _install_lines(files, tree),
        "remove_files": _remove_lines(files),
        "add_types": [line for one in file_types() for line in _add_type(one)],
        "remove_types": [line for one in file_types() for line in _remove_type(one)],
    }
    for name, lines in lists.items():
        text = "".join(f"{line}\n" for line in lines)
        (parts / f"{name}.nsh").write_text(text, encoding="utf-8")


def _install_lines(files: list[PurePosixPath], tree: Path) -> list[str]:
    lines = []
    folder = None
    for path in sorted(files, key=lambda one: (str(one.parent), one.name)):
        if path.parent != folder:
            folder = path.parent
            lines.append(f'SetOutPath "{_windows(folder)}"')
        lines.append(f'File "{tree / path}"')
    return lines


def _remove_lines(files: list[PurePosixPath]) -> list[str]:
    folders = {folder for path in files for folder in path.parents if folder.name}
    deepest_first = sorted(folders, key=lambda one: (-len(one.parts), str(one)))
    return [
        *(f'Delete "{_windows(path)}"' for path in files),
        *(f'RMDir "{_windows(folder)}"' for folder in deepest_first),
    ]


def _windows(path: PurePosixPath) -> str:
    inside = str(path).replace("/", "\\").replace("$", "$$")
    return "$INSTDIR" if inside == "." else f"$INSTDIR\\{inside}"


def _add_type(kind: FileType) -> list[str]:
    of_kind = f"{_CLASSES}\\{kind.id}"
    of_name = f"{_CLASSES}\\.{kind.extension}"
    return [
        _write(of_kind, "", kind.words),
        _write(of_kind, "FriendlyTypeName", kind.words),
        _write(of_kind, "AppUserModelID", WINDOWS_ID),
        _write(f"{of_kind}\\DefaultIcon", "", f"$INSTDIR\\{kind.icon}.ico"),
        _write(f"{of_kind}\\shell\\open", "FriendlyAppName", NAME),
        _write(
            f"{of_kind}\\shell\\open\\command",
            "",
            f'"$INSTDIR\\python\\pythonw.exe" -m {MODULE} "%1"',
        ),
        _write(of_name, "", kind.id),
        _write(of_name, "Content Type", kind.mime),
        _write(f"{of_name}\\OpenWithProgids", kind.id, ""),
    ]


def _remove_type(kind: FileType) -> list[str]:
    """Take a kind away. The name's own key stays where another program has claimed it since."""
    of_name = f"{_CLASSES}\\.{kind.extension}"
    return [
        f'DeleteRegKey HKCU "{_CLASSES}\\{kind.id}"',
        f'DeleteRegValue HKCU "{of_name}\\OpenWithProgids" "{kind.id}"',
        f'DeleteRegKey /ifempty HKCU "{of_name}\\OpenWithProgids"',
        f'ReadRegStr $0 HKCU "{of_name}" ""',
        f'${{If}} $0 == "{kind.id}"',
        f'  DeleteRegValue HKCU "{of_name}" ""',
        f'  DeleteRegValue HKCU "{of_name}" "Content Type"',
        "${EndIf}",
        f'DeleteRegKey /ifempty HKCU "{of_name}"',
    ]


def _write(key: str, name: str, value: str) -> str:
    return f'WriteRegStr HKCU "{key}" "{name}" \'{value}\''
