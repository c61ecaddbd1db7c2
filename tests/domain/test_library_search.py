"""Searching the library by words."""

import pytest

from neglect_workbook.domain.library import (
    Library,
    LibraryEntry,
    LibrarySection,
    Reference,
    ReferenceStatus,
)
from neglect_workbook.domain.library_search import match_spans, search


def _entry(entry_id: str, text: str, *, label: str = "", note: str = "") -> LibraryEntry:
    return LibraryEntry(
        entry_id, text, is_verbatim=True, label=label, direction=None, note=note, question_ids=()
    )


def _reference(reference_id: str, title: str, *sections: LibrarySection) -> Reference:
    status = ReferenceStatus.NOT_OURS
    return Reference(reference_id, title, title, "A town", "", status, "Old", "", "", sections)


LIBRARY = Library(
    "",
    "",
    (
        _reference(
            "first",
            "First strategy",
            LibrarySection(
                "early",
                "Helping earlier",
                "",
                (
                    _entry("signs", "Recognise EARLY signs"),
                    _entry("teeth", "Teeth, and a child\u2019s café", note="Up at first."),
                ),
            ),
        ),
        _reference(
            "second",
            "Second strategy",
            LibrarySection(
                "audit", "Audit", "", (_entry("records", "Read early", label="Concerns"),)
            ),
        ),
    ),
)


def _found(wanted: str) -> list[str]:
    return [hit.place.entry.id for hit in search(LIBRARY, wanted)]


def _marked(text: str, wanted: str) -> list[str]:
    return [text[one.start : one.end] for one in match_spans(text, wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("early", ["signs", "records"]),
        ("EARLY", ["signs", "records"]),
        ("CAFE", ["teeth"]),
        ("cafe\u0301", ["teeth"]),
        ("child's", ["teeth"]),
        ("signs early", ["signs"]),
        ("early teeth", []),
        ("second", ["records"]),
        ("helping", ["signs", "teeth"]),
        ("concerns", ["records"]),
        ("up", ["teeth"]),
        ("", []),
        ("   ", []),
        ("(", []),
    ],
)
def test_all_the_words_have_to_occur_whatever_their_case_and_accents(
    wanted: str, found: list[str]
) -> None:
    assert _found(wanted) == found


def test_a_hit_says_where_it_is_and_where_the_words_stand() -> None:
    [hit] = search(LIBRARY, "signs early")
    assert (hit.place.reference.id, hit.place.section.id) == ("first", "early")
    text = hit.place.entry.text
    assert [text[one.start : one.end] for one in hit.spans] == ["EARLY", "signs"]


def test_words_that_overlap_or_touch_are_marked_as_one() -> None:
    assert _marked("overlapping", "over overlap lapping") == ["overlapping"]
    assert _marked("on on", "on") == ["on", "on"]


def test_letters_that_grow_when_folded_keep_the_marks_in_place() -> None:
    assert _marked("Straße und Weg", "strasse weg") == ["Straße", "Weg"]
    assert _marked("a \N{LATIN SMALL LIGATURE FI}t, b", "b") == ["b"]
