from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.periods import (
    Period,
    Rhythm,
    chart_labels,
    columns,
    in_order,
    parse_period,
    period_at,
    present_period,
)

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
RHYTHMS = st.sampled_from(Rhythm)


def read(text: str) -> Period:
    period = parse_period(text)
    assert period is not None
    return period


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("September 2026", "September 2026"),
        ("sept  2026", "September 2026"),
        ("Sep 2026", "September 2026"),
        ("Autumn 1 2026", "Autumn 1 2026"),
        ("AUTUMN 1, 2026", "Autumn 1 2026"),
        ("Autumn term 2026", "Autumn term 2026"),
        ("Autumn 2026", "Autumn term 2026"),
        ("2026", "2026"),
        ("2025-26", "2025-26"),
        ("2025/26", "2025-26"),
        ("2025\N{EN DASH}2026", "2025-26"),
        ("1999-00", "1999-00"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, whole: str) -> None:
    assert read(text).text == whole


@pytest.mark.parametrize(
    "text", ["", "Soon", "Autumn 3 2026", "March term 2026", "2025-27", "26", "Ma 2026", "Week 3"]
)
def test_what_is_no_period_is_not_guessed(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("day", "half_term", "term", "year"),
    [
        (date(2026, 9, 1), "Autumn 1 2026", "Autumn term 2026", "2026-27"),
        (date(2026, 10, 31), "Autumn 1 2026", "Autumn term 2026", "2026-27"),
        (date(2026, 11, 1), "Autumn 2 2026", "Autumn term 2026", "2026-27"),
        (date(2026, 12, 31), "Autumn 2 2026", "Autumn term 2026", "2026-27"),
        (date(2027, 1, 1), "Spring 1 2027", "Spring term 2027", "2026-27"),
        (date(2027, 2, 14), "Spring 1 2027", "Spring term 2027", "2026-27"),
        (date(2027, 2, 15), "Spring 2 2027", "Spring term 2027", "2026-27"),
        (date(2027, 3, 31), "Spring 2 2027", "Spring term 2027", "2026-27"),
        (date(2027, 4, 1), "Summer 1 2027", "Summer term 2027", "2026-27"),
        (date(2027, 6, 1), "Summer 2 2027", "Summer term 2027", "2026-27"),
        (date(2027, 8, 31), "Summer 2 2027", "Summer term 2027", "2026-27"),
    ],
)
def test_a_day_lies_in_its_half_term_term_and_school_year(
    day: date, half_term: str, term: str, year: str
) -> None:
    rhythms = (Rhythm.HALF_TERM, Rhythm.TERM, Rhythm.YEAR)
    assert [period_at(one, day).text for one in rhythms] == [half_term, term, year]


@given(RHYTHMS, DAYS)
def test_every_day_lies_between_its_period_and_the_next(rhythm: Rhythm, day: date) -> None:
    period = period_at(rhythm, day)
    assert period.first_day <= day < period.next().first_day
    assert period.next().next(-1) == period
    assert parse_period(period.text) == period


def test_half_terms_follow_each_other_through_the_school_year() -> None:
    period = read("Autumn 1 2025")
    following = [period.next(by).text for by in range(7)]
    assert following == [
        "Autumn 1 2025",
        "Autumn 2 2025",
        "Spring 1 2026",
        "Spring 2 2026",
        "Summer 1 2026",
        "Summer 2 2026",
        "Autumn 1 2026",
    ]
    assert read("2026").next().text == "2027"
    assert read("2025-26").next(-1).text == "2024-25"


def test_values_stand_in_the_order_of_their_periods_and_unknown_ones_last() -> None:
    texts = ("Later", "May 2026", "Autumn 1 2025", "Spring term 2026", "Earlier", "Spring 1 2026")
    assert in_order(texts, lambda text: text) == (
        "Autumn 1 2025",
        "Spring term 2026",
        "Spring 1 2026",
        "May 2026",
        "Later",
        "Earlier",
    )


def test_columns_show_what_was_passed_over_and_the_present() -> None:
    shown = columns(("July 2026", "May 2026"), read("September 2026"))
    assert shown == ("May 2026", "June 2026", "July 2026", "August 2026", "September 2026")


def test_columns_hold_a_period_as_often_as_it_has_a_value() -> None:
    assert columns(("2026", "2026"), read("2026")) == ("2026", "2026")


def test_columns_leave_out_a_gap_of_years() -> None:
    shown = columns(("March 2019",), read("September 2026"))
    assert shown == ("March 2019", "September 2026")


def test_columns_of_a_closed_workbook_end_with_the_last_value() -> None:
    assert columns(("Autumn 1 2026", "Spring 2 2026", "Now"), None) == (
        "Spring 2 2026",
        "Summer 1 2026",
        "Summer 2 2026",
        "Autumn 1 2026",
        "Now",
    )


def test_columns_of_another_rhythm_do_not_fill_gaps() -> None:
    assert columns(("May 2026", "September 2026"), read("Autumn 2 2026")) == (
        "May 2026",
        "September 2026",
        "Autumn 2 2026",
    )


def test_the_present_year_is_written_as_the_years_before_it() -> None:
    day = date(2026, 11, 25)
    assert present_period(Rhythm.YEAR, day, ("2024", "2025")).text == "2026"
    assert present_period(Rhythm.YEAR, day, ("2024-25",)).text == "2026-27"
    assert present_period(Rhythm.MONTH, day, ("2024",)).text == "November 2026"


def test_a_chart_names_the_year_under_the_first_of_it() -> None:
    texts = ("Autumn 1 2025", "Autumn 2 2025", "Spring 1 2026", "Autumn 1 2026", "Soon")
    labels = [(one.name, one.year) for one in chart_labels(texts)]
    assert labels == [
        ("Autumn 1", "2025"),
        ("Autumn 2", ""),
        ("Spring 1", "2026"),
        ("Autumn 1", ""),
        ("Soon", ""),
    ]
    labels = [(one.name, one.year) for one in chart_labels(("September 2026", "2025-26"))]
    assert labels == [("Sept", "2026"), ("2025-26", "")]
