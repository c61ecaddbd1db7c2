"""Row 2: when the power fails, everything that showed as saved is there afterwards."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from neglect_workbook import files
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import database
from neglect_workbook.storage.store import NO_KEY, Key, Store
from tests.faults.power import Disk, Folders
from tests.faults.rounds import Figures, rounds
from tests.faults.watched import sqlite_under
from tests.storage.builders import HEADING, Dice, change, change_set, held, values, workbook

_SECRET = Key("rain on the roof")
#: The latest call at which the power goes; a commit makes ten to forty.
_LONGEST_RUN = 200

# What the files are called that a process holds is asked of Linux.
pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here")


class _Counted:
    said = lost = damaged = cut = 0


def _type_until_cut(store: Store, dice: Dice) -> list[str]:
    """Write short and long texts; those that showed as saved."""
    said = []
    for number in range(40):
        text = f"typed {number}"
        long = f"{text} " * (1 + dice.below(4) * 700)
        saving = store.append(change_set(*(change(long) for _ in range(1 + dice.below(3)))))
        if saving.exception() is not None:
            break
        said.append(text)
    return said


def _found(target: Path, profile: Path, key: Key) -> set[str]:
    store = Store.open(target, profile, key)
    found = {" ".join(str(value).split()[:2]) for value in values(store.changes)}
    store.close()
    return found


def _cut_the_power(folder: Path, key: Key, times: int, patches: pytest.MonkeyPatch) -> _Counted:
    counted, dice = _Counted(), Dice(2)
    made = folder / "made.nwbk"
    Store.create(made, folder / "maker", HEADING, (change("first"),), key).close()
    patches.setattr(os, "fsync", lambda _: None)
    for _ in range(times):
        target, profile = folder / "round" / "a.nwbk", folder / "round" / "profile"
        target.parent.mkdir()
        shutil.copyfile(made, target)
        disk = Disk()
        with sqlite_under(disk):
            store = Store.open(target, profile, key)
            disk.cut_after(dice.below(_LONGEST_RUN))
            said = _type_until_cut(store, dice)
            store.abandon()
        counted.cut += disk.is_off
        if disk.is_off:
            disk.settle(dice)
        counted.said += len(said)
        try:
            counted.lost += len(set(said) - _found(target, profile, key))
        except KnownError:
            counted.damaged += 1
        counted.damaged += (profile / "damaged").exists()
        shutil.rmtree(target.parent)
    return counted


@pytest.mark.parametrize(("key", "share"), [(NO_KEY, 1), (_SECRET, 20)], ids=["plain", "protected"])
@rounds(20, slow=1000)
def test_no_word_that_showed_as_saved_is_lost(
    tmp_path: Path,
    key: Key,
    share: int,
    times: int,
    figures: Figures,
    monkeypatch: pytest.MonkeyPatch,
    warning_records: list[logging.LogRecord],
) -> None:
    times //= share
    counted = _cut_the_power(tmp_path, key, times, monkeypatch)

    warning_records.clear()
    kind = "protected" if key.is_set else "plain"
    figures(
        "2",
        f"power cut while saving ({kind})",
        cuts=counted.cut,
        acknowledged=counted.said,
        lost=counted.lost,
        damaged=counted.damaged,
    )
    assert (counted.lost, counted.damaged) == (0, 0)
    assert counted.cut >= times * 0.8
    assert counted.said > 0


def test_without_waiting_for_the_disk_it_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warning_records: list[logging.LogRecord]
) -> None:
    careless = tuple(
        one.replace("synchronous = EXTRA", "synchronous = OFF")
        for one in database._SETTINGS_TO_WRITE
    )
    assert careless != database._SETTINGS_TO_WRITE
    monkeypatch.setattr(database, "_SETTINGS_TO_WRITE", careless)
    counted = _cut_the_power(tmp_path, NO_KEY, 15, monkeypatch)

    warning_records.clear()
    assert counted.lost + counted.damaged > 5


class _Published:
    said = lost = damaged = cut = 0


def _cut_while_publishing(
    folder: Path, times: int, patch: Callable[[pytest.MonkeyPatch], None]
) -> _Published:
    counted, dice = _Published(), Dice(3)
    for number in range(times):
        target, profile = folder / f"round {number}" / "a.nwbk", folder / f"profile {number}"
        target.parent.mkdir()
        workbook(target, profile)
        folders = Folders()
        store = Store.open(target, profile)
        said = {"first", "second"}
        with pytest.MonkeyPatch.context() as patches:
            patches.setattr(os, "replace", folders.replace)
            patches.setattr(os, "fsync", folders.sync)
            patch(patches)
            folders.cut_after(dice.below(14))
            for text in ("third", "fourth"):
                store.append(change_set(change(text))).result()
                if store.publish().exception() is None:
                    said.add(text)
            store.abandon()
        folders.settle(dice)
        counted.cut += folders.is_off
        counted.said += len(said)
        try:
            counted.lost += len(said - set(map(str, values(held(target, profile)))))
        except KnownError:
            counted.damaged += 1
        shutil.rmtree(target.parent)
    return counted


@rounds(6, slow=300)
def test_a_power_cut_while_publishing_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, times: int, figures: Figures
) -> None:
    counted = _cut_while_publishing(tmp_path, times, lambda _: None)

    figures(
        "2, 6",
        "power cut while publishing",
        cuts=counted.cut,
        published=counted.said,
        lost=counted.lost,
        damaged=counted.damaged,
    )
    assert (counted.lost, counted.damaged) == (0, 0)
    assert counted.cut > times // 3


@pytest.mark.parametrize("left_out", ["sync_file", "sync_folder"])
def test_publishing_without_waiting_for_the_disk_is_found_out(
    tmp_path: Path, left_out: str
) -> None:
    counted = _cut_while_publishing(
        tmp_path, 8, lambda patches: patches.setattr(files, left_out, lambda _: None)
    )

    assert counted.lost + counted.damaged > 0


def test_the_way_to_the_working_copy_is_on_the_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, profile = tmp_path / "a.nwbk", tmp_path / "new" / "profile"
    folders = Folders()
    monkeypatch.setattr(os, "fsync", folders.sync)
    store = Store.create(target, profile, HEADING, (change("first"),))
    (copy,) = (profile / "open").iterdir()
    store.close()

    assert {copy, profile / "open", profile, tmp_path / "new", tmp_path} <= folders.folders
