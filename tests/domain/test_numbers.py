import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.numbers import number_text, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [("21", 21), (" 1,234 ", 1234), ("1234", 1234), ("91.5", 91.5), ("0", 0), ("-3", -3)],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert parse_number(text) == value


def test_nothing_is_no_number() -> None:
    assert parse_number("  ") is None


@pytest.mark.parametrize("text", ["28 of 30", "about 5", "12,34", "1e5", "<5", "inf", "1.", "٣"])
def test_what_is_no_number_is_told_with_what_is_wanted(text: str) -> None:
    with pytest.raises(ValueError, match=r"such as 12, 1,234 or 91\.5"):
        parse_number(text)


def test_a_slip_of_the_hand_is_not_taken_for_a_count() -> None:
    with pytest.raises(ValueError, match="too large"):
        parse_number("1" * 12)


def test_numbers_are_written_as_people_read_them() -> None:
    values = (21.0, 1234.0, 1234567.0, 91.5, 66.666, 0.0, -0.001)
    written = ["21", "1,234", "1,234,567", "91.5", "66.67", "0", "0"]
    assert [number_text(one) for one in values] == written


@given(st.integers(-10_000_000, 10_000_000))
def test_what_is_written_is_read_again(value: int) -> None:
    assert parse_number(number_text(value)) == value
