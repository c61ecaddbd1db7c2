"""Which numbers are days, and which day each is: as openpyxl has it."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.styles.numbers import is_date_format as openpyxl_is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from neglect_workbook.exchange.incoming.dates import EPOCH, MAC_EPOCH, day_of, is_date_format

_EPOCHS = ((EPOCH, CALENDAR_WINDOWS_1900), (MAC_EPOCH, CALENDAR_MAC_1904))


@given(st.one_of(st.floats(-10, 80), st.floats(0, 2.9e6), st.integers(-10, 60_000).map(float)))
@example(0.0)
@example(59.9999999999)
@example(60.0)
@example(46349.5)
def test_a_number_stands_for_the_same_day(number: float) -> None:
    for ours, theirs in _EPOCHS:
        day: object = from_excel(number, theirs)
        assert day_of(number, ours) == (
            date(day.year, day.month, day.day) if isinstance(day, date) else None
        )


def test_a_number_beyond_all_dates_is_no_day() -> None:
    assert day_of(1e308, EPOCH) is None
    assert day_of(-1e308, EPOCH) is None


def test_the_formats_that_have_a_number_are_dates_where_they_show_one() -> None:
    # Those that openpyxl has no words for are dates of other languages.
    elsewhere = {*range(27, 37), *range(50, 59)}
    for number in range(164):
        words = BUILTIN_FORMATS.get(number, "General")
        meant = number in elsewhere or openpyxl_is_date_format(words)
        assert is_date_format(str(number), {}) is meant


@given(st.text(st.sampled_from('dmyhs0#;"[]\\_-/ Red:'), max_size=14))
@example("d mmm yyyy hh:mm")
@example('0 "days"')
@example("[Red]0")
@example("[h]:mm")
@example("0;dd")
def test_a_format_of_the_file_is_a_date_where_openpyxl_says_so(words: str) -> None:
    assert is_date_format("170", {"170": words}) is openpyxl_is_date_format(words)
