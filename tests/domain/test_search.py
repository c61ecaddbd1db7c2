"""Search in everything: what is found, in which order, what of it is shown, and where it leads."""

from time import process_time
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from neglect_workbook.domain.excerpt import excerpt, whole
from neglect_workbook.domain.folded_text import fold_text, folded_words
from neglect_workbook.domain.search import Entry, FoundKind, Hit, Part, SearchIndex
from neglect_workbook.domain.search_entries import (
    entries_of,
    entries_of_help,
    entries_of_library,
    entries_of_words,
)
from neglect_workbook.questions.library_loader import load_library
from tests.builders import sample_content, sample_snapshot, snapshot_from_content

_LONG = (
    "Staff read back over older concerns before they decide, and two people look at each one. "
    "Supervision asks every half term what has changed for the child since last time, and a "
    "child's own words are kept with it so that nobody has to ask again."
)


def _entry(title: str, *texts: str, kind: FoundKind = FoundKind.EVIDENCE) -> Entry:
    return Entry(kind, title, tuple(Part(text, "shows") for text in texts), title_field="title")


def _titles(wanted: str, *entries: Entry) -> list[str]:
    return [hit.title.text for hit in SearchIndex(entries).search(wanted)]


def _marked(shown: str, wanted: str) -> list[str]:
    found = whole(shown, folded_words(wanted))
    return [found.text[one.start : one.end] for one in found.spans]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Café", "CAFE"),
        ("cafe\u0301", "café"),
        ("the child\u2019s voice", "child's"),
        ("the child's voice", "childs voice"),
        ("long\u2013term harm", "long-term"),
        ("long-term harm", "long term"),
        ("Straße", "strasse"),
        ("Supervision", "super"),
        ("Early help, and more", "help early"),
        ("Minutes (June)", "(june)"),
    ],
)
def test_case_accents_apostrophes_and_dashes_make_no_difference(text: str, wanted: str) -> None:
    assert _titles(wanted, _entry("E1", text)) == ["E1"]


@pytest.mark.parametrize("wanted", ["vision", "supervision audit", "", "  ", "?", "-"])
def test_each_of_the_words_has_to_begin_a_word(wanted: str) -> None:
    assert _titles(wanted, _entry("E1", "Supervision sample")) == []


def test_the_words_may_stand_in_several_texts_of_one_record() -> None:
    entry = _entry("E1 Audit", "Six records", "Shared drive")

    assert _titles("audit drive six", entry) == ["E1 Audit"]


def test_titles_come_first_then_the_very_phrase_then_the_order_of_the_workbook() -> None:
    entries = (
        _entry("E1", "help that came early"),
        _entry("E2", "early help came"),
        _entry("E3 Help, early", "a note"),
        _entry("E4", "help and early again"),
        _entry("E5 Early help", "a note"),
        _entry("E6", "early", "help"),
    )

    assert _titles("early help", *entries) == [
        "E5 Early help",
        "E3 Help, early",
        "E2",
        "E1",
        "E4",
        "E6",
    ]


def test_a_hit_shows_the_text_round_the_first_of_the_words_with_each_of_them_marked() -> None:
    [hit] = SearchIndex([_entry("E1 Sample", _LONG)]).search("half child")
    shown = hit.excerpt

    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) <= 92
    assert [shown.text[one.start : one.end] for one in shown.spans] == ["half", "child"]
    assert shown.text.strip("…") in _LONG


def test_marks_stand_in_the_title_too_and_only_at_the_beginning_of_words() -> None:
    assert _marked("Child and grandchild, childhood", "child") == ["Child", "child"]
    assert _marked("Straße, long\u2011term e\u0301tude", "strass term etud") == [
        "Straß",
        "term",
        "e\u0301tud",
    ]


def test_a_letter_that_becomes_two_is_marked_whole_or_not_at_all() -> None:
    assert _marked("Straße", "stras") == []
    assert _marked("Straße", "strass") == ["Straß"]


_TEXTS = st.text(alphabet="aAbé\u0301ßﬁİ'\u2019-\u2014 .\n\t…1", max_size=250)


@given(text=_TEXTS, wanted=st.text(alphabet="aAbé\u0301ßﬁi'- 1", max_size=12))
def test_what_is_marked_lies_in_what_is_shown_and_is_one_of_the_words(
    text: str, wanted: str
) -> None:
    words = folded_words(wanted)
    for shown in (excerpt(text, words), whole(text, words)):
        end = 0
        for span in shown.spans:
            assert end <= span.start < span.end <= len(shown.text)
            assert fold_text(shown.text[span.start : span.end]) in words
            end = span.end


@given(text=st.text(max_size=300), cut=st.integers(0, 300))
def test_every_word_of_a_text_is_found_and_shown(text: str, cut: int) -> None:
    words = [one for one in " ".join(text.split()).split(" ") if fold_text(one).strip()]
    if not words:
        return
    wanted = words[cut % len(words)]
    # One character may be several words, such as a fraction: it is found, and never marked.
    assume(all(fold_text(one).strip().isalnum() or not fold_text(one).strip() for one in wanted))
    [hit] = SearchIndex([_entry("", text)]).search(wanted)

    assert len(hit.excerpt.text) <= max(92, len(wanted) + 92)
    assert hit.excerpt.spans


# -- a workbook ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    """The sample, with the words, a help topic and the library."""
    snapshot = sample_snapshot()
    framework = snapshot.framework
    topic = ("privacy", "Privacy", ("What stays here", "The program uses no network."))
    return SearchIndex(
        (
            *entries_of(snapshot),
            *entries_of_words(framework),
            *entries_of_help([topic]),
            *entries_of_library(load_library(framework.id)),
        )
    )


def _first(index: SearchIndex, kind: FoundKind, wanted: str) -> Hit:
    return next(hit for hit in index.search(wanted) if hit.entry.kind is kind)


def test_a_question_is_found_by_its_name_and_by_its_own_words(index: SearchIndex) -> None:
    for wanted in ("m3", "drift and harm", "challenging drift"):
        hit = _first(index, FoundKind.QUESTION, wanted)
        assert (hit.entry.question_id, hit.title.text) == ("M3", "M3 Drift and harm")


def test_the_help_with_a_question_says_that_it_is_help(index: SearchIndex) -> None:
    hit = _first(index, FoundKind.QUESTION, "staff could say when they last heard")

    assert hit.title.text == "S8 Championing, Help"


def test_an_answer_leads_to_the_very_box() -> None:
    content: dict[str, Any] = sample_content()
    [answer] = [one for one in content["answers"] if one["question_id"] == "M3"]
    answer["worried_about"] = "Zebras cross the yard"
    [hit] = SearchIndex(entries_of(snapshot_from_content(content))).search("zebra")

    assert hit.title.text == "M3 Drift and harm, Worried about"
    assert (hit.entry.kind, hit.entry.question_id) == (FoundKind.ANSWER, "M3")
    assert hit.part.field == "worried_about"


def test_the_name_of_a_question_does_not_bring_up_every_answer_to_it(index: SearchIndex) -> None:
    kinds = [hit.entry.kind for hit in index.search("drift and harm")]

    assert FoundKind.QUESTION in kinds
    assert FoundKind.ANSWER not in kinds


def test_sets_that_are_not_answered_are_not_found() -> None:
    content: dict[str, Any] = sample_content()
    content["organisation"]["set_ids"] = ["M"]
    hits = SearchIndex(entries_of(snapshot_from_content(content))).search("s")

    assert {hit.entry.question_id for hit in hits if hit.entry.question_id} <= {
        "M1",
        "M2",
        "M3",
        "M4",
        "M5",
    }


def test_evidence_and_actions_lead_to_the_field_that_holds_the_words() -> None:
    content: dict[str, Any] = sample_content()
    content["evidence"] = [
        {"title": "Quokka log", "shows": "Nothing yet", "kept_at": "Walrus cupboard"}
    ]
    content["actions"] = [{"what_we_do": "Count wombats", "lead_role": "Okapi lead"}]
    index = SearchIndex(entries_of(snapshot_from_content(content)))
    found = {
        wanted: (hit.title.text, hit.part.field)
        for wanted in ("quokka", "walrus", "wombat", "okapi")
        for hit in index.search(wanted)
    }

    assert found == {
        "quokka": ("E1 Quokka log", "title"),
        "walrus": ("E1 Quokka log, Where it is kept", "kept_at"),
        "wombat": ("A1 Count wombats", "what_we_do"),
        "okapi": ("A1 Count wombats, Who leads", "lead_role"),
    }


def test_what_happened_in_a_period_leads_to_its_number(index: SearchIndex) -> None:
    snapshot = sample_snapshot()
    value = next(one for one in snapshot.indicator_values if one.note)
    hit = _first(index, FoundKind.INDICATOR, value.note)

    assert hit.title.text.endswith(value.period)
    assert hit.record_id.count("-") == value.id.count("-")
    assert hit.record_id != hit.entry.record_id


def test_words_help_and_the_library_are_found(index: SearchIndex) -> None:
    assert _first(index, FoundKind.WORD, "disguised").title.text == "Disguised compliance"
    assert _first(index, FoundKind.HELP, "no network").entry.record_id == "privacy"
    library = _first(index, FoundKind.LIBRARY, "avoid drift")
    assert library.title.text.startswith("Halton 2022-25, not Bolton's")


def test_five_hundred_records_answer_within_one_keystroke() -> None:
    texts = [f"{_LONG} Caf\u00e9 {number}. {_LONG}" for number in range(500)]
    index = SearchIndex(_entry(f"E{at} Sample", text, text) for at, text in enumerate(texts))
    times = []
    for _ in range(5):
        start = process_time()
        assert len(index.search("child half cafe sup")) == 500
        times.append(process_time() - start)

    # About 5 ms where nothing else runs.
    assert min(times) < 0.05
