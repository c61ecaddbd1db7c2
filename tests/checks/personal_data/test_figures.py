"""The targets of the personal-data check, over every labelled sentence, held-out ones too."""

import pytest

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.keeping.known_words import words_of
from tools.privacy_figures import STOP_KINDS, Figures, measure, seconds_for, sentences

_STOPS = [kind.value for kind in STOP_KINDS]
_SMALL = "child_name without capital"


@pytest.fixture(scope="module")
def words() -> KnownWords:
    return words_of("bscp-neglect-2026")


@pytest.fixture(scope="module", params=["tuned-with", "held-out"])
def figures(request: pytest.FixtureRequest, words: KnownWords) -> Figures:
    return measure(sentences(request.param), words)


def test_there_are_over_1200_sentences_and_half_of_them_are_clean() -> None:
    everything = sentences("")
    clean = [one for one in everything if not one.labels]

    assert len(everything) >= 1_200
    assert 0.45 <= len(clean) / len(everything) <= 0.55
    assert len(sentences("held-out")) >= len(everything) / 4


def test_what_stops_is_found_and_hardly_anything_else_stops(figures: Figures) -> None:
    assert figures.recall(*_STOPS) >= 0.995
    assert figures.precision(*_STOPS) >= 0.97


@pytest.mark.parametrize("kind", _STOPS)
def test_each_kind_that_stops_is_found(figures: Figures, kind: str) -> None:
    assert figures.recall(kind) >= 0.995


@pytest.mark.parametrize("kind", [MarkKind.PHONE, MarkKind.POSTCODE])
def test_ways_to_reach_somebody_are_found(figures: Figures, kind: str) -> None:
    assert figures.recall(kind) >= 0.98


@pytest.mark.parametrize(
    "kind",
    [MarkKind.ADDRESS, MarkKind.CASE_REFERENCE, MarkKind.INITIALS, MarkKind.SMALL_NUMBER],
)
def test_what_may_tell_who_somebody_is_is_found(figures: Figures, kind: str) -> None:
    assert figures.recall(kind) >= 0.9
    assert figures.precision(kind) >= 0.85


def test_names_are_found_with_capitals_and_without(figures: Figures) -> None:
    assert figures.recall(MarkKind.CHILD_NAME) >= 0.95
    assert figures.recall(_SMALL) >= 0.8


def test_clean_text_is_hardly_ever_taken_for_a_name(figures: Figures) -> None:
    assert figures.words_per_false_name >= 200


def test_ten_thousand_words_take_less_than_a_second(words: KnownWords) -> None:
    assert min(seconds_for(words) for _ in range(3)) < 1
