"""Rows 9, 10 and 11: two programs have one workbook, and neither silently undoes the other.

Stale notes are in ``tests/storage/test_in_use.py``, conflict copies in
``tests/workbook/test_merging.py``.
"""

from pathlib import Path

import pytest

from neglect_workbook.storage import publish
from neglect_workbook.storage.store import Store
from tests.faults.partner import Partner, partners
from tests.faults.rounds import Figures, rounds
from tests.storage.builders import (
    Dice,
    beside,
    change,
    change_set,
    held,
    values,
    workbook,
    working_copies,
)


def _race(both: list[Partner], texts: list[str]) -> int:
    """Both open at once, write and close; how many were not told of the other."""
    for one in both:
        one.tell("open")
    alone = [one.answer() for one in both].count("alone")
    for one, text in zip(both, texts, strict=True):
        one.tell(f"write {text}")
    assert [one.answer() for one in both] == ["done", "done"]
    for one in both:
        one.tell("close")
    for one in both:
        one.answer()
    return alone


@pytest.mark.parametrize("is_shared", [True, False], ids=["one profile", "two profiles"])
@rounds(5, slow=100)
def test_of_two_programs_that_race_for_a_workbook_one_is_told(
    target: Path, profile: Path, tmp_path: Path, times: int, figures: Figures, *, is_shared: bool
) -> None:
    workbook(target, profile)
    profiles = [profile, profile if is_shared else tmp_path / "there"]
    silent, written = 0, []
    with partners(target, profiles) as both:
        for number in range(times):
            texts = [f"ours {number}", f"theirs {number}"]
            silent += _race(both, texts) > 1
            written += texts
    for each in profiles:
        Store.open(target, each).close()
    found = values(held(target, profile))

    kind = "one profile" if is_shared else "two profiles"
    figures(
        "9",
        f"two programs open it at once ({kind})",
        races=times,
        two_silent_writers=silent,
        lost=len(set(written) - set(map(str, found))),
    )
    assert silent == 0
    assert set(written) <= set(found)
    assert beside(target) == [target.name]


def test_a_note_that_is_written_without_looking_is_found_out(
    target: Path, profile: Path, tmp_path: Path
) -> None:
    workbook(target, profile)
    with partners(target, [profile, tmp_path / "there"], "careless") as both:
        assert any(_race(both, ["ours", "theirs"]) > 1 for _ in range(10))


def test_who_was_killed_keeps_nobody_out(target: Path, profile: Path) -> None:
    workbook(target, profile)
    with partners(target, [profile]) as (first,):
        first.tell("open")
        assert first.answer() == "alone"
        first.tell("write before the kill")
        first.answer()
        first.kill()
    with partners(target, [profile]) as (again,):
        again.tell("open")
        assert again.answer() == "alone"
        again.tell("close")
        assert again.answer() == "done"
    assert "before the kill" in values(held(target, profile))


@rounds(1, slow=25)
def test_of_two_programs_that_race_for_a_note_left_by_a_kill_one_is_told(
    target: Path, profile: Path, times: int, figures: Figures
) -> None:
    workbook(target, profile)
    silent = 0
    with partners(target, [profile, profile]) as both:
        for number in range(times):
            with partners(target, [profile]) as (killed,):
                killed.tell("open")
                killed.answer()
                killed.kill()
            silent += _race(both, [f"ours {number}", f"theirs {number}"]) > 1
    figures(
        "9, 10",
        "two programs find the note of a killed one",
        races=times,
        two_silent_writers=silent,
    )
    assert silent == 0


def _edit_apart(target: Path, profiles: list[Path], times: int) -> tuple[int, int]:
    """Random edits on both sides; how many there were, and how many are not there any more."""
    dice = Dice(7)
    kept = set(workbook(target, profiles[0]))
    stores = [Store.open(target, profile) for profile in profiles]
    for _ in range(times):
        for store in stores[:: dice.below(2) * 2 - 1]:
            for _ in range(dice.below(3)):
                made = change(dice.below(1000), at=("M1", "M2")[dice.below(2)])
                store.append(change_set(made))
                kept.add(made)
            if dice.below(10) < 6:
                store.publish().result()
    for store in stores:
        store.close()
    return len(kept), len(kept - set(held(target, profiles[0])))


@rounds(10, slow=500)
def test_random_pairs_of_edits_lose_nothing(
    target: Path, profile: Path, tmp_path: Path, times: int, figures: Figures
) -> None:
    edits, lost = _edit_apart(target, [profile, tmp_path / "there"], times)

    figures("11", "two computers edit and publish", pairs=times, edits=edits, lost=lost)
    assert lost == 0
    assert working_copies(profile) == []


def test_publishing_without_looking_at_the_file_is_found_out(
    target: Path, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish.Publisher, "_check_target", lambda _: None)
    _, lost = _edit_apart(target, [profile, tmp_path / "there"], 10)

    assert lost > 0
