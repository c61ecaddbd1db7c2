"""What a Debian system gets: the packages and the program; Python is the system's own."""

import shutil
from pathlib import Path
from typing import Final

from installer import fetching, trees
from installer.product import ID, ROOT, WORK

#: Where the packages lie once they are installed.
LIBRARY: Final = f"usr/lib/{ID}"
_REQUIREMENTS: Final = ROOT / "requirements.txt"
_WORK: Final = WORK / "linux"

_QT: Final = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
_LIBRARIES: Final = (*_QT, "DBus", "XcbQpa")
_PLUGINS: Final = (
    *("platforms/libqxcb", "platforms/libqoffscreen", "iconengines/libqsvgicon"),
    *("imageformats/libqico", "imageformats/libqjpeg", "imageformats/libqsvg"),
    *("platformthemes/libqxdgdesktopportal", "printsupport/libcupsprintersupport"),
    *("platforminputcontexts/libcomposeplatforminputcontextplugin",),
    *("platforminputcontexts/libibusplatforminputcontextplugin",),
)
_PART_OF_QT: Final = frozenset(
    {
        *(f"PySide6/Qt{name}.abi3.so" for name in _QT),
        *(f"PySide6/Qt/lib/libQt6{name}.so.6" for name in _LIBRARIES),
        *(f"PySide6/Qt/plugins/{name}.so" for name in _PLUGINS),
        *("PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py"),
    }
)
#: These carry their version in their name.
_BEGINNINGS: Final = ("PySide6/libpyside6.abi3.so", "PySide6/Qt/lib/libicu")


def keep(name: str) -> bool:
    """Whether a file of a wheel is needed on Linux."""
    return not name.startswith("PySide6/") or name in _PART_OF_QT or name.startswith(_BEGINNINGS)


def build_tree(python: str) -> tuple[Path, list[Path]]:
    """Make the folder anew.

    Args:
        python: the version of the system's Python, such as "3.11".

    Returns:
        The folder that stands for the root of the file system, and the wheels that went into it.

    Raises:
        ProgramError: something for it cannot be had.
    """
    root = _WORK / f"tree-{python}"
    shutil.rmtree(root, ignore_errors=True)
    wheels = [*fetching.linux_wheels(_REQUIREMENTS, python), fetching.own_wheel()]
    trees.unpack_wheels(wheels, root / LIBRARY, keep)
    trees.compile_library(root / LIBRARY, python, f"/{LIBRARY}")
    return root, wheels
