"""The cleaner of texts that leave the program."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.exchange.clean import clean_counted, clean_text

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "code", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
)
def test_a_forbidden_character_goes_and_is_counted(code: int) -> None:
    cleaned = clean_counted(f"before{chr(code)}after")
    assert (cleaned.text, cleaned.removed) == ("beforeafter", 1)


@pytest.mark.parametrize(
    "kept",
    [
        "tab\there",
        "two\nlines",
        "=1+1",
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
        "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH}",
        "\N{RIGHT-TO-LEFT OVERRIDE}right",
        " a ",
    ],
)
def test_everything_else_stays(kept: str) -> None:
    assert clean_counted(kept).removed == 0
    assert clean_text(kept) == kept


def test_line_ends_become_line_feeds_and_are_not_counted_as_lost() -> None:
    cleaned = clean_counted("one\r\ntwo\rthree\n")
    assert (cleaned.text, cleaned.removed) == ("one\ntwo\nthree\n", 0)


def test_letters_are_composed() -> None:
    assert clean_text("cafe\u0301") == "caf\u00e9"


@given(ANY_TEXT)
def test_a_clean_text_can_be_encoded_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned) == cleaned
