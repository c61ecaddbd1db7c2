from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.clock import system_clock
from neglect_workbook.domain.identity import from_microseconds, id_after, make_id, to_microseconds

#: Microseconds from 1970 to the end of the year 9999.
_MOMENTS = st.integers(0, 253_402_300_799_999_999)


@given(_MOMENTS)
def test_an_id_is_a_valid_uuid_of_version_7_that_holds_the_millisecond(moment: int) -> None:
    made = UUID(make_id(moment))
    assert made.version == 7
    assert made.variant == RFC_4122
    assert made.int >> 80 == moment // 1000


@given(_MOMENTS, st.integers(1, 5_000))
def test_ids_sort_by_the_microsecond_that_they_were_made(moment: int, later: int) -> None:
    assert make_id(moment) < make_id(moment + later)


def test_ids_of_one_moment_differ() -> None:
    assert len({make_id(1_781_654_400_000_000) for _ in range(100)}) == 100


@given(_MOMENTS)
def test_the_id_after_another_sorts_after_it_and_is_the_same_everywhere(moment: int) -> None:
    first = make_id(moment)
    second = id_after(first)
    assert first < second < id_after(second)
    assert id_after(first) == second
    assert UUID(second).version == 7
    assert id_after(make_id(moment)) != second


@given(_MOMENTS)
def test_a_moment_comes_back_from_microseconds_as_it_was(moment: int) -> None:
    assert to_microseconds(from_microseconds(moment)) == moment


def test_the_zone_of_a_clock_does_not_change_its_moment() -> None:
    summer = timezone(timedelta(hours=1))
    at_home = datetime(2026, 6, 17, 10, 0, tzinfo=summer)
    assert to_microseconds(at_home) == to_microseconds(datetime(2026, 6, 17, 9, 0, tzinfo=UTC))


def test_the_clock_of_the_system_says_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)
