"""Search in the library: by words, whatever their case and accents."""

import re
import unicodedata
from dataclasses import dataclass

from neglect_workbook.domain.library import Library, Place

#: Marks that are typed one way and printed another.
_SAME = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{NO-BREAK SPACE}": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text, from ``start`` up to ``end``, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found. ``spans`` are where the words stand in its text; may be empty."""

    place: Place
    spans: tuple[Span, ...]


def search(library: Library, wanted: str) -> tuple[Hit, ...]:
    """The entries in which all the words occur, in the order of the library.

    A word counts where it is part of the entry, or of the headings that the entry stands under.

    Args:
        library: where to look.
        wanted: words, with spaces between them; none finds nothing.
    """
    words = _words(wanted)
    return tuple(
        Hit(place, match_spans(place.entry.text, wanted))
        for place in library.places()
        if words and _holds(place, words)
    )


def match_spans(text: str, wanted: str) -> tuple[Span, ...]:
    """Where the words stand in a text, in order and without overlaps."""
    folded, places = _folded_with_places(text)
    found = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for word in _words(wanted)
        for match in re.finditer(re.escape(word), folded)
    )
    spans: list[Span] = []
    for start, end in found:
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _words(wanted: str) -> list[str]:
    return _folded_with_places(wanted)[0].split()


def _holds(place: Place, words: list[str]) -> bool:
    reference, section, entry = place.reference, place.section, place.entry
    texts = (reference.title, reference.short, section.title, entry.label, entry.text, entry.note)
    said = _folded_with_places("\n".join(texts))[0]
    return all(word in said for word in words)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each character the place that it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text.translate(_SAME)):
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                folded.append(part)
                places.append(place)
    return "".join(folded), places
