"""The file in the person's folder: replaced whole, merged with, never lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from neglect_workbook import files
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import publish
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    HEADING,
    Dice,
    beside,
    change,
    change_set,
    held,
    run_together,
    values,
    workbook,
    working_copies,
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
    assert done.merged == (theirs,)
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


def test_random_pairs_of_edits_lose_nothing(target: Path, profile: Path, tmp_path: Path) -> None:
    dice = Dice(7)
    kept = set(workbook(target, profile))
    stores = [Store.open(target, profile), Store.open(target, tmp_path / "there")]
    for _ in range(25):
        for store in stores[:: dice.below(2) * 2 - 1]:
            for _ in range(dice.below(3)):
                made = change(dice.below(1000), at=("M1", "M2")[dice.below(2)])
                store.append(change_set(made))
                kept.add(made)
            if dice.below(10) < 6:
                store.publish().result()
    for store in stores:
        store.close()
    assert set(held(target, profile)) == kept
    assert working_copies(profile) == []


def test_a_file_touched_without_a_change_is_no_change(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    target.write_bytes(target.read_bytes())
    store.append(change_set(change("more"))).result()
    done = store.publish().result()
    assert done is not None
    assert done.merged == ()
    store.close()


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


def test_a_slow_folder_delays_no_commit(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("more"))).result()
    is_slow, may_go_on = Event(), Event()
    real_put = files.put_in_place

    def put_slowly(temporary: Path, place: Path, *, check: Callable[[], None]) -> None:
        is_slow.set()
        assert may_go_on.wait(timeout=30)
        real_put(temporary, place, check=check)

    monkeypatch.setattr(publish, "put_in_place", put_slowly)
    publishing = store.publish()
    assert is_slow.wait(timeout=30)
    store.append(change_set(change("meanwhile"))).result(timeout=30)
    assert not publishing.done()
    assert not store.has_uncommitted
    may_go_on.set()
    assert publishing.result() is not None
    assert store.has_unpublished
    store.close()
    assert values(held(target, profile)) == ["first", "second", "more", "meanwhile"]


def test_a_folder_that_goes_away_and_comes_back(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    away = target.parent.rename(target.parent.with_name("unplugged"))
    store.append(change_set(change("typed meanwhile"))).result()
    with pytest.raises(KnownError) as caught:
        store.publish().result()
    assert caught.value.code == "folder_missing"
    assert "safe on this computer" in caught.value.next_step
    assert (store.has_uncommitted, store.has_unpublished) == (False, True)

    away.rename(target.parent)
    assert store.publish().result() is not None
    assert values(held(target, profile)) == ["first", "second", "typed meanwhile"]
    store.close()


def test_closing_without_the_folder_keeps_the_work_for_the_next_time(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    away = target.parent.rename(target.parent.with_name("unplugged"))
    store.append(change_set(change("typed meanwhile"))).result()
    with pytest.raises(KnownError) as caught:
        store.close()
    assert caught.value.code == "not_published"
    assert "safe on this computer" in caught.value.sentence
    assert len(working_copies(profile)) == 1
    store.close()

    away.rename(target.parent)
    again = Store.open(target, profile)
    assert again.recovered == 1
    again.close()
    assert values(held(target, profile)) == ["first", "second", "typed meanwhile"]


def test_a_file_that_vanished_is_written_anew(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    target.unlink()
    store.append(change_set(change("more"))).result()
    store.close()
    assert values(held(target, profile)) == ["first", "second", "more"]


@pytest.mark.parametrize("spoil", [b"a letter" * 40, b""])
def test_a_file_that_became_something_else_is_left_alone(
    target: Path, profile: Path, spoil: bytes
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("more"))).result()
    target.write_bytes(spoil)
    with pytest.raises(KnownError) as caught:
        store.publish().result()
    assert "changed since you opened it" in caught.value.sentence
    assert target.read_bytes() == spoil
    target.unlink()
    store.close()
    assert values(held(target, profile)) == ["first", "second", "more"]


def test_another_workbook_in_its_place_is_left_alone(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("more"))).result()
    target.unlink()
    (tmp_path / "there").mkdir()
    heading = Heading("0196a000-0000-7000-8000-000000000009", HEADING.framework_id)
    (target.parent / f"{target.name}.in-use").unlink()
    Store.create(target, tmp_path / "there", heading, (change("another"),)).close()
    with pytest.raises(KnownError) as caught:
        store.publish().result()
    assert caught.value.code == "another_workbook"
    assert values(held(target, profile)) == ["another"]
    store.abandon()


def test_a_file_that_another_program_holds_is_tried_again(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("more"))).result()
    real_replace = Path.replace
    refusals = iter([True, True, False])

    def replace(path: Path, other: Path) -> Path:
        if other == target and next(refusals):
            raise PermissionError(13, "Permission denied")
        return real_replace(path, other)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "RETRY_WAITS", (0.0, 0.0))
    assert store.publish().result() is not None
    store.close()
    assert values(held(target, profile)) == ["first", "second", "more"]


def test_a_failed_publish_leaves_the_file_and_no_half_made_one(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    before = target.read_bytes()
    store = Store.open(target, profile)
    store.append(change_set(change("more"))).result()

    def cut_short(source: Path, copy: Path) -> None:
        copy.write_bytes(source.read_bytes()[:8192])

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", cut_short)
        with pytest.raises(KnownError) as caught:
            store.publish().result()
    assert caught.value.code == "not_whole"
    assert target.read_bytes() == before
    assert beside(target) == [target.name, f"{target.name}.in-use"]
    assert store.publish().result() is not None
    store.close()
