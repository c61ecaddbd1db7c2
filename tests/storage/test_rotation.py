"""Which backups stay, by their dates alone."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.storage.rotation import Backup, surplus

_NOW = datetime.fromisoformat("2026-11-26 14:00")
_NO_LIMIT = 10**12
_MOMENTS = st.datetimes(
    min_value=datetime.fromisoformat("2023-01-01"), max_value=datetime.fromisoformat("2029-12-31")
)


def _backup(made_at: datetime, size: int = 100, number: int = 1) -> Backup:
    return Backup(Path(f"a backup {made_at:%Y-%m-%d %H.%M} ({number}).nwbk"), made_at, number, size)


def _kept(backups: list[Backup], now: datetime = _NOW, most: int = _NO_LIMIT) -> list[datetime]:
    gone = {one.path for one in surplus(backups, now, most)}
    return sorted((one.made_at for one in backups if one.path not in gone), reverse=True)


def _one_after_the_other(moments: list[datetime], most: int = _NO_LIMIT) -> list[Backup]:
    """What is there after a backup was made at each of these moments, and the rest thinned out."""
    held: list[Backup] = []
    for moment in moments:
        held.append(_backup(moment))
        gone = {one.path for one in surplus(held, moment, most)}
        held = [one for one in held if one.path not in gone]
    return held


def test_three_sessions_of_one_day_stay() -> None:
    day = [_backup(_NOW - timedelta(minutes=30 * number)) for number in range(6)]
    assert _kept(day) == [one.made_at for one in day[:3]]


def test_a_year_of_school_days_leaves_days_weeks_and_months() -> None:
    mornings = [_NOW - timedelta(days=number) for number in range(365)]
    afternoons = [morning - timedelta(hours=3) for morning in mornings]
    held = _one_after_the_other(sorted([*mornings, *afternoons]))
    days = sorted({one.made_at.date() for one in held}, reverse=True)
    newest_week = [(_NOW - timedelta(days=number)).date() for number in range(7)]
    assert days[:7] == newest_week
    # Three more Sundays' weeks, and the two months before this one.
    assert [f"{day:%d %b}" for day in days[7:]] == ["15 Nov", "08 Nov", "31 Oct", "30 Sep"]
    assert len(held) <= 3 + 7 + 4 + 3


def test_days_are_counted_by_those_with_a_backup_so_a_long_rest_loses_none() -> None:
    held = [_backup(_NOW - timedelta(days=400 + number)) for number in range(7)]
    assert len(_kept([*held, _backup(_NOW)])) == 7


def test_a_clock_that_goes_back_two_years_loses_neither_old_nor_new() -> None:
    real = _one_after_the_other([_NOW - timedelta(days=9 - number) for number in range(10)])
    back = _NOW - timedelta(days=730)
    held = list(real)
    for number in range(30):
        now = back + timedelta(days=number)
        held.append(_backup(now))
        gone = {one.path for one in surplus(held, now, _NO_LIMIT)}
        assert held[-1].path not in gone
        held = [one for one in held if one.path not in gone]
    assert {one.path for one in real} <= {one.path for one in held}


def test_backups_of_a_clock_that_was_ahead_take_no_room_from_the_others() -> None:
    ahead = [_backup(_NOW + timedelta(days=5000 + number)) for number in range(9)]
    held = [_backup(_NOW - timedelta(days=number)) for number in range(7)]
    kept = _kept([*ahead, *held])
    assert [moment for moment in kept if moment <= _NOW] == [one.made_at for one in held]


def test_where_room_is_short_the_oldest_go_and_the_newest_stays() -> None:
    held = [_backup(_NOW - timedelta(days=number), size=100) for number in range(7)]
    assert _kept(held, most=250) == [held[0].made_at, held[1].made_at]
    assert _kept(held, most=0) == [held[0].made_at]


def test_a_wrong_clock_and_little_room_still_leave_both() -> None:
    ahead = [_backup(_NOW + timedelta(days=700 + number)) for number in range(5)]
    held = [_backup(_NOW - timedelta(days=number)) for number in range(5)]
    kept = _kept([*ahead, *held], most=500)
    assert len([moment for moment in kept if moment <= _NOW]) == 3
    assert len([moment for moment in kept if moment > _NOW]) == 2


@given(st.lists(_MOMENTS, min_size=1, max_size=40, unique=True), _MOMENTS, st.integers(0, 5000))
def test_some_always_stay_and_thinning_out_twice_is_once(
    moments: list[datetime], now: datetime, most: int
) -> None:
    backups = [_backup(moment, number=number) for number, moment in enumerate(moments, start=1)]
    gone = {one.path for one in surplus(backups, now, most)}
    left = [one for one in backups if one.path not in gone]
    assert left
    assert surplus(left, now, most) == ()
