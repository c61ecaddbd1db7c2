"""The package for Debian and its relatives."""

import gzip
import hashlib
import shutil
from pathlib import Path
from typing import Final

from installer import drawing, papers, trees
from installer.file_types import file_types
from installer.linux.tree import LIBRARY, build_tree
from installer.product import DIST, ID, MODULE, NAME, PUBLISHER, ROOT, SUMMARY, VERSION, epoch
from tools.environment import QT_PACKAGES
from tools.programs import run_program

#: The Python of Debian 12.
USUAL_PYTHON: Final = "3.11"
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_ALSO_NEEDED: Final = ("libc6 (>= 2.34)", "libstdc++6", "libzstd1", "zlib1g")
_RECOMMENDED: Final = ("desktop-file-utils", "shared-mime-info", "libcups2")

_LAUNCHER: Final = """#!/usr/bin/python{python} -I
\"\"\"Starts {name} with its own packages, whatever else is installed.\"\"\"

import sys

sys.path.insert(0, "/{library}")

from {module}.__main__ import main

main()
"""
_DESKTOP: Final = """[Desktop Entry]
Type=Application
Name={name}
Comment={summary}
Exec={id} %f
Icon={id}
Terminal=false
Categories=Office;Education;
MimeType={mimes};
StartupWMClass={id}
"""
_MIME: Final = """ <mime-type type="{one.mime}">
  <comment>{one.words}</comment>
  <icon name="{id}-{one.icon}"/>
  <glob pattern="*.{one.extension}"/>
 </mime-type>
"""
_CONTROL: Final = """Package: {id}
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Maintainer: {publisher} <maintainers@example.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Description: {summary}
 An offline self-evaluation workbook for organisations that answer a
 partnership's call to action on child neglect. It has no network.
"""


def build_deb(python: str = USUAL_PYTHON) -> Path:
    """Make the package.

    Args:
        python: the version of the system's Python that it is for.

    Raises:
        ProgramError: something for it cannot be had.
    """
    root, wheels = build_tree(python)
    _add_launcher(root, python)
    _add_desktop(root)
    _add_papers(root, wheels)
    _add_control(root, python)
    trees.settle(root)
    ending = "" if python == USUAL_PYTHON else f"_python{python}"
    target = DIST / f"{ID}_{VERSION}_amd64{ending}.deb"
    target.parent.mkdir(parents=True, exist_ok=True)
    run_program(
        *("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target),
        variables={"SOURCE_DATE_EPOCH": str(epoch())},
    )
    return target


def desktop_entry() -> str:
    """What a desktop's menu reads."""
    mimes = ";".join(one.mime for one in file_types())
    return _DESKTOP.format(name=NAME, summary=SUMMARY, id=ID, mimes=mimes)


def mime_types() -> str:
    """What a desktop knows the files by."""
    types = "".join(_MIME.format(one=one, id=ID) for one in file_types())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
        f"{types}</mime-info>\n"
    )


def control(python: str, kilobytes: int) -> str:
    """What the package says of itself."""
    return _CONTROL.format(
        id=ID,
        version=VERSION,
        publisher=PUBLISHER,
        kilobytes=kilobytes,
        depends=", ".join((f"python{python}", *_ALSO_NEEDED, *QT_PACKAGES)),
        recommends=", ".join(_RECOMMENDED),
        summary=SUMMARY,
    )


def _add_launcher(root: Path, python: str) -> None:
    text = _LAUNCHER.format(python=python, name=NAME, library=LIBRARY, module=MODULE)
    path = _write(root / "usr/bin" / ID, text)
    path.chmod(0o755)


def _add_desktop(root: Path) -> None:
    _write(root / f"usr/share/applications/{ID}.desktop", desktop_entry())
    _write(root / f"usr/share/mime/packages/{ID}.xml", mime_types())
    icons = root / "usr/share/icons/hicolor"
    pictures = [("app", "apps", ID)]
    pictures += [(one.icon, "mimetypes", f"{ID}-{one.icon}") for one in file_types()]
    for name, kind, called in pictures:
        svg = drawing.picture(name).read_text(encoding="utf-8")
        _write(icons / "scalable" / kind / f"{called}.svg", svg)
        for size in _SIZES:
            folder = icons / f"{size}x{size}" / kind
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{called}.png").write_bytes(drawing.png(name, size))


def _add_papers(root: Path, wheels: list[Path]) -> None:
    folder = root / "usr/share/doc" / ID
    folder.mkdir(parents=True)
    papers.write_papers(folder, wheels, root / LIBRARY, f"/{LIBRARY}")
    shutil.move(folder / papers.LICENCES_NAME, folder / "copyright")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=epoch()))


def _add_control(root: Path, python: str) -> None:
    files = trees.files_in(root)
    sums = [f"{_md5(root / path)}  {path}\n" for path in files]
    _write(root / "DEBIAN/md5sums", "".join(sums))
    _write(root / "DEBIAN/control", control(python, trees.size_of(root) // 1024))


def _md5(path: Path) -> str:
    """The digest that Debian's tools compare a file with; it guards against accidents only."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
