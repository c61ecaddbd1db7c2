"""Rows 3 and 4: each call to the disk fails in its turn, once and for ever, and nothing is lost.

What was done reports a sentence and a next step, or it was done all the same. What was saved
stays, what was typed waits to be saved, and once the disk is well again everything goes on.
"""

import errno
import logging
import shutil
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.export import ExportKind, make_exports
from neglect_workbook.storage.store import Store
from neglect_workbook.workbook import open_workbook
from neglect_workbook.workbook.importing import bring_in
from tests.builders import sample_content, snapshot_from_content
from tests.faults.children import TODAY
from tests.faults.failing import Calls, failing_calls
from tests.faults.rounds import Figures
from tests.storage.builders import beside, change, change_set, held, values, workbook
from tests.workbook.two_copies import two_copies

# Which file a process means by a number is asked of Linux.
pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here")

#: Every call in the slow run; in the ordinary one every twenty-ninth of them.
each_call = pytest.mark.parametrize(
    "step", [29, pytest.param(1, id="every call", marks=pytest.mark.slow)]
)
in_both_ways = pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for ever"])


@pytest.fixture
def calls(tmp_path: Path, warning_records: list[logging.LogRecord]) -> Iterator[Calls]:
    with failing_calls(tmp_path) as counted:
        yield counted
    warning_records.clear()


def _failure(act: Callable[[], object]) -> str:
    """The code with which it failed, with a sentence and a next step for a person."""
    try:
        act()
    except KnownError as error:
        return error.code if error.sentence and error.next_step else "tells nothing"
    return ""


class _Turns:
    """The calls of one thing that is done, each failing in its turn."""

    def __init__(self, calls: Calls, step: int, *, is_lasting: bool) -> None:
        self._calls, self._step, self._is_lasting = calls, step, is_lasting
        self.tried = self.refused = 0
        self.code = ""

    def each(self, act: Callable[[], object], number: int = errno.EIO) -> Iterator[bool]:
        """Do it with one call after the other failing, until none is left; whether it failed."""
        for turn in count(0, self._step):
            self._calls.fail_at(turn, is_lasting=self._is_lasting, number=number)
            self.code = _failure(act)
            has_failed = bool(self.code)
            is_over = not self._calls.failed
            self._calls.heal()
            self.tried += not is_over
            self.refused += has_failed
            assert not (is_over and has_failed)
            assert self.code != "tells nothing"
            yield has_failed
            if is_over:
                return

    def tell(self, figures: Figures, what: str) -> None:
        way = "for ever" if self._is_lasting else "once"
        figures("3", f"a call fails {way}: {what}", calls=self.tried, refused=self.refused, lost=0)
        assert self.tried > 0


@pytest.fixture
def turns(calls: Calls, step: int, *, is_lasting: bool) -> _Turns:
    return _Turns(calls, step, is_lasting=is_lasting)


def _texts(target: Path, profile: Path) -> list[object]:
    return [*values(held(target, profile))]


@each_call
@in_both_ways
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC], ids=["broken", "full"])
def test_saving(turns: _Turns, target: Path, profile: Path, figures: Figures, number: int) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    typed: list[object] = []

    def type_more() -> None:
        typed.append(f"typed {len(typed)} " * 200)
        store.append(change_set(change(str(typed[-1])))).result()

    code = "disk_full" if number == errno.ENOSPC else "not_saved"
    for has_failed in turns.each(type_more, number):
        assert not has_failed or turns.code == code
        assert store.has_uncommitted == has_failed
        typed.append(f"typed {len(typed)}")
        store.append(change_set(change(str(typed[-1])))).result()
        assert not store.has_uncommitted
    store.close()
    assert _texts(target, profile) == ["first", "second", *typed]
    turns.tell(figures, "saving" if number == errno.EIO else "saving, with a full disk")
    assert turns.refused > 0


@each_call
@in_both_ways
def test_publishing(turns: _Turns, target: Path, profile: Path, figures: Figures) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    typed = ["first", "second"]

    def type_more() -> None:
        typed.append(f"typed {len(typed)}")
        store.append(change_set(change(typed[-1]))).result()

    def publish() -> None:
        store.publish().result()
        assert not store.has_unpublished

    type_more()
    for has_failed in turns.each(publish):
        there = _texts(target, profile)
        assert there == typed or (has_failed and there == typed[: len(there)])
        store.publish().result()
        assert _texts(target, profile) == typed
        type_more()
    store.close()
    assert beside(target) == [target.name]
    turns.tell(figures, "publishing")
    assert turns.refused > 0


@each_call
@in_both_ways
def test_saving_a_copy(turns: _Turns, target: Path, profile: Path, figures: Figures) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    copy = target.with_name("copy.nwbk")
    for has_failed in turns.each(lambda: store.save_copy(copy)):
        if not has_failed or copy.exists():
            assert _texts(copy, profile) == ["first", "second"]
        copy.unlink(missing_ok=True)
        store.save_copy(copy)
        copy.unlink()
    store.close()
    turns.tell(figures, "saving a copy")


def _small_snapshot() -> WorkbookSnapshot:
    content = sample_content()
    few = {name: content[name] for name in ("framework", "organisation", "review")}
    return snapshot_from_content({**few, "answers": content["answers"][:1]})


@each_call
@in_both_ways
def test_exporting(turns: _Turns, tmp_path: Path, figures: Figures) -> None:
    out, snapshot = tmp_path / "out", _small_snapshot()
    out.mkdir()
    kinds = (ExportKind.PLAN, ExportKind.RETURN)
    for has_failed in turns.each(lambda: make_exports(snapshot, kinds, out, TODAY)):
        made = [one for one in out.iterdir() if not one.name.startswith("~$")]
        assert has_failed or len(made) == 2
        for one in made:
            with zipfile.ZipFile(one) as packed:
                assert packed.testzip() is None
        for one in out.iterdir():
            one.unlink()
    turns.tell(figures, "exporting")
    assert turns.refused > 0


@each_call
@in_both_ways
def test_bringing_in_a_copy(turns: _Turns, tmp_path: Path, figures: Figures, profile: Path) -> None:
    with two_copies(tmp_path) as both:
        both.there("M1", reason="Written there.")
        both.theirs.store.save_copy(tmp_path / "from them.nwbk")
        both.ours.store.save_copy(tmp_path / "before.nwbk")
    ours = tmp_path / "round" / "ours.nwbk"
    ours.parent.mkdir()
    shutil.copyfile(tmp_path / "before.nwbk", ours)
    opened = open_workbook(ours, profile=profile, author="a" * 12)

    def take_in() -> None:
        bring_in(opened, tmp_path / "from them.nwbk")
        if opened.last_save is not None:
            opened.last_save.result()

    for _ in turns.each(take_in):
        bring_in(opened, tmp_path / "from them.nwbk")
        opened.publish().result()
        assert opened.snapshot.answers["M1"].reason == "Written there."
        opened.close()
        reread = open_workbook(ours, profile=profile, author="a" * 12, read_only=True)
        assert reread.snapshot.answers["M1"].reason == "Written there."
        reread.close()
        shutil.copyfile(tmp_path / "before.nwbk", ours)
        opened = open_workbook(ours, profile=profile, author="a" * 12)
    opened.close()
    turns.tell(figures, "bringing in a copy")


def _restore(kept: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


@each_call
@in_both_ways
def test_opening_after_a_crash(turns: _Turns, tmp_path: Path, figures: Figures) -> None:
    folder, kept = tmp_path / "here", tmp_path / "kept"
    target, profile = folder / "a.nwbk", folder / "profile"
    folder.mkdir()
    workbook(target, profile)
    crashed = Store.open(target, profile)
    crashed.append(change_set(change("typed"))).result()
    crashed.abandon()
    shutil.copytree(folder, kept)

    for _ in turns.each(lambda: Store.open(target, profile).close()):
        store = Store.open(target, profile)
        assert values(store.changes) == ["first", "second", "typed"]
        store.close()
        assert _texts(target, profile) == ["first", "second", "typed"]
        _restore(kept, folder)
    turns.tell(figures, "opening after a crash")
    assert turns.refused > 0


def _close(stores: list[Store]) -> None:
    stores[-1].close()


@each_call
@in_both_ways
def test_closing(turns: _Turns, target: Path, profile: Path, figures: Figures) -> None:
    workbook(target, profile)
    typed = ["first", "second"]
    stores: list[Store] = []

    def type_and_open() -> None:
        stores.append(Store.open(target, profile))
        typed.append(f"typed {len(typed)}")
        stores[-1].append(change_set(change(typed[-1]))).result()

    type_and_open()
    for has_failed in turns.each(lambda: _close(stores)):
        assert has_failed or _texts(target, profile) == typed
        stores[-1].close()
        Store.open(target, profile).close()
        assert _texts(target, profile) == typed
        type_and_open()
    stores[-1].close()
    turns.tell(figures, "closing")
    assert turns.refused > 0


def test_a_commit_that_failed_and_was_called_saved_is_found_out(
    calls: Calls, target: Path, profile: Path
) -> None:
    workbook(target, profile)
    store = Store.open(target, profile)
    calls.fail_at(3, is_lasting=True)
    # What a program that asks nothing takes for saved.
    store.append(change_set(change("typed"))).exception()
    store.abandon()
    calls.heal()

    assert calls.failed > 0
    store = Store.open(target, profile)
    assert values(store.changes) == ["first", "second"]
    store.close()
