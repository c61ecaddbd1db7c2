"""The words that only one of two texts has."""

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.word_differences import compare_words, only_here


def test_words_that_differ_are_told_and_the_others_are_not() -> None:
    compared = compare_words("We look each week.", "We look each day, and ask.")
    assert compared is not None
    assert only_here(compared[0]) == ("week",)
    assert only_here(compared[1]) == ("day, and ask",)


def test_white_space_alone_makes_no_difference() -> None:
    compared = compare_words("We look.\n\nEach week.", "We look. Each week.")
    assert compared is not None
    assert only_here(compared[0]) == only_here(compared[1]) == ()


def test_very_long_texts_are_not_compared() -> None:
    assert compare_words("word " * 2_000, "word") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_stretches_are_the_whole_text(one: str, other: str) -> None:
    compared = compare_words(one, other)
    assert compared is not None
    assert "".join(stretch.text for stretch in compared[0]) == one
    assert "".join(stretch.text for stretch in compared[1]) == other
