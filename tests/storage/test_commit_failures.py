"""A commit that fails loses nothing and is tried again."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.change_log import ChangeLog
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    HEADING,
    change,
    change_set,
    held,
    values,
    without_marks,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_ROW = "_insert"


class _Fault:
    """Makes every insert fail while it is on, and counts how often it bit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: type[apsw.Error]) -> None:
        self.is_on = False
        self.bites = 0
        real: Callable[..., int] = getattr(ChangeLog, _FIRST_ROW)

        def insert(log: ChangeLog, one: object) -> int:
            added = real(log, one)
            if self.is_on:
                self.bites += 1
                raise error("the disk says no")
            return added

        monkeypatch.setattr(ChangeLog, _FIRST_ROW, insert)


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> _Fault:
    return _Fault(monkeypatch, apsw.FullError)


def test_a_failed_commit_says_so_and_the_next_one_takes_it_along(
    target: Path, profile: Path, fault: _Fault, warning_records: list[logging.LogRecord]
) -> None:
    store = Store.create(target, profile, HEADING, ())
    fault.is_on = True
    with pytest.raises(KnownError) as caught:
        store.append(change_set(change("kept"))).result()
    assert caught.value.code == "disk_full"
    assert fault.bites == 1
    assert (store.has_uncommitted, store.has_unpublished) == (True, True)

    fault.is_on = False
    store.append(change_set(change("next"))).result()
    assert (store.has_uncommitted, store.has_unpublished) == (False, True)
    store.close()
    assert values(held(target, profile)) == ["kept", "next"]
    warning_records.clear()


def test_publishing_commits_what_is_pending_first(
    target: Path, profile: Path, fault: _Fault, warning_records: list[logging.LogRecord]
) -> None:
    store = Store.create(target, profile, HEADING, ())
    fault.is_on = True
    assert store.append(change_set(change("kept"))).exception() is not None
    with pytest.raises(KnownError):
        store.publish().result()
    assert fault.bites == 2
    fault.is_on = False
    assert store.publish().result() is not None
    assert values(held(target, profile)) == ["kept"]
    store.close()
    warning_records.clear()


def test_closing_with_a_full_disk_stays_open_to_try_again(
    target: Path, profile: Path, fault: _Fault, warning_records: list[logging.LogRecord]
) -> None:
    store = Store.create(target, profile, HEADING, ())
    fault.is_on = True
    assert store.append(change_set(change("kept"))).exception() is not None
    with pytest.raises(KnownError) as caught:
        store.close()
    assert caught.value.code == "disk_full"
    fault.is_on = False
    store.close()
    assert values(held(target, profile)) == ["kept"]
    warning_records.clear()


def test_a_commit_that_happened_without_saying_so_is_not_done_twice(
    target: Path,
    profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    warning_records: list[logging.LogRecord],
) -> None:
    store = Store.create(target, profile, HEADING, ())
    real_append = ChangeLog.append

    def append_and_fail(
        log: ChangeLog, change_sets: Sequence[ChangeSet], *, beyond: int = 0
    ) -> LogState:
        real_append(log, change_sets, beyond=beyond)
        raise apsw.IOError("the disk fell silent after the commit")

    with monkeypatch.context() as patch:
        patch.setattr(ChangeLog, "append", append_and_fail)
        assert store.append(change_set(change("once"))).exception() is not None
    store.append(change_set(change("next"))).result()
    store.close()
    assert values(held(target, profile)) == ["once", "next"]
    warning_records.clear()


def test_a_merge_that_cannot_be_written_is_not_forgotten(
    target: Path, profile: Path, tmp_path: Path, fault: _Fault
) -> None:
    workbook(target, profile)
    here, there = Store.open(target, profile), Store.open(target, tmp_path / "there")
    theirs = change("theirs")
    there.append(change_set(theirs)).result()
    there.close()
    here.append(change_set(change("ours"))).result()
    fault.is_on = True
    with pytest.raises(KnownError):
        here.publish().result()
    assert fault.bites == 1
    assert "theirs" in values(held(target, profile))
    fault.is_on = False
    done = here.publish().result()
    assert done is not None
    assert without_marks(done.merged) == (theirs,)
    here.close()
    assert values(held(target, profile)) == ["first", "second", "theirs", "ours"]


def test_a_full_disk_while_a_workbook_is_made_leaves_nothing(
    target: Path, profile: Path, fault: _Fault
) -> None:
    fault.is_on = True
    with pytest.raises(KnownError) as caught:
        Store.create(target, profile, HEADING, (change(),))
    assert caught.value.code == "disk_full"
    assert list(target.parent.iterdir()) == []
    assert list((profile / "open").iterdir()) == []
