"""What is installed on Windows: Python, the packages and the program, and nothing unused."""

import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from installer import drawing, fetching, papers, trees
from installer.file_types import file_types
from installer.product import MODULE, WORK
from tools.programs import ProgramError

REQUIREMENTS: Final = Path(__file__).parent / "requirements.txt"
TREE: Final = WORK / "windows" / "tree"

#: Of Python itself: what talks to a network, and what nothing here imports. Without them no
#: connection can be asked for, and Python's old OpenSSL is not there. `_socket.pyd` stays:
#: `types.CapsuleType` of the standard library is looked up in it.
NO_PART_OF_PYTHON: Final = frozenset(
    {
        *("_ssl.pyd", "_hashlib.pyd", "select.pyd", "_asyncio.pyd"),
        *("_overlapped.pyd", "_multiprocessing.pyd", "_sqlite3.pyd", "_wmi.pyd", "winsound.pyd"),
        *("libcrypto-3.dll", "libssl-3.dll", "sqlite3.dll", "python.cat"),
    }
)

#: Of Qt: the modules that are imported, what they load, and the plugins for a Windows desktop.
_QT: Final = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
_PART_OF_QT: Final = frozenset(
    {
        *(f"PySide6/Qt6{name}.dll" for name in _QT),
        *(f"PySide6/Qt{name}.pyd" for name in _QT),
        *("PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py"),
        *("PySide6/pyside6.abi3.dll", "PySide6/msvcp140.dll", "PySide6/msvcp140_1.dll"),
        *("PySide6/msvcp140_2.dll", "PySide6/vcruntime140.dll", "PySide6/vcruntime140_1.dll"),
        *("PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qoffscreen.dll"),
        *("PySide6/plugins/styles/qmodernwindowsstyle.dll",),
        *("PySide6/plugins/iconengines/qsvgicon.dll", "PySide6/plugins/imageformats/qico.dll"),
        *("PySide6/plugins/imageformats/qjpeg.dll", "PySide6/plugins/imageformats/qsvg.dll"),
    }
)

_COMMAND: Final = f'@"%~dp0python\\python.exe" -m {MODULE} %*\r\n'
_OPEN: Final = f'@start "" "%~dp0python\\pythonw.exe" -m {MODULE} %*\r\n'


def keep(name: str) -> bool:
    """Whether a file of a wheel is needed on Windows."""
    return not name.startswith("PySide6/") or name in _PART_OF_QT


def build_tree() -> Path:
    """Make the folder anew.

    Raises:
        ProgramError: something for it cannot be had.
    """
    shutil.rmtree(TREE, ignore_errors=True)
    embeddable = fetching.embeddable_python()
    version = _unpack_python(embeddable, TREE / "python")
    wheels = [*fetching.windows_wheels(REQUIREMENTS, version), fetching.own_wheel()]
    trees.unpack_wheels(wheels, TREE / "lib", keep)
    trees.compile_library(TREE / "lib", version, "lib")
    (TREE / "neglect-workbook.cmd").write_bytes(_COMMAND.encode())
    (TREE / "Neglect Workbook.cmd").write_bytes(_OPEN.encode())
    for name in ("app", *(one.icon for one in file_types())):
        (TREE / f"{name}.ico").write_bytes(drawing.ico(name))
    papers.write_papers(TREE, wheels, TREE / "lib", "lib")
    trees.settle(TREE)
    return TREE


def _unpack_python(archive: Path, folder: Path) -> str:
    """Unpack Python without what is not used; gives its version, such as "3.13"."""
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            name = PurePosixPath(info.filename).name
            if not info.is_dir() and name not in NO_PART_OF_PYTHON:
                trees.write_file(folder, name, opened.read(info))
    found = [re.fullmatch(r"python(3)(\d\d)\._pth", path.name) for path in folder.iterdir()]
    versions = [match for match in found if match]
    if len(versions) != 1:
        raise ProgramError(f"{archive} is no embeddable Python.")
    major, minor = versions[0].groups()
    lines = (f"python{major}{minor}.zip", ".", "..\\lib", "")
    (folder / versions[0][0]).write_bytes("\r\n".join(lines).encode())
    return f"{major}.{minor}"
