"""Workbooks to open: the sample, one that was kept for years, one full of attached copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import shake_256
from pathlib import Path

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.content import read_content
from neglect_workbook.files import resource_path
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    close_review,
    create_workbook,
    fill_workbook,
    open_workbook,
    start_review,
)
from tests.benchmarks.scale import Scale
from tests.dice import Dice
from tests.workbook.attached import PDF, attached

FRAMEWORK = "bscp-neglect-2026"
_AUTHOR = "a" * 12
_FIRST_DAY = date(2016, 9, 5)
_HALF_A_YEAR = timedelta(days=182)
#: As large as an attached copy may be.
_COPY_BYTES = 20 * 1024 * 1024
_RATINGS = ("0", "1", "2", "3")


def profile_in(folder: Path) -> Path:
    """The profile of whoever opens the workbooks of a folder."""
    profile = folder / "profile"
    profile.mkdir(parents=True, exist_ok=True)
    return profile


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """A workbook that is open, as for a command."""
    workbook = open_workbook(path, profile=profile_in(path.parent), author=_AUTHOR)
    try:
        yield workbook
    finally:
        workbook.close()


@contextmanager
def _filled(path: Path) -> Iterator[Workbook]:
    text = resource_path("sample", "hazelmoor.json").read_text(encoding="utf-8")
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary")
    profile = profile_in(path.parent)
    workbook = create_workbook(path, wanted, profile=profile, author=_AUTHOR)
    try:
        fill_workbook(workbook, read_content(text))
        yield workbook
    finally:
        workbook.close()


def sample_workbook(folder: Path) -> Path:
    """The sample; one that is there is taken as it is, as by the others."""
    path = folder / "sample.nwbk"
    if not path.exists():
        with _filled(path):
            pass
    return path


def kept_for_years(folder: Path, scale: Scale) -> Path:
    """The sample reviewed twice a year: all is answered anew, and colleagues fill in forms."""
    path = folder / f"kept-{scale.reviews}-{scale.forms}.nwbk"
    if path.exists():
        return path
    dice, day = Dice("years"), _FIRST_DAY
    with _filled(path) as workbook:
        kinds = [one.id for one in workbook.framework.review_kinds]
        for number in range(1, scale.reviews):
            _add_forms(workbook, scale.forms // 10, dice)
            close_review(workbook, day)
            day += _HALF_A_YEAR
            start_review(workbook, kinds[min(number, len(kinds) - 1)], day)
            _answer_anew(workbook, dice, number)
        _add_forms(workbook, scale.forms, dice)
    return path


def full_of_copies(folder: Path, scale: Scale) -> Path:
    """The sample with so many attached copies."""
    path = folder / f"copies-{scale.copies}.nwbk"
    if path.exists():
        return path
    with _filled(path) as workbook:
        for number in range(scale.copies):
            copy = folder / f"minutes-{number}.pdf"
            noise = shake_256(str(number).encode()).digest(_COPY_BYTES - len(PDF))
            copy.write_bytes(PDF + noise)
            attached(workbook, copy)
            copy.unlink()
    return path


def _add_forms(workbook: Workbook, count: int, dice: Dice) -> None:
    framework = workbook.framework
    asked = framework.question_set("P")
    for _ in range(count):
        group = dice.one_of(framework.colleague_groups)
        workbook.add_record(
            RecordKind.VOICE,
            review_id=workbook.snapshot.review.id,
            set_id=asked.id,
            group_id=group.id,
            ratings={one.id: dice.one_of(_RATINGS) for one in asked.questions},
        )


def _answer_anew(workbook: Workbook, dice: Dice, number: int) -> None:
    for question_id, answer in workbook.snapshot.answers.items():
        workbook.set_answer(
            question_id,
            rating=dice.one_of(_RATINGS),
            reason=f"{answer.reason} Looked at again in review {number}.",
            working_well=f"{answer.working_well} It still is in review {number}.",
        )
