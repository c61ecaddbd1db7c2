"""The kinds of file that open with the program, from ``file_types.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LIST: Final = Path(__file__).parent / "file_types.toml"


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file.

    Attributes:
        extension: without the dot.
        id: what Windows knows it by.
        words: what a person sees in a list of files.
        mime: what Linux knows it by.
        icon: the name of its picture in ``installer/icons``.
    """

    extension: str
    id: str
    words: str
    mime: str
    icon: str


def file_types() -> tuple[FileType, ...]:
    """Every kind, in the order of the list."""
    listed = tomllib.loads(_LIST.read_text(encoding="utf-8"))["type"]
    return tuple(FileType(**one) for one in listed)
