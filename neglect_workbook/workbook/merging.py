"""Bringing in another copy of the workbook, and saying in plain words what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.keeping.copies import CopyFound, fetch_copy, take_in_copy
from neglect_workbook.workbook.apart_words import numbers_of, words_of
from neglect_workbook.workbook.commands import Workbook

_MOST_NUMBERS: Final = 5


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of another copy.

    Attributes:
        change_set: what came in.
        changes: how many changes it had that we had not.
        left: how many things are to choose, those of earlier copies too.
        sentence: what came in, to be told after the name of the file.
    """

    change_set: ChangeSet
    changes: int
    left: int
    sentence: str


def bring_in_copy(workbook: Workbook, path: Path, password: str = "") -> TakenIn:
    """Look into another copy, take it in, and say in plain words what came of it.

    Args:
        workbook: where it is taken in.
        path: the other copy.
        password: see `look_into_copy`.

    Raises:
        KnownError: as `look_into_copy` and `take_in_copy`.
    """
    return taken_in(workbook, fetch_copy(workbook, path, password))


def taken_in(workbook: Workbook, found: CopyFound) -> TakenIn:
    """Take in a copy that was looked into, and say in plain words what came of it.

    Raises:
        KnownError: as `take_in_copy`.
    """
    before = numbers_of(workbook)
    change_set = take_in_copy(workbook, found)
    left = len(open_conflicts(workbook))
    if not found.is_new:
        sentence = "It holds nothing that is not in your workbook already."
    else:
        came = f"{_counted(len(found.changes), 'change')} came in."
        sentence = f"{came} {_renumbered(before, workbook)}".strip()
    return TakenIn(change_set, len(found.changes), left, sentence)


def conflict_lines(workbook: Workbook) -> tuple[str, ...]:
    """What is left to choose, a line each: the question or record, and the field."""
    words = (words_of(workbook, conflict) for conflict in open_conflicts(workbook))
    return tuple(f"{one.place}: {one.field}" for one in words)


def _renumbered(before: Mapping[str, str], workbook: Workbook) -> str:
    """Which of our records got another number, because the other copy's were made earlier."""
    now = numbers_of(workbook)
    moved = [
        f"{label} is now {now[record_id]}"
        for record_id, label in before.items()
        if record_id in now and now[record_id] != label
    ]
    if not moved:
        return ""
    shown = ", ".join(moved[:_MOST_NUMBERS])
    more = len(moved) - _MOST_NUMBERS
    return f"{shown}, and {more} more have other numbers." if more > 0 else f"{shown}."


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
