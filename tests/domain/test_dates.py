import re
from datetime import date, datetime

import pytest

from neglect_workbook.domain.dates import (
    clock_time,
    day_and_month,
    long_date,
    month_and_year,
    parse_date,
    short_date,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 December 2026", date(2026, 12, 17)),
        ("  17   december  2026 ", date(2026, 12, 17)),
        ("17 Dec 2026", date(2026, 12, 17)),
        ("17th December, 2026", date(2026, 12, 17)),
        ("Thursday 17 December 2026", date(2026, 12, 17)),
        ("Thurs 17 Dec 2026", date(2026, 12, 17)),
        ("December 17, 2026", date(2026, 12, 17)),
        ("17/12/2026", date(2026, 12, 17)),
        ("17/12/26", date(2026, 12, 17)),
        ("17.12.2026", date(2026, 12, 17)),
        ("17-12-2026", date(2026, 12, 17)),
        ("17 12 2026", date(2026, 12, 17)),
        ("17-Dec-26", date(2026, 12, 17)),
        ("2026-12-17", date(2026, 12, 17)),
        ("3 Sept 2026", date(2026, 9, 3)),
        ("3 sep 2026", date(2026, 9, 3)),
        ("29/2/2028", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_the_way_people_write_it(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 Dec", date(2026, 12, 17)),
        ("23 November", TODAY),
        ("22 November", date(2027, 11, 22)),
        ("17/1", date(2027, 1, 17)),
        ("January 17", date(2027, 1, 17)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_a_date_without_a_year_is_the_coming_one(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Sept", date(2026, 9, 15)),
        ("23 November", TODAY),
        ("24 November", date(2025, 11, 24)),
        ("29 February", date(2024, 2, 29)),
        ("24/11/2026", date(2026, 11, 24)),
    ],
)
def test_the_date_of_what_has_happened_is_the_last_one(text: str, day: date) -> None:
    assert parse_date(text, TODAY, is_past=True) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/11/2026", "November has 30 days. Check the date."),
        ("31 November", "November has 30 days. Check the date."),
        ("0 May 2026", "May has 31 days. Check the date."),
        ("29 February 2027", "February 2027 has 28 days. Check the date."),
        ("12/17/2026", "There are 12 months. Write the day first, such as 17/12/2026."),
        ("December 2026", "Add the day, such as 17 December 2026."),
        ("17 December 226", "Check the year. Write it in full, such as 2026."),
        ("17 December 1066", "Check the year. Write it in full, such as 2026."),
        ("17 Ma 2026", "Write a date such as 17 December 2026."),
        ("17 Smarch 2026", "Write a date such as 17 December 2026."),
        ("soon", "Write a date such as 17 December 2026."),
        ("end of term", "Write a date such as 17 December 2026."),
        ("", "Write a date such as 17 December 2026."),
        ("\u0661\u0667/12/2026", "Write a date such as 17 December 2026."),
    ],
)
def test_what_is_not_a_date_is_answered_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        parse_date(text, TODAY)


def test_the_long_form_is_read_back_as_the_same_day() -> None:
    for day in (date(2026, 9, 1), date(2028, 2, 29), date(2099, 12, 31)):
        assert parse_date(long_date(day), TODAY) == day
        assert parse_date(short_date(day), TODAY) == day


def test_dates_are_written_for_sentences_cells_lists_and_titles() -> None:
    day = date(2026, 9, 3)
    assert long_date(day) == "3 September 2026"
    assert short_date(day) == "3 Sept 2026"
    assert day_and_month(day) == "3 September"
    assert month_and_year(day) == "September 2026"


def test_a_time_is_written_as_hour_and_minute() -> None:
    assert clock_time(datetime(2026, 9, 3, 10, 42).astimezone()) == "10:42"
