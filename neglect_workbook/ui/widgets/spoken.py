"""Words as a screen reader says them."""

from collections.abc import Iterable
from typing import Final

_ENDS: Final = (".", "?", "…")


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other, each with its end; empty ones are left out."""
    ended = (one if one.endswith(_ENDS) else f"{one}." for one in sentences if one)
    return " ".join(ended)
