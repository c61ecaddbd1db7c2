"""Copies of the person's file as it was, beside it, and never in the way of saving."""

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from neglect_workbook.domain.changes import Change
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.backups import FOLDER, BackupKeeper, find_backups
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.store import Store
from neglect_workbook.storage.verify import verify
from tests.storage.builders import backups, change, change_set, held, values, workbook


def _work(target: Path, profile: Path, *changes: Change) -> None:
    """A session in which somebody adds to a workbook."""
    store = Store.open(target, profile)
    for one in changes:
        store.append(change_set(one))
    store.close()


def _kept_values(target: Path, profile: Path) -> list[list[object]]:
    """What each backup holds, newest first."""
    return [[*values(held(one.path, profile))] for one in find_backups(target)]


def test_a_session_keeps_the_file_as_it_found_it(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"))
    _work(target, profile, change("two"), change("three"))
    _work(target, profile, change("four"))
    assert _kept_values(target, profile) == [["one", "two", "three"], ["one"]]
    assert [verify(one.path).problems for one in find_backups(target)] == [(), ()]


def test_a_session_makes_one_backup_however_often_it_publishes(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"))
    store = Store.open(target, profile)
    for text in ("two", "three", "four"):
        store.append(change_set(change(text)))
        store.publish().result()
    store.close()
    assert _kept_values(target, profile) == [["one"]]


def test_a_new_workbook_and_one_that_is_only_read_have_no_backup(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    Store.open(target, profile).close()
    assert backups(target) == []
    assert not (target.parent / FOLDER).exists()


def test_names_say_the_day_and_are_safe_on_windows(target: Path, profile: Path) -> None:
    workbook(target, profile, change("one"))
    _work(target, profile, change("two"))
    _work(target, profile, change("three"))
    names = sorted(backups(target))
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    assert len(set(names)) == 2
    for name in names:
        assert name.startswith(f"Self evaluation backup {today} ")
        assert not set(name) & set('<>:"/\\|?*')


def test_what_somebody_else_wrote_is_kept_before_it_is_replaced(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile, change("one"))
    ours = Store.open(target, profile)
    ours.append(change_set(change("ours", at="M4")))
    ours.publish().result()
    _work(target, tmp_path / "their profile", change("theirs", at="M5"))
    ours.append(change_set(change("ours again", at="M6")))
    ours.close()
    assert ["one", "ours", "theirs"] in _kept_values(target, profile)


def test_the_present_is_kept_when_asked_even_what_is_not_published_yet(
    store: Store, target: Path, profile: Path
) -> None:
    store.append(change_set(change("third")))
    store.back_up()
    store.back_up()
    assert _kept_values(target, profile) == [["first", "second", "third"]]
    assert values(held(target, profile)) == ["first", "second"]


def test_a_copy_on_this_computer_that_cannot_be_replaced_is_told_in_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies there when an earlier one could not be deleted."""
    store.append(change_set(change("third")))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _refuse)
        with pytest.raises(KnownError) as caught:
            store.back_up()

    assert caught.value.code == "not_allowed"


def _refuse(_path: Path, *, missing_ok: bool = False) -> None:
    raise PermissionError(errno.EACCES, f"Permission denied ({missing_ok})")


def test_no_room_for_a_backup_never_stops_publishing_and_is_tried_again(
    store: Store, target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(target.parent)
    full = usage._replace(free=1000)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _folder: full)
        store.append(change_set(change("third")))
        store.publish().result()
    assert values(held(target, profile)) == ["first", "second", "third"]
    problem = store.backup_problem
    assert problem is not None
    assert "No backup copy of Self evaluation.nwbk could be made" in problem.sentence
    assert "too little room" in problem.sentence
    assert backups(target) == []
    store.append(change_set(change("fourth")))
    store.publish().result()
    assert store.backup_problem is None
    assert _kept_values(target, profile) == [["first", "second", "third"]]


def test_a_file_in_the_place_of_the_folder_never_stops_publishing(
    store: Store, target: Path, profile: Path
) -> None:
    (target.parent / FOLDER).write_text("a letter")
    store.append(change_set(change("third")))
    store.publish().result()
    assert values(held(target, profile)) == ["first", "second", "third"]
    assert store.backup_problem is not None
    assert (target.parent / FOLDER).read_text() == "a letter"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_refuses_never_stops_publishing(
    store: Store, target: Path, profile: Path
) -> None:
    (target.parent / FOLDER).mkdir(mode=0o500)
    store.append(change_set(change("third")))
    store.publish().result()
    assert values(held(target, profile)) == ["first", "second", "third"]
    assert store.backup_problem is not None


def test_a_copy_that_the_folder_did_not_keep_is_no_backup(
    store: Store, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_badly(source: Path, copy: Path) -> None:
        copy.write_bytes(source.read_bytes()[:-1] + b"?")

    with monkeypatch.context() as patch:
        patch.setattr("neglect_workbook.storage.backups.shutil.copyfile", copy_badly)
        store.back_up()
    assert store.backup_problem is not None
    assert backups(target) == []


def test_a_publish_that_fails_again_and_again_makes_one_backup(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile, change("one"))

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "in use")

    for _ in range(2):
        store = Store.open(target, profile)
        store.append(change_set(change("two")))
        with monkeypatch.context() as patch:
            patch.setattr("neglect_workbook.storage.publish.put_in_place", refuse)
            with pytest.raises(KnownError):
                store.publish().result()
        store.abandon()
    assert _kept_values(target, profile) == [["one"]]


class _Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_old_backups_go_and_nothing_that_is_not_ours(target: Path, tmp_path: Path) -> None:
    folder = target.parent / FOLDER
    folder.mkdir()
    others = [
        "Self evaluation.nwbk",
        "Self evaluation backup.nwbk",
        "Self evaluation backup 2020-01-01 10.00 - Copy.nwbk",
        "Other backup 2020-01-01 10.00.nwbk",
        "Self evaluation backup 2020-13-01 10.00.nwbk",
        "notes.txt",
    ]
    for name in others:
        (folder / name).write_text("mine")
    file = tmp_path / "whole.nwbk"
    clock = _Clock()
    keeper = BackupKeeper(target, clock)
    for day in range(60):
        file.write_text(f"day {day}")
        keeper.keep(file, LogState(day, day))
        clock.now += timedelta(days=1)
    assert set(others) <= set(backups(target))
    assert len(find_backups(target)) < 17
    assert find_backups(target)[0].path.read_text() == "day 59"


def test_what_a_crash_left_half_made_is_no_backup_and_goes(target: Path, tmp_path: Path) -> None:
    folder = target.parent / FOLDER
    folder.mkdir()
    half = folder / "~$Self evaluation backup 2026-11-20-0a1b2c3d.tmp"
    empty = folder / "Self evaluation backup 2026-11-20 10.00.nwbk"
    fresh = folder / "~$Self evaluation backup 2026-11-26-0a1b2c3e.tmp"
    for path in (half, empty, fresh):
        path.touch()
    for path in (half, empty):
        os.utime(path, (0, 0))
    assert find_backups(target) == ()
    file = tmp_path / "whole.nwbk"
    file.write_text("whole")
    BackupKeeper(target).keep(file, LogState(1, 1))
    assert not half.exists()
    assert not empty.exists()
    assert fresh.exists()
    assert len(find_backups(target)) == 1


def test_a_very_long_name_has_backups_too(target: Path, tmp_path: Path) -> None:
    long = target.with_name("é" * 120 + ".nwbk")
    alike = target.with_name("é" * 119 + "e.nwbk")
    file = tmp_path / "whole.nwbk"
    file.write_text("whole")
    for one in (long, alike):
        keeper = BackupKeeper(one)
        keeper.keep(file, LogState(1, 1))
        assert keeper.problem is None
        assert len(find_backups(one)) == 1


def test_many_backups_in_one_minute_stay_in_their_order(target: Path, tmp_path: Path) -> None:
    file = tmp_path / "whole.nwbk"
    keeper = BackupKeeper(target, _Clock())
    for number in range(12):
        file.write_text(f"state {number}")
        keeper.keep(file, LogState(number, number))
        assert find_backups(target)[0].path.read_text() == f"state {number}"
    assert len(find_backups(target)) == 3
