"""Saving a copy beside or elsewhere, and reading while somebody else writes."""

from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.store import Store
from tests.storage.builders import HEADING, change, change_set, held, values


def test_a_copy_holds_everything_and_work_goes_on_in_the_own_file(
    target: Path, profile: Path
) -> None:
    copy = target.with_name("copy.nwbk")
    store = Store.create(target, profile, HEADING, (change("first"),))
    store.append(change_set(change("second")))
    store.save_copy(copy)
    store.append(change_set(change("third")))
    store.close()

    assert values(held(copy, profile)) == ["first", "second"]
    assert values(held(target, profile)) == ["first", "second", "third"]


def test_a_workbook_open_to_read_can_be_copied(target: Path, profile: Path) -> None:
    copy = target.with_name("copy.nwbk")
    Store.create(target, profile, HEADING, (change("first"),)).close()
    Store.open(target, profile, read_only=True).save_copy(copy)

    assert values(held(copy, profile)) == ["first"]


def test_a_copy_is_never_put_over_the_workbook_itself(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, (change("first"),))
    before = target.read_bytes()

    with pytest.raises(KnownError) as caught:
        store.save_copy(target)
    assert caught.value.code == "own_file"
    assert target.read_bytes() == before
    store.close()


def test_a_copy_that_cannot_be_written_says_so_and_leaves_the_store_open(
    target: Path, profile: Path
) -> None:
    store = Store.create(target, profile, HEADING, (change("first"),))

    with pytest.raises(KnownError):
        store.save_copy(target.parent / "no such folder" / "copy.nwbk")
    store.append(change_set(change("second"))).result()
    store.close()
    assert values(held(target, profile)) == ["first", "second"]


def test_whoever_opens_to_read_is_told_who_writes(target: Path, profile: Path) -> None:
    writer = Store.create(target, profile, HEADING, (change("first"),))
    reader = Store.open(target, profile, read_only=True)

    assert reader.other_holder is not None
    assert reader.other_holder.host
    writer.close()
    assert Store.open(target, profile, read_only=True).other_holder is None
