"""Search in everything that a workbook holds and that helps with it.

What can be found is a list of entries, made once for a workbook as it stands (see
``search_entries``). An entry is found where each of the words begins a word of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from neglect_workbook.domain.excerpt import Excerpt, excerpt, whole
from neglect_workbook.domain.folded_text import folded_words, spaced


class FoundKind(StrEnum):
    """What can be found, in the order in which it is shown."""

    QUESTION = "question"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    ACTION = "action"
    INDICATOR = "indicator"
    RETURN = "return"
    WORD = "word"
    HELP = "help"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an entry.

    Attributes:
        text: what it says.
        field: the field that holds it; empty where nobody can write in it.
        label: what the field is called; empty where the title says enough.
        record_id: the record that holds it, where that is not the entry's own.
    """

    text: str
    field: str = ""
    label: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Attributes:
        kind: what it is.
        title: what it is called, such as 'M3 Drift and harm'.
        parts: its texts, those that tell most of it first.
        question_id: its question; empty for none.
        record_id: its record, help topic or library entry; empty for none.
        title_field: the field that the title is of; empty where nobody can write in it.
        is_title_enough: whether it is found by its title alone. What only stands under
            somebody else's name is not.
    """

    kind: FoundKind
    title: str
    parts: tuple[Part, ...]
    question_id: str = ""
    record_id: str = ""
    title_field: str = ""
    is_title_enough: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and the part of it that says why.

    Attributes:
        entry: what was found.
        part: where most of the words are.
        words: the words that were looked for, folded.
    """

    entry: Entry
    part: Part
    words: tuple[str, ...]

    @property
    def title(self) -> Excerpt:
        """What it is called, with the field: 'M3 Drift and harm, Worried about'."""
        name, label = whole(self.entry.title, self.words), self.part.label
        return Excerpt(f"{name.text}, {label}", name.spans) if label else name

    @property
    def excerpt(self) -> Excerpt:
        """The text round the first of the words. Worked out each time that it is asked for."""
        return excerpt(self.part.text, self.words)

    @property
    def record_id(self) -> str:
        """The record to go to; empty for none."""
        return self.part.record_id or self.entry.record_id


class _Rank(IntEnum):
    """How well an entry fits, the best first."""

    PHRASE_IN_TITLE = 0
    TITLE = 1
    PHRASE = 2
    ONE_PART = 3
    SEVERAL_PARTS = 4


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody looks for, with a space before each word: so it begins a word."""

    words: tuple[str, ...]
    starts: tuple[str, ...]
    phrase: str

    def is_all_in(self, text: str) -> bool:
        return all(start in text for start in self.starts)

    def count_in(self, text: str) -> int:
        return sum(start in text for start in self.starts)


class _Indexed:
    """An entry with its texts folded."""

    __slots__ = ("_everything", "_parts", "_title", "entry")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self._title = spaced(entry.title)
        self._parts = [spaced(part.text) for part in entry.parts]
        self._everything = self._title + "".join(self._parts)

    def look_for(self, wanted: _Wanted) -> tuple[_Rank, Hit] | None:
        """How well it fits, and the hit; ``None`` where it does not."""
        if not wanted.is_all_in(self._everything):
            return None
        is_in_title = wanted.is_all_in(self._title)
        if is_in_title and self.entry.is_title_enough:
            in_title = wanted.phrase in self._title
            rank = _Rank.PHRASE_IN_TITLE if in_title else _Rank.TITLE
            return rank, Hit(self.entry, self._first_part(), wanted.words)
        counts = [wanted.count_in(text) for text in self._parts]
        most = max(counts, default=0)
        # Where the title has all the words, so has everything that stands under it.
        if most < (len(wanted.starts) if is_in_title else 1):
            return None
        part = self.entry.parts[counts.index(most)]
        return self._rank(wanted, most), Hit(self.entry, part, wanted.words)

    def _first_part(self) -> Part:
        """What to show of an entry that was found by its title."""
        text = self.entry.parts[0].text if self.entry.parts else ""
        return Part(text, self.entry.title_field)

    def _rank(self, wanted: _Wanted, most: int) -> _Rank:
        if any(wanted.phrase in text for text in self._parts):
            return _Rank.PHRASE
        return _Rank.ONE_PART if most == len(wanted.starts) else _Rank.SEVERAL_PARTS


class SearchIndex:
    """Entries whose texts are folded once, so that each search takes only a few milliseconds."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Fold every text.

        Args:
            entries: in the order in which equally good ones are found.
        """
        self._entries = [_Indexed(entry) for entry in entries]

    def search(self, wanted: str) -> tuple[Hit, ...]:
        """What has all the words, the best first; nothing where there are no words.

        Args:
            wanted: words, with spaces between them. The beginning of a word is enough.
        """
        words = folded_words(wanted)
        if not words:
            return ()
        asked = _Wanted(words, tuple(f" {word}" for word in words), spaced(wanted))
        found = [hit for one in self._entries if (hit := one.look_for(asked)) is not None]
        found.sort(key=lambda one: one[0])
        return tuple(hit for _, hit in found)
