"""Rows 4, 5, 7, 8 and 20: the folder is full, may not be written, holds on, or goes away."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from neglect_workbook import files
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import publish
from neglect_workbook.storage.store import Store
from tests.faults.rounds import Figures, rounds
from tests.held_files import HeldError
from tests.storage.builders import (
    Dice,
    beside,
    change,
    change_set,
    held,
    values,
    workbook,
    working_copies,
)

_NOBODY = 65534
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte and a half."""
    place = tmp_path / "small disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(place)]
    if not _IS_ROOT or sys.platform != "linux" or subprocess.run(mount, check=False).returncode:
        # A disk that is really full is a mount of its own, and only root may mount.
        pytest.skip("only root may make a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(disk: Path) -> Path:
    """Take all the room that is left."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(4096))
    return ballast


@pytest.mark.parametrize("is_full", ["here", "there"])
@rounds(2, slow=100)
def test_a_full_disk_is_said_and_loses_nothing(
    small_disk: Path,
    tmp_path: Path,
    is_full: str,
    times: int,
    figures: Figures,
    warning_records: list[logging.LogRecord],
) -> None:
    profile, target = tmp_path / "profile", tmp_path / "a.nwbk"
    if is_full == "here":
        profile = small_disk / "profile"
    else:
        target = small_disk / "a.nwbk"
    workbook(target, profile)
    store = Store.open(target, profile)
    last, refused = change("third"), 0
    store.append(change_set(last)).result()
    for number in range(times):
        ballast = _fill(small_disk)
        newest = change(f"round {number} " * 9000)
        try:
            store.append(change_set(newest, replacing=(last,))).result()
            store.publish().result()
        except KnownError as error:
            refused += error.code == "disk_full"
        assert store.has_unpublished
        ballast.unlink()
        store.publish().result()
        assert values(held(target, tmp_path / "reader"))[-1] == newest.value
        last = newest
    store.close()
    warning_records.clear()
    figures("4", f"the disk is full ({is_full})", fills=times, said=refused, lost=0)
    assert refused == times


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of somebody who is not root, who cannot be told from root by what may be done."""
    if not hasattr(os, "geteuid"):
        # There is nobody to become: what a mode forbids on Unix, Windows keeps in lists of its own.
        pytest.skip("modes of files are another thing on Windows")
    folder = Path(tempfile.mkdtemp())
    before = os.geteuid()
    if before == 0:
        os.chown(folder, _NOBODY, _NOBODY)
        # What is imported late must be imported while that may be read.
        workbook(folder / "first.nwbk", folder / "first")
        Store.open(folder / "first.nwbk", folder / "first", read_only=True).close()
        shutil.rmtree(folder / "first")
        (folder / "first.nwbk").unlink()
        # Both who acts and who is asked about; the third keeps the way back.
        os.setresuid(_NOBODY, _NOBODY, 0)
    yield folder
    if before == 0:
        os.setresuid(0, 0, 0)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["the file", "the folder"])
def test_what_may_not_be_written_opens_to_be_read(as_nobody: Path, what: str) -> None:
    target, profile = as_nobody / "shared" / "a.nwbk", as_nobody / "profile"
    target.parent.mkdir()
    changes = workbook(target, profile)
    target.chmod(0o444)
    if what == "the folder":
        target.chmod(0o644)
        target.parent.chmod(0o555)
    store = Store.open(target, profile)
    assert store.is_read_only
    assert store.changes == changes
    assert beside(target) == [target.name]
    store.close()
    assert working_copies(profile) == []


def _refusing(target: Path, percent: int) -> Callable[[str | Path, str | Path], None]:
    """``os.replace`` where another program holds the target now and then."""
    dice, replace = Dice(percent), os.replace

    def put(source: str | Path, place: str | Path) -> None:
        if Path(place) == target and dice.below(100) < percent:
            error = HeldError(13, "held", str(target))
            error.winerror = (5, 32, 33)[dice.below(3)]
            raise error
        replace(source, place)

    return put


class _Publishes:
    """What many publishes into a folder that holds on came to."""

    refused = false = lost = 0

    def __init__(self, target: Path, profile: Path, times: int) -> None:
        store = Store.open(target, profile)
        last = change("third")
        store.append(change_set(last)).result()
        for number in range(times):
            newest = change(f"number {number}")
            store.append(change_set(newest, replacing=(last,))).result()
            last = newest
            try:
                store.publish().result()
            except KnownError as error:
                self.refused += error.code == "held_open" and store.has_unpublished
            else:
                self.false += newest not in held(target, profile)
        self.last = last
        self.store = store

    def close(self, target: Path, profile: Path) -> None:
        self.store.close()
        self.lost = int(self.last not in held(target, profile))


@pytest.mark.parametrize("percent", [3, 50, 100])
@rounds(12, slow=1000)
def test_a_folder_that_holds_on_makes_no_false_published(
    target: Path, profile: Path, percent: int, times: int, figures: Figures
) -> None:
    workbook(target, profile)
    if percent != 50:
        times = max(times // 10, 5)
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(files, "RETRY_WAITS", (0.0,) * len(files.RETRY_WAITS))
        patches.setattr(os, "replace", _refusing(target.resolve(), percent))
        done = _Publishes(target, profile, times)
    done.close(target, profile)

    figures(
        "7",
        f"replacing refused at {percent} %",
        publishes=times,
        refused=done.refused,
        false_published=done.false,
        lost=done.lost,
    )
    assert (done.false, done.lost) == (0, 0)
    assert (done.refused == times) == (percent == 100)
    # Eight tries at one half: of 250 publishes one is refused in the end.
    assert percent == 100 or done.refused <= times // 20 + 1


def test_without_trying_again_every_other_publish_is_refused(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    with monkeypatch.context() as patches:
        patches.setattr(files, "RETRY_WAITS", ())
        patches.setattr(os, "replace", _refusing(target.resolve(), 50))
        done = _Publishes(target, profile, 25)
    done.close(target, profile)

    assert done.refused > 5


def test_a_publish_that_passes_over_the_refusal_is_found_out(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)

    def put(temporary: Path, place: Path, *, check: Callable[[], None]) -> None:
        check()
        with suppress(PermissionError):
            temporary.replace(place)

    with monkeypatch.context() as patches:
        patches.setattr(publish, "put_in_place", put)
        patches.setattr(os, "replace", _refusing(target.resolve(), 50))
        done = _Publishes(target, profile, 25)
    done.store.abandon()

    assert done.false > 5


@rounds(3, slow=20)
def test_a_folder_that_drops_and_comes_back_loses_nothing(
    target: Path, profile: Path, times: int, figures: Figures
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    typed = []
    for number in range(times):
        away = target.parent.rename(target.parent.with_name("unplugged"))
        for each in range(3):
            typed.append(f"drop {number} {each}")
            store.append(change_set(change(typed[-1]))).result()
        with pytest.raises(KnownError) as caught:
            store.publish().result()
        assert caught.value.code == "folder_missing"
        assert "safe on this computer" in caught.value.next_step
        assert store.has_unpublished
        away.rename(target.parent)
        store.publish().result()
        assert values(held(target, profile)) == ["first", "second", *typed]
    store.close()
    figures("8", "the folder drops and comes back", drops=times, typed=len(typed), lost=0)


def test_two_names_of_one_file_are_two_files_afterwards_and_both_whole(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    second = target.with_name("second name.nwbk")
    second.hardlink_to(target)
    one, other = Store.open(target, profile), Store.open(second, profile)
    one.append(change_set(change("through the first"))).result()
    other.append(change_set(change("through the second"))).result()
    one.close()
    other.close()

    # Replacing a file whole parts its names. Bringing one into the other unites them.
    assert values(held(target, profile)) == ["first", "second", "through the first"]
    assert values(held(second, profile)) == ["first", "second", "through the second"]
