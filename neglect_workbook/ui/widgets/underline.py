"""A part of a text to be underlined."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Underline:
    """Where a dotted line goes.

    Attributes:
        start: its first character.
        end: the one after its last.
        ink: token of its colour.
    """

    start: int
    end: int
    ink: str


def qt_places(text: str) -> int:
    """How many places Qt counts in a text: an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
