"""Copies that several people attach come together like everything else."""

import os
from pathlib import Path

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.storage.store import Store
from neglect_workbook.storage.verify import verify
from tests.storage.attaching import ITEM, OTHER_ITEM, attach, digests, referring
from tests.storage.builders import Dice, change, change_set, held, workbook


def test_merging_brings_the_copies_that_somebody_else_attached(
    store: Store, target: Path, profile: Path, minutes: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(os.urandom(70_000))
    there = Store.open(target, tmp_path / "there")
    theirs = attach(there, minutes)
    there.close()
    mine = attach(store, ours, OTHER_ITEM)

    published = store.publish().result()

    assert published is not None
    assert {one.value for one in published.merged} >= {theirs.digest}
    assert set(store.attachments) == {theirs.digest, mine.digest}
    assert digests(target, profile) == {theirs.digest, mine.digest}
    copy = store.read_attachment(theirs.digest, "minutes.pdf")
    assert copy.read_bytes() == minutes.read_bytes()
    store.close()
    # The window never heard of what closing merged or kept: the log itself decides.
    assert digests(target, profile) == {theirs.digest, mine.digest}


def test_what_is_merged_while_closing_is_kept_by_the_next_closing(
    store: Store, target: Path, profile: Path, minutes: Path, tmp_path: Path
) -> None:
    there = Store.open(target, tmp_path / "there")
    theirs = attach(there, minutes)
    there.close()
    store.append(change_set(change("ours"))).result()
    store.close()
    again = Store.open(target, profile)
    again.append(change_set(change("later"))).result()
    again.close()
    assert digests(target, profile) == {theirs.digest}


def test_random_attaching_on_two_computers_loses_no_copy_that_is_wanted(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    dice = Dice(36)
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(dice.some_bytes(3_000 * number + 1))
    profiles = (profile, tmp_path / "there")
    stores = [Store.open(target, each) for each in profiles]
    for _ in range(25):
        place = dice.below(2)
        store, item = stores[place], (ITEM, OTHER_ITEM)[dice.below(2)]
        if dice.below(3):
            attach(store, files[dice.below(len(files))], item)
        else:
            store.append(change_set(*referring("", item))).result()
        if dice.below(4) == 0:
            store.close()
            assert verify(target).problems == ()
            stores[place] = Store.open(target, profiles[place])
        elif dice.below(2):
            store.publish().result()
            assert verify(target).problems == ()
    for store in stores:
        store.close()
    Store.open(target, profile).close()
    assert verify(target).problems == ()
    wanted = wanted_attachments(FoldedState(held(target, profile)))
    assert digests(target, profile) == set(wanted)
