"""A workbook through one ordinary day."""

import os
import threading
from pathlib import Path

import pytest

from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.storage.store import Store
from tests.storage.builders import (
    HEADING,
    beside,
    change,
    change_set,
    held,
    values,
    workbook,
    working_copies,
)


def test_what_is_appended_is_there_on_reopening_in_order(target: Path, profile: Path) -> None:
    first, second, third = change("one"), change(["E1", "E2"]), change({"a": True})
    with_two = Store.create(target, profile, HEADING, (second, first))
    assert with_two.changes == (first, second)
    with_two.append(change_set(third)).result()
    with_two.close()

    reopened = Store.open(target, profile)
    assert reopened.changes == (first, second, third)
    assert reopened.heading == HEADING
    assert (reopened.recovered, reopened.is_read_only, reopened.other_holder) == (0, False, None)
    reopened.close()


def test_creating_publishes_at_once(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, (change("first"),))
    assert values(held(target, profile)) == ["first"]
    assert not store.has_unpublished
    store.close()


def test_creating_over_a_file_is_refused_and_leaves_it_alone(target: Path, profile: Path) -> None:
    target.write_text("a letter")
    with pytest.raises(KnownError) as caught:
        Store.create(target, profile, HEADING, ())
    assert caught.value.code == "exists"
    assert target.read_text() == "a letter"
    assert working_copies(profile) == []


def test_creating_in_a_missing_folder_names_the_folder(target: Path, profile: Path) -> None:
    with pytest.raises(KnownError) as caught:
        Store.create(target.parent / "gone" / "a.nwbk", profile, HEADING, ())
    assert caught.value.code == "folder_missing"
    assert "gone" in caught.value.sentence


def test_closing_leaves_only_the_workbook(target: Path, profile: Path) -> None:
    workbook(target, profile)
    assert beside(target) == [target.name]
    assert working_copies(profile) == []


def test_closing_without_a_change_leaves_the_file_alone(target: Path, profile: Path) -> None:
    workbook(target, profile)
    before = (target.read_bytes(), target.stat().st_mtime_ns)
    store = Store.open(target, profile)
    assert store.publish().result() is None
    store.close()
    assert (target.read_bytes(), target.stat().st_mtime_ns) == before


def test_a_coalesced_change_takes_the_place_of_the_earlier_one(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, (change("first"),))
    early, late = change("We se"), change("We see them early.")
    store.append(change_set(early))
    store.append(change_set(late, replacing=(early,))).result()
    store.close()
    assert values(held(target, profile)) == ["first", "We see them early."]


@pytest.mark.parametrize("is_published_between", [False, True])
def test_replaced_text_is_in_no_byte_of_the_published_file(
    target: Path, profile: Path, *, is_published_between: bool
) -> None:
    early = change("Brightwater canary sentence " * 400)
    store = Store.create(target, profile, HEADING, (change("first"),))
    store.append(change_set(early)).result()
    if is_published_between:
        store.publish().result()
        assert b"Brightwater" in target.read_bytes()
    store.append(change_set(change("something else"), replacing=(early,))).result()
    (copy,) = working_copies(profile)
    assert b"Brightwater" not in (copy / "workbook.nwbk").read_bytes()
    store.close()
    assert b"Brightwater" not in target.read_bytes()


def test_the_two_states_are_told_apart(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    assert (store.has_uncommitted, store.has_unpublished) == (False, False)
    store.append(change_set(change())).result()
    assert (store.has_uncommitted, store.has_unpublished) == (False, True)
    done = store.publish().result()
    assert done is not None
    assert done.merged == ()
    assert (store.has_uncommitted, store.has_unpublished) == (False, False)
    assert store.publish().result() is None
    store.close()


def test_a_saved_change_is_on_the_disk_when_its_future_says_so(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    store.append(change_set(change("saved"))).result()
    (copy,) = working_copies(profile)
    assert b"saved" in (copy / "workbook.nwbk").read_bytes()
    store.close()


def test_closing_waits_for_edits_made_a_moment_before(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    for number in range(100):
        store.append(change_set(change(number)))
    store.close()
    assert values(held(target, profile)) == list(range(100))


def test_closing_ends_every_thread_and_may_be_repeated(target: Path, profile: Path) -> None:
    before = threading.active_count()
    store = Store.create(target, profile, HEADING, ())
    store.publish().result()
    assert threading.active_count() > before
    store.close()
    store.close()
    assert threading.active_count() == before


def test_a_closed_store_takes_no_changes(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    store.close()
    with pytest.raises(BugError):
        store.append(change_set(change()))


def test_reading_only_leaves_no_trace(target: Path, profile: Path) -> None:
    changes = workbook(target, profile)
    before = target.read_bytes()
    store = Store.open(target, profile, read_only=True)
    assert store.is_read_only
    assert store.changes == changes
    assert beside(target) == [target.name]
    with pytest.raises(BugError):
        store.publish()
    store.close()
    assert target.read_bytes() == before
    assert working_copies(profile) == []


def test_a_file_that_cannot_be_written_opens_to_be_read(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = workbook(target, profile)
    monkeypatch.setattr(os, "access", lambda *_: False)
    store = Store.open(target, profile)
    assert store.is_read_only
    assert store.changes == changes


def test_a_folder_that_takes_no_files_opens_to_be_read(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook(target, profile)
    real_open = Path.open

    def refuse_notes(path: Path, mode: str = "r") -> object:
        if path.name.endswith(".in-use") and mode == "xb":
            raise PermissionError(13, "Permission denied")
        return real_open(path, mode)

    monkeypatch.setattr(Path, "open", refuse_notes)
    store = Store.open(target, profile)
    assert store.is_read_only
    assert working_copies(profile) == []


def test_the_working_copy_is_for_its_owner_alone(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    (copy,) = working_copies(profile)
    if os.name != "nt":
        assert copy.stat().st_mode & 0o077 == 0
    store.close()


def test_a_link_leads_to_the_workbook_itself(target: Path, profile: Path, tmp_path: Path) -> None:
    workbook(target, profile)
    link = tmp_path / "link.nwbk"
    link.symlink_to(target)
    store = Store.open(link, profile)
    assert store.target == target.resolve()
    store.append(change_set(change("through the link"))).result()
    store.close()
    assert link.is_symlink()
    assert values(held(target, profile))[-1] == "through the link"


def test_a_stray_journal_beside_the_file_changes_nothing(target: Path, profile: Path) -> None:
    changes = workbook(target, profile)
    hot_journal = bytes.fromhex("d9d505f920a163d7") + b"\xff" * 8184
    for suffix in ("-journal", "-wal", "-shm"):
        target.with_name(target.name + suffix).write_bytes(hot_journal)
    store = Store.open(target, profile)
    assert store.changes == changes
    store.append(change_set(change("more"))).result()
    store.close()
    assert target.with_name(f"{target.name}-journal").read_bytes() == hot_journal
    assert values(held(target, profile)) == ["first", "second", "more"]
