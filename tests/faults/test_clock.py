"""Row 24: a clock that is wrong changes neither what is the newest nor who may write."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from neglect_workbook.storage import opening, saver
from neglect_workbook.workbook import NewWorkbook, create_workbook, open_workbook
from tests.workbook.conftest import FRAMEWORK

_NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
_SHIFTS = {
    "two years back": timedelta(days=-730),
    "a day on": timedelta(days=1),
    "an hour back": timedelta(hours=-1),
}


def _clock(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@pytest.mark.parametrize("shift", _SHIFTS.values(), ids=_SHIFTS)
def test_what_was_written_last_is_what_shows_whatever_the_clock_says(
    target: Path, profile: Path, shift: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary", ("M",))
    first = create_workbook(target, wanted, profile=profile, author="a" * 12, clock=_clock(_NOW))
    first.set_answer("M1", reason="Written first.")
    first.set_answer("M3", reason="Not touched again.")
    assert first.last_save is not None
    first.last_save.result()
    first.store.abandon()

    for module in (opening, saver):
        monkeypatch.setattr(module, "system_clock", _clock(_NOW + shift))
    shifted = open_workbook(target, profile=profile, author="a" * 12, clock=_clock(_NOW + shift))
    assert shifted.store.other_holder is None
    assert not shifted.is_read_only
    assert shifted.snapshot.answers["M1"].reason == "Written first."
    shifted.set_answer("M1", reason="Written with the wrong clock.")
    assert shifted.snapshot.answers["M1"].reason == "Written with the wrong clock."
    shifted.close()

    monkeypatch.undo()
    monkeypatch.setenv("NEGLECT_WORKBOOK_PROFILE", str(profile))
    again = open_workbook(target, profile=profile, author="a" * 12, clock=_clock(_NOW))
    assert again.snapshot.answers["M1"].reason == "Written with the wrong clock."
    again.set_answer("M1", reason="Written with the clock set right.")
    assert again.snapshot.answers["M1"].reason == "Written with the clock set right."
    assert again.snapshot.answers["M3"].reason == "Not touched again."
    again.close()
