"""The note that says who has a workbook open."""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from neglect_workbook.storage import saver
from neglect_workbook.storage.in_use import STALE_AFTER, InUseNote, who_has
from neglect_workbook.storage.store import Store
from tests.storage.builders import HEADING, beside, workbook

_SINCE = datetime(2026, 11, 3, 14, 2, tzinfo=UTC)


class _Watch:
    """A watch that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The profile of another computer."""
    folder = tmp_path / "there"
    folder.mkdir()
    return folder


def _note_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.in-use")


def _other(target: Path, there: Path, session: str = "f" * 32) -> InUseNote:
    return InUseNote(target, there, session, _SINCE)


def _has_other(note: InUseNote) -> bool:
    return note.holder is not None


def test_the_note_comes_with_opening_and_goes_with_closing(target: Path, profile: Path) -> None:
    store = Store.create(target, profile, HEADING, ())
    note = json.loads(_note_of(target).read_bytes())
    assert set(note) == {"host", "since", "session", "place", "counter"}
    assert str(profile) not in _note_of(target).read_text()
    store.close()
    assert beside(target) == [target.name]


def test_the_second_store_is_told_of_the_first(target: Path, profile: Path, there: Path) -> None:
    workbook(target, profile)
    first, second = Store.open(target, profile), Store.open(target, there)
    assert first.other_holder is None
    assert second.other_holder is not None
    assert second.other_holder.host
    assert second.other_holder.since is not None
    assert not second.is_read_only
    second.close()
    assert who_has(target, there) is not None
    first.close()
    assert who_has(target, there) is None


def test_two_stores_of_one_profile_see_each_other(target: Path, profile: Path) -> None:
    workbook(target, profile)
    first, second = Store.open(target, profile), Store.open(target, profile)
    assert second.other_holder is not None
    second.close()
    first.close()


def test_publishing_moves_the_counter(target: Path, profile: Path) -> None:
    note = InUseNote(target, profile, "a" * 32, _SINCE)
    note.claim()
    before = json.loads(_note_of(target).read_bytes())["counter"]
    note.touch()
    assert json.loads(_note_of(target).read_bytes())["counter"] == before + 1


def test_the_counter_moves_by_itself_while_a_workbook_is_open(
    target: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_moved = Event()
    real_touch = InUseNote.touch

    def touch(note: InUseNote) -> None:
        real_touch(note)
        if json.loads(_note_of(target).read_bytes())["counter"] > 3:
            has_moved.set()

    monkeypatch.setattr(InUseNote, "touch", touch)
    monkeypatch.setattr(saver, "BEAT", 0.001)
    store = Store.create(target, profile, HEADING, ())
    assert has_moved.wait(timeout=30)
    store.close()


def test_a_counter_that_stands_still_is_stale_by_our_own_watch(
    target: Path, profile: Path, there: Path
) -> None:
    _other(target, there).claim()
    watch = _Watch()
    note = InUseNote(target, profile, "a" * 32, _SINCE, watch=watch)
    note.claim()
    assert _has_other(note)
    watch.now += STALE_AFTER - 1
    note.touch()
    assert _has_other(note)
    watch.now += 1
    note.touch()
    assert not _has_other(note)
    assert json.loads(_note_of(target).read_bytes())["session"] == "a" * 32


def test_a_counter_that_moves_is_never_stale(target: Path, profile: Path, there: Path) -> None:
    other = _other(target, there)
    other.claim()
    watch = _Watch()
    note = InUseNote(target, profile, "a" * 32, _SINCE, watch=watch)
    for _ in range(10):
        note.touch()
        watch.now += STALE_AFTER - 1
        other.touch()
    note.touch()
    assert note.holder is not None


def test_the_one_whose_note_was_taken_over_is_told(
    target: Path, profile: Path, there: Path
) -> None:
    sleeper = _other(target, there)
    sleeper.claim()
    watch = _Watch()
    note = InUseNote(target, profile, "a" * 32, _SINCE, watch=watch)
    (profile / "open" / ("a" * 32)).mkdir(parents=True)
    note.claim()
    watch.now += STALE_AFTER
    note.claim()
    sleeper.touch()
    assert sleeper.holder is not None
    sleeper.release()
    assert _note_of(target).exists()
    note.release()
    assert not _note_of(target).exists()


def test_a_note_that_a_crash_left_empty_is_nobody(target: Path, profile: Path) -> None:
    _note_of(target).touch()
    assert who_has(target, profile) is None
    note = InUseNote(target, profile, "a" * 32, _SINCE)
    note.claim()
    assert note.holder is None
    note.release()
    assert beside(target) == []


@pytest.mark.parametrize("text", ["{", "[]", '{"host": 3}'])
def test_a_note_that_cannot_be_read_is_somebody(target: Path, profile: Path, text: str) -> None:
    _note_of(target).write_text(text)
    note = InUseNote(target, profile, "a" * 32, _SINCE)
    note.claim()
    assert note.holder is not None
    assert (note.holder.host, note.holder.since) == ("", None)
    note.release()
    assert _note_of(target).read_text() == text


def test_a_note_with_a_path_for_a_session_leads_nowhere(target: Path, profile: Path) -> None:
    mine = InUseNote(target, profile, "a" * 32, _SINCE)
    mine.claim()
    note = json.loads(_note_of(target).read_bytes())
    _note_of(target).write_text(json.dumps(note | {"session": "../../etc"}))
    assert who_has(target, profile) is None


def test_a_folder_that_is_away_stops_nothing(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    away = target.parent.rename(target.parent.with_name("unplugged"))
    note = InUseNote(target, profile, "a" * 32, _SINCE)
    note.touch()
    note.release()
    away.rename(target.parent)
    store.close()
