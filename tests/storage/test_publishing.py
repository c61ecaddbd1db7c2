"""The file in the person's folder is replaced whole, or left as it was."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from neglect_workbook import files
from neglect_workbook.errors import KnownError
from neglect_workbook.storage import publish
from neglect_workbook.storage.heading import Heading
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


def test_a_file_touched_without_a_change_is_no_change(target: Path, profile: Path) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    target.write_bytes(target.read_bytes())
    store.append(change_set(change("more"))).result()
    done = store.publish().result()
    assert done is not None
    assert done.merged == ()
    store.close()


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
