"""Rows 1, 6 and 23: a process that is killed at any moment loses nothing that it said was saved."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.files import HALF_MADE_FOR
from neglect_workbook.storage.store import NO_KEY, Key, Store
from tests.faults.children import VERSIONS, Nursery, export_once, nursery
from tests.faults.rounds import Figures, rounds
from tests.storage.builders import HEADING, Dice, beside, change, values, working_copies

# Windows forks no processes: see test_kills_at_one_moment for what is tried there.
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

#: The latest moment of a kill while somebody types, in seconds.
_LONGEST = 0.08
_DICE = Dice(23)
_HOT = bytes.fromhex("d9d505f920a163d7")
#: How often a program that takes no care may come away with it before that is a failure.
_TRIES = 30
#: A workbook of many rounds grows, and then opening it is all that is tried.
_ROUNDS_OF_ONE = 25

#: Opening a protected workbook takes a while by design, so it is done less often.
both_kinds = pytest.mark.parametrize(
    ("key", "share"), [(NO_KEY, 1), (Key("a long walk in March"), 5)], ids=["plain", "protected"]
)


@pytest.fixture
def children() -> Iterator[Nursery]:
    with nursery() as running:
        yield running


class _Workbooks:
    """Makes a new workbook now and then."""

    def __init__(self, target: Path, profile: Path, key: Key) -> None:
        self._target, self._profile, self._key = target, profile, key
        self._dice = _DICE

    def moments(self, times: int) -> Iterator[tuple[int, float]]:
        """The number of the round, and when to kill: between 0 and 1."""
        for number in range(times):
            if number % _ROUNDS_OF_ONE == 0:
                self._target.unlink(missing_ok=True)
                first = (change("first"),)
                Store.create(self._target, self._profile, HEADING, first, self._key).close()
            yield number, self._dice.below(10_000) / 10_000


def _begins(changes: list[object]) -> set[str]:
    """The first two words of every text: what a child said of it."""
    return {" ".join(str(value).split()[:2]) for value in changes}


def _has_hot_journal(profile: Path) -> bool:
    journals = [copy / "workbook.nwbk-journal" for copy in working_copies(profile)]
    return any(one.exists() and one.read_bytes().startswith(_HOT) for one in journals)


def _half_made(target: Path) -> list[str]:
    return [name for name in beside(target) if name.startswith("~$")]


def _snapshots(profile: Path) -> list[Path]:
    return [file for copy in working_copies(profile) for file in copy.glob("publish.nwbk*")]


class _Counted:
    """What the kills in one kind of work came to."""

    said = lost = hot = damaged = interrupted = temporaries = 0


def _enough(times: int) -> int:
    """How many kills must have hit the work: a fifth, and none where there were only a few."""
    return times // 100 * 20


def _kill_in_autosave(
    children: Nursery, target: Path, profile: Path, key: Key, times: int, job: str
) -> _Counted:
    counted = _Counted()
    for number, part in _Workbooks(target, profile, key).moments(times):
        words = (target, profile, key.password, f"r{number}")
        said = children.kill(job, *words, part=part, longest=_LONGEST)
        counted.hot += _has_hot_journal(profile)
        store = Store.open(target, profile, key)
        counted.said += len(said)
        counted.lost += len(set(said) - _begins([*values(store.changes)]))
        store.close()
        counted.damaged += (profile / "damaged").exists()
    return counted


@both_kinds
@rounds(10, slow=500)
def test_no_word_that_showed_as_saved_is_lost(
    children: Nursery,
    target: Path,
    profile: Path,
    key: Key,
    share: int,
    times: int,
    figures: Figures,
) -> None:
    times //= share
    counted = _kill_in_autosave(children, target, profile, key, times, "autosave")

    kind = "protected" if key.is_set else "plain"
    figures(
        "1",
        f"killed while saving ({kind})",
        kills=times,
        acknowledged=counted.said,
        lost=counted.lost,
        hot_journals=counted.hot,
        damaged=counted.damaged,
    )
    assert (counted.lost, counted.damaged) == (0, 0)
    assert counted.hot >= _enough(times)
    assert working_copies(profile) == []


def test_a_program_that_says_saved_too_early_is_found_out(
    children: Nursery, target: Path, profile: Path
) -> None:
    assert any(
        _kill_in_autosave(children, target, profile, NO_KEY, 3, "autosave hastily").lost
        for _ in range(_TRIES)
    )


def _kill_in_publish(
    children: Nursery, target: Path, profile: Path, key: Key, times: int, job: str
) -> _Counted:
    counted = _Counted()
    for number, part in _Workbooks(target, profile, key).moments(times):
        words = (target, profile, key.password, f"r{number}")
        said = {*children.kill(job, *words, part=part), f"r{number} 0"}
        counted.interrupted += bool(_half_made(target) or _snapshots(profile))
        counted.said += len(said)
        try:
            found = Store.open(target, profile, key, read_only=True).changes
        except KnownError:
            counted.damaged += 1
            target.unlink()
        else:
            counted.lost += len(said - _begins([*values(found)]))
        store = Store.open(target, profile, key)
        counted.temporaries += len(_half_made(target))
        saved = {*said, f"r{number} 1"}
        counted.lost += len(saved - _begins([*values(store.changes)]))
        store.close()
    return counted


@both_kinds
@rounds(5, slow=500)
def test_a_kill_while_publishing_leaves_the_old_file_or_the_new_one(
    children: Nursery,
    target: Path,
    profile: Path,
    key: Key,
    share: int,
    times: int,
    figures: Figures,
) -> None:
    times //= share
    counted = _kill_in_publish(children, target, profile, key, times, "publish")

    kind = "protected" if key.is_set else "plain"
    figures(
        "6",
        f"killed while publishing ({kind})",
        kills=times,
        acknowledged=counted.said,
        lost=counted.lost,
        half_files=counted.damaged,
        interrupted=counted.interrupted,
        left_after_restart=counted.temporaries,
    )
    assert (counted.lost, counted.damaged, counted.temporaries) == (0, 0, 0)
    assert counted.interrupted >= _enough(times)
    assert beside(target) == [target.name]


def test_a_program_that_writes_over_the_file_is_found_out(
    children: Nursery, target: Path, profile: Path
) -> None:
    assert any(
        _kill_in_publish(children, target, profile, NO_KEY, 2, "publish over").damaged
        for _ in range(_TRIES)
    )


def _is_whole(path: Path) -> bool:
    """Whether an export is one of the two that were made, to the last byte."""
    try:
        with zipfile.ZipFile(path) as packed:
            if packed.testzip() is not None:
                return False
            text = b"".join(packed.read(name) for name in packed.namelist())
    except zipfile.BadZipFile:
        return False
    return any(word.encode() in text for word in VERSIONS)


def _kill_in_export(children: Nursery, folder: Path, times: int, job: str) -> _Counted:
    counted = _Counted()
    folder.mkdir(exist_ok=True)
    for _ in range(times):
        children.kill(job, folder, part=_DICE.below(10_000) / 10_000)
        half_made = [one for one in folder.iterdir() if one.name.startswith("~$")]
        counted.interrupted += bool(half_made)
        whole = [one for one in folder.iterdir() if one not in half_made]
        counted.said += len(whole)
        counted.damaged += sum(not _is_whole(one) for one in whole)
        for one in half_made:
            _make_older(one)
    export_once(folder)
    counted.temporaries = sum(one.name.startswith("~$") for one in folder.iterdir())
    return counted


def _make_older(path: Path) -> None:
    """Let a file be from so long ago that nobody can be writing it any more."""
    then = path.stat().st_mtime - HALF_MADE_FOR - 1
    os.utime(path, (then, then))


@rounds(5, slow=200)
def test_a_kill_while_exporting_leaves_whole_files(
    children: Nursery, tmp_path: Path, times: int, figures: Figures
) -> None:
    counted = _kill_in_export(children, tmp_path / "out", times, "export")

    figures(
        "23",
        "killed while exporting",
        kills=times,
        files_seen=counted.said,
        half_files=counted.damaged,
        interrupted=counted.interrupted,
        left_after_next=counted.temporaries,
    )
    assert (counted.damaged, counted.temporaries) == (0, 0)
    assert counted.interrupted >= _enough(times) // 4


def test_an_export_that_writes_over_the_old_one_is_found_out(
    children: Nursery, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert any(_kill_in_export(children, out, 2, "export over").damaged for _ in range(_TRIES))
