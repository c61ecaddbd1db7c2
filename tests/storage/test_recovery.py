"""What a crash left in a working copy comes back at the next opening."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.storage.key import Key
from neglect_workbook.storage.leftovers import discard_work, work_found
from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    HEADING,
    change,
    change_set,
    held,
    values,
    workbook,
    working_copies,
)


def test_work_left_by_a_crash_stays_until_it_is_published(target: Path, profile: Path) -> None:
    workbook(target, profile)
    first = Store.open(target, profile)
    first.append(change_set(change("typed"))).result()
    first.abandon()

    second = Store.open(target, profile)
    assert second.recovered == 1
    assert len(working_copies(profile)) == 2
    second.abandon()

    third = Store.open(target, profile)
    assert values(third.changes) == ["first", "second", "typed"]
    third.publish().result()
    assert len(working_copies(profile)) == 1
    third.close()


def test_a_crash_brings_back_no_text_that_was_replaced(target: Path, profile: Path) -> None:
    early = change("We se")
    workbook(target, profile, early)
    store = Store.open(target, profile)
    store.append(change_set(change("We see them."), replacing=(early,))).result()
    store.abandon()

    again = Store.open(target, profile)
    assert values(again.changes) == ["We see them."]
    assert again.recovered == 1
    again.close()
    assert values(held(target, profile)) == ["We see them."]


def test_work_left_by_a_crash_is_united_with_what_came_since(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    crashed = Store.open(target, profile)
    crashed.append(change_set(change("typed before the crash"))).result()
    crashed.abandon()
    elsewhere = Store.open(target, tmp_path / "other profile")
    elsewhere.append(change_set(change("typed on another computer"))).result()
    elsewhere.close()

    store = Store.open(target, profile)
    assert values(store.changes) == [
        "first",
        "second",
        "typed before the crash",
        "typed on another computer",
    ]
    assert store.recovered == 1
    store.close()


def test_another_file_in_its_place_is_moved_away_and_the_work_comes_back(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("typed"))).result()
    target.write_bytes(b"something else")
    with pytest.raises(KnownError) as closing:
        store.close()
    assert closing.value.code == "not_published"
    assert "Move that file to another folder." in closing.value.next_step

    with pytest.raises(KnownError) as opening:
        Store.open(target, profile)
    assert opening.value.code == "not_a_workbook"
    assert "Your work is safe on this computer." in opening.value.next_step

    target.rename(target.with_name("moved"))
    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "typed"]
    again.close()
    assert values(held(target, profile)) == ["first", "second", "typed"]


def test_a_workbook_that_is_open_elsewhere_is_no_leftover(target: Path, profile: Path) -> None:
    workbook(target, profile)
    first = Store.open(target, profile)
    first.append(change_set(change("still being typed"))).result()
    second = Store.open(target, profile)
    assert second.recovered == 0
    assert values(second.changes) == ["first", "second"]
    second.close()
    first.close()
    assert values(held(target, profile)) == ["first", "second", "still being typed"]


def test_a_file_that_went_missing_comes_back_from_the_leftover(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("typed"))).result()
    store.abandon()
    target.unlink()

    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "typed"]
    assert again.recovered == 3
    again.close()
    assert values(held(target, profile)) == ["first", "second", "typed"]
    assert working_copies(profile) == []


def test_another_workbook_under_the_same_name_takes_nothing_in(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("of the first workbook"))).result()
    store.abandon()
    target.unlink()
    (target.parent / f"{target.name}.in-use").unlink()
    other = type(HEADING)("0196a000-0000-7000-8000-000000000002", HEADING.framework_id)
    Store.create(target, profile, other, (change("of the second"),)).close()

    again = Store.open(target, profile)
    assert values(again.changes) == ["of the second"]
    assert again.recovered == 0
    again.close()
    assert [one.target for one in work_found(profile)] == [target]


def test_a_damaged_leftover_gives_what_is_whole_and_is_kept(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("a sound entry"), change("a spoilt entry"))).result()
    store.abandon()
    (copy,) = working_copies(profile)
    file = copy / "workbook.nwbk"
    file.write_bytes(file.read_bytes().replace(b"a spoilt entry", b"a SPOILT entry"))

    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "a sound entry"]
    again.close()
    assert [folder.name for folder in (profile / "damaged").iterdir()] == [copy.name]


def test_the_first_screen_tells_of_work_that_is_not_in_the_file(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("typed last"))).result()
    assert work_found(profile) == ()
    store.abandon()
    (found,) = work_found(profile)
    assert found.target == target
    assert found.opened_at <= datetime.now(UTC)
    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "typed last"]
    again.close()
    assert work_found(profile) == ()


def test_a_crash_with_everything_in_the_file_is_nothing_to_tell(
    target: Path, profile: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    store.append(change_set(change("published"))).result()
    store.publish().result()
    store.abandon()
    assert work_found(profile) == ()
    assert len(working_copies(profile)) == 1


def test_work_that_is_discarded_is_gone_and_other_work_stays(target: Path, profile: Path) -> None:
    other = target.with_name("other.nwbk")
    for path in (target, other):
        workbook(path, profile)
        for text in ("once", "twice"):
            store = Store.open(path, profile)
            store.append(change_set(change(text))).result()
            store.abandon()
    living = Store.open(other, profile, read_only=True)
    assert [one.target for one in work_found(profile)] == [target, other]
    discard_work(profile, target)
    living.close()
    assert [one.target for one in work_found(profile)] == [other]
    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second"]
    again.close()


def test_work_that_no_password_opens_and_damaged_work_are_told_of(
    target: Path, profile: Path
) -> None:
    Store.create(target, profile, HEADING, (change("first"),), Key("a b c")).close()
    store = Store.open(target, profile, Key("a b c"))
    store.append(change_set(change("typed last"))).result()
    store.abandon()
    assert [one.target for one in work_found(profile)] == [target]
    (copy,) = working_copies(profile)
    (copy / "workbook.nwbk").write_bytes(b"noise" * 5000)
    assert [one.target for one in work_found(profile)] == [target]


def test_a_damaged_target_keeps_the_leftover(target: Path, profile: Path) -> None:
    workbook(target, profile)
    whole = target.read_bytes()
    store = Store.open(target, profile)
    store.append(change_set(change("typed"))).result()
    store.abandon()
    target.write_bytes(whole[:8192])
    with pytest.raises(KnownError):
        Store.open(target, profile)
    target.write_bytes(whole)
    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "typed"]
    again.close()


@pytest.mark.parametrize("kept", ["workbook.nwbk", "workbook.nwbk-journal", "origin.json"])
def test_remains_of_a_deletion_that_was_cut_short_are_deleted(
    target: Path, profile: Path, kept: str
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    (copy,) = working_copies(profile)
    store.append(change_set(change("typed"))).result()
    store.publish().result()
    store.abandon()
    for path in copy.iterdir():
        if path.name != kept:
            path.unlink()
    (copy / kept).touch()
    again = Store.open(target, profile)
    assert values(again.changes) == ["first", "second", "typed"]
    assert not copy.exists()
    again.close()
