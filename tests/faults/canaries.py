"""Words that stand nowhere else, and the files in which they are found again."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

#: Invented; no dictionary, framework or program has them.
CANARIES = ("Quillonbark", "Wrendletop", "Marrowfinch")


def found_in(folder: Path, but: Callable[[Path], bool]) -> list[str]:
    """The files below a folder in whose name or bytes a canary is, in any usual encoding."""
    files = (path for path in folder.rglob("*") if path.is_file() and not but(path))
    return sorted(str(path.relative_to(folder)) for path in files if _sings(path))


def is_working_copy(path: Path) -> bool:
    """Whether a file belongs to the private copy of an open workbook, where words belong."""
    return "open" in path.parts and path.name.startswith(("workbook.nwbk", "publish.nwbk"))


def _sings(path: Path) -> bool:
    if any(word in path.name for word in CANARIES):
        return True
    return any(_holds(content) for content in _contents(path))


def _holds(content: bytes) -> bool:
    return any(
        word.encode(encoding) in content
        for word in CANARIES
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )


def _contents(path: Path) -> Iterable[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name)
