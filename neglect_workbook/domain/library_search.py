"""Search in the library: by words, whatever their case and accents."""

import re
from dataclasses import dataclass

from neglect_workbook.domain.folded_text import Span, fold_text, fold_with_places, folded_words
from neglect_workbook.domain.library import Library, Place


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
    words = folded_words(wanted)
    return tuple(
        Hit(place, match_spans(place.entry.text, wanted))
        for place in library.places()
        if words and _holds(place, words)
    )


def match_spans(text: str, wanted: str) -> tuple[Span, ...]:
    """Where the words stand in a text, in order and without overlaps."""
    folded, places = fold_with_places(text)
    found = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for word in folded_words(wanted)
        for match in re.finditer(re.escape(word), folded)
    )
    spans: list[Span] = []
    for start, end in found:
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _holds(place: Place, words: tuple[str, ...]) -> bool:
    reference, section, entry = place.reference, place.section, place.entry
    texts = (reference.title, reference.short, section.title, entry.label, entry.text, entry.note)
    said = fold_text("\n".join(texts))
    return all(word in said for word in words)
