"""The personal-data check with all that this program knows of words, over texts and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from neglect_workbook.checks.personal_data.check import find_personal_data
from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.listed_names import ListedNames
from neglect_workbook.checks.personal_data.marks import Mark
from neglect_workbook.exchange.incoming.all_texts import PlacedText, all_texts


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """What was found in a file.

    Attributes:
        place: the text that it stands in, with its place in the file.
        mark: what it may be, with its place in that text.
    """

    place: PlacedText
    mark: Mark


def marks_in_file(
    path: Path, words: KnownWords, listed: ListedNames | None = None, password: str = ""
) -> tuple[PlacedMark, ...]:
    """What in a file could say who somebody is; also for files that the program has made.

    Args:
        path: a .txt (a text on every line), .docx or .xlsx file; it is only read.
        words: what is known of words.
        listed: names that a person listed on this computer.
        password: its password, where it has one.

    Raises:
        KnownError: it cannot be read, or is none of these.
    """
    return tuple(
        PlacedMark(place, mark)
        for place in all_texts(path, password)
        for mark in _marks(place, words, listed)
    )


def _marks(place: PlacedText, words: KnownWords, listed: ListedNames | None) -> Iterator[Mark]:
    """The marks of one text; the heading of a column says what its cells are."""
    if not place.heading:
        yield from find_personal_data(place.text, words, listed)
        return
    lead = f"{place.heading}: "
    for mark in find_personal_data(f"{lead}{place.text}", words, listed):
        if mark.end > len(lead):
            start = max(0, mark.start - len(lead))
            yield Mark(start, mark.end - len(lead), mark.kind, mark.strength)
