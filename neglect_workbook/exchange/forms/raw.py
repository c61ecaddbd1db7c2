"""What the readers of both kinds of file find in a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawForm:
    """A form before anything is made of it.

    Attributes:
        facts: key and value of what the file says about itself.
        chosen: the codes chosen, by question id, and the group; no blanks.
        not_offered: where something is written that the list does not offer.
    """

    facts: Mapping[str, str]
    chosen: Mapping[str, str]
    not_offered: tuple[str, ...]


class Choices:
    """Gathers what was chosen. A question that stands there twice must say the same."""

    def __init__(self) -> None:
        self._chosen: dict[str, str] = {}
        self._not_offered: dict[str, None] = {}

    def add(self, asked: str, words: str, offered: Iterable[tuple[str, str]]) -> None:
        """Take in one answer.

        Args:
            asked: the question id, or ``GROUP``.
            words: what is written there, blank for nothing.
            offered: words and code of each entry of the list.
        """
        said = _plain(words)
        if not said:
            return
        codes = [code for entry, code in offered if _plain(entry) == said]
        if not codes or self._chosen.get(asked, codes[0]) != codes[0]:
            self._not_offered[asked] = None
        elif codes[0]:
            self._chosen[asked] = codes[0]

    def form(self, facts: Mapping[str, str]) -> RawForm:
        """What was gathered."""
        return RawForm(facts, self._chosen, tuple(self._not_offered))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
