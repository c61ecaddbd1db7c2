"""A file that somebody else changed is merged with: nothing of either is lost."""

import shutil
from pathlib import Path

import pytest

from neglect_workbook import files
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.parting import Pair, pair_of
from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    beside,
    change,
    change_set,
    held,
    run_together,
    values,
    without_marks,
    workbook,
)

_SAVE_OFTEN = """
import sys
from pathlib import Path
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from tests.storage.builders import change, change_set

target, profile = map(Path, sys.argv[1:])
for number in range(12):
    store = Store.open(target, profile)
    text = f"{profile.name} {number}"
    store.append(change_set(change(text))).result()
    print(text, flush=True)
    try:
        store.close()
    except KnownError as error:
        assert error.code == "not_published"
"""


def test_what_another_computer_put_into_the_file_is_kept(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    here, there = Store.open(target, profile), Store.open(target, tmp_path / "there")
    theirs, ours = change("theirs"), change("ours")
    here.append(change_set(ours)).result()
    there.append(change_set(theirs)).result()
    there.close()

    done = here.publish().result()

    assert done is not None
    assert without_marks(done.merged) == (theirs,)
    assert [pair_of(one.key) for one in done.merged[1:]] == [Pair(theirs.id, ours.id)]
    assert values(held(target, profile)) == ["first", "second", "theirs", "ours"]
    assert here.publish().result() is None
    here.close()


def test_two_texts_for_one_field_both_stay_in_the_history(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    here, there = Store.open(target, profile), Store.open(target, tmp_path / "there")
    theirs, ours = change("their words"), change("our words")
    there.append(change_set(theirs)).result()
    here.append(change_set(ours)).result()
    there.close()
    here.close()
    changes = held(target, profile)
    assert {theirs, ours} <= set(changes)
    assert FoldedState(changes).value(ours.key) == "our words"


def test_merging_brings_back_nothing_that_we_replaced(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    early = change("We se")
    workbook(target, profile, early)
    here, there = Store.open(target, profile), Store.open(target, tmp_path / "there")
    there.append(change_set(change("theirs"))).result()
    there.close()
    here.append(change_set(change("We see them."), replacing=(early,))).result()
    here.close()
    assert values(held(target, profile)) == ["theirs", "We see them."]


def test_a_file_that_a_sync_program_puts_there_in_the_last_moment_is_seen(
    target: Path, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    synced = tmp_path / "synced.nwbk"
    shutil.copyfile(target, synced)
    there = Store.open(synced, tmp_path / "there")
    there.append(change_set(change("theirs, late"))).result()
    there.close()
    here = Store.open(target, profile)
    here.append(change_set(change("ours"))).result()
    real_sync = files.sync_file

    def sync_late(path: Path) -> None:
        real_sync(path)
        if synced.exists() and path.name.endswith(".tmp") and path.parent == target.parent:
            synced.replace(target)

    monkeypatch.setattr(files, "sync_file", sync_late)
    done = here.publish().result()
    assert not synced.exists()
    assert done is not None
    assert values(done.merged) == ["theirs, late"]
    here.close()
    assert values(held(target, profile)) == ["first", "second", "theirs, late", "ours"]


def test_programs_that_save_at_the_same_moment_lose_nothing(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    profiles = (profile, tmp_path / "there")
    said = [name for names in run_together(_SAVE_OFTEN, target, profiles) for name in names]
    assert len(said) == 24
    for each in profiles:
        Store.open(target, each).close()
    assert sorted(values(held(target, profile)), key=str) == sorted(["first", "second", *said])
    assert beside(target) == [target.name]
