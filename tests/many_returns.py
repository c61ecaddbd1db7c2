"""Writes returns of many invented organisations, and the list of whom one is expected of.

    python -m tests.many_returns FOLDER --count 150 --seed 1

Each varies the sample workbook and goes through the real export, so they are files as they come
in: over all sectors, some small, some late, with and without forms and an earlier review. The
same count and seed make the same files.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from neglect_workbook.domain.frozen import PastReview
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.export import ExportKind, make_exports
from tests.builders import sample_content, snapshot_from_content
from tests.collating_builders import DUE_ON, framework_2026, key_of, organisation_name, sectors_of
from tests.dice import Dice

EXPECTED_NAME: Final = "expected.csv"

#: Which answer of the sample lends its words to a question that the sample does not answer.
_LENDERS: Final[Mapping[str, str]] = MappingProxyType(
    {"P1": "M5", "P2": "M1", "P3": "M5", "P4": "M5", "P5": "M2", "P6": "M3", "P7": "M4"}
)
_CODES: Final = ("unknown", "0", "1", "2", "3", "na", "")
_SHARES: Final = (7, 14, 40, 26, 6, 2, 5)
#: In so many of a hundred answers the rating is one that the evidence carries, as in the sample.
_FITTING: Final = 85
#: Evidence of the sample that carries a rating; what is stronger is not linked to its answer.
_CARRIERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"unknown": (), "0": (), "1": (), "2": ("E2",), "3": ("E7", "E11")}
)
_CHECKED: Final = 3
_LAST_REVIEW: Final = date(2026, 7, 14)


def many_returns(folder: Path, count: int, seed: int = 1) -> tuple[Path, ...]:
    """Write returns into a folder, each under the name that the export gives it.

    Args:
        folder: where; it is made if it is not there.
        count: how many.
        seed: the same one makes the same files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for number, sector_id in enumerate(sectors_of(count)):
        snapshot, day = a_snapshot(number, sector_id, seed)
        (made,) = make_exports(snapshot, (ExportKind.RETURN,), folder, day)
        found.append(made.path)
    return tuple(found)


def write_expected_list(path: Path, count: int, missing: int = 15) -> None:
    """Write the list of whom a return is expected: those of `many_returns`, and some more."""
    framework = framework_2026()
    sectors = (*sectors_of(count), *("primary", "voluntary", "gp") * missing)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Organisation", "Sector", "Contact", "Setting ID"))
        for number, sector_id in enumerate(sectors[: count + missing]):
            name = organisation_name(number, sector_id)
            contact = f"office@organisation-{number:03}.invalid"
            sector = framework.sector(sector_id).name
            writer.writerow((name, sector, contact, _setting_id(number)))


def a_snapshot(number: int, sector_id: str, seed: int) -> tuple[WorkbookSnapshot, date]:
    """The workbook of one invented organisation, and the day on which its return is made."""
    dice = Dice(f"{seed}/{number}")
    name = organisation_name(number, sector_id)
    content = _named(sample_content(), name)
    sector = framework_2026().sector(sector_id)
    set_ids = [*sector.set_ids, *(one for one in sector.also_set_ids if dice.in_hundred(30))]
    content["organisation"] |= {
        "name": name,
        "sector_id": sector_id,
        "set_ids": set_ids,
        "setting_id": _setting_id(number) if dice.in_hundred(80) else "",
    }
    content["answers"] = list(_answers(dice, content["answers"], set_ids))
    asked = {one["question_id"] for one in content["answers"]}
    linked = _linked(dice, content["evidence"], asked, kept=70)
    content["evidence"] = _fitting(
        Dice(f"{seed}/{number}/evidence"), linked, content["evidence"], content["answers"]
    )
    content["actions"] = _linked(dice, content["actions"], asked, kept=60)
    for indicator in content["indicators"]:
        for value in indicator["values"]:
            value["value"] = max(0, value["value"] + dice.between(-2, 3))
    content["indicators"] = dice.some_of(content["indicators"], dice.between(1, 4))
    content["voices"] = _forms(dice, content["voices"], number) if dice.in_hundred(40) else []
    workbook_id = str(UUID(key_of(f"{seed}/{number}/workbook")[:32]))
    snapshot = replace(snapshot_from_content(content), workbook_id=workbook_id)
    if dice.in_hundred(35):
        snapshot = _second_review(dice, snapshot)
    return snapshot, DUE_ON - timedelta(days=dice.between(-4, 30))


def _named(content: dict[str, Any], name: str) -> dict[str, Any]:
    """The sample with another name wherever it says its own."""
    text = json.dumps(content)
    for own in ("Hazelmoor Primary School", "Hazelmoor"):
        text = text.replace(own, name)
    found: dict[str, Any] = json.loads(text)
    return found


def _answers(
    dice: Dice, sample: list[dict[str, Any]], set_ids: list[str]
) -> Iterator[dict[str, Any]]:
    """An answer to each question of the sets, in the words of the sample."""
    words = {one["question_id"]: one for one in sample}
    for question in framework_2026().questions(tuple(set_ids)):
        code = dice.one_of(_CODES, _SHARES)
        lent = words[_LENDERS.get(question.id, question.id)]
        answer = {
            field: value
            for field, value in lent.items()
            if field not in {"checks", "come_back", "override_reason"}
        }
        answer |= {"question_id": question.id, "rating": code}
        if code == "na":
            reason = "We do not work with children ourselves."
            answer = {**answer, "not_applicable_reason": reason}
        if code in {"", "na"}:
            answer.pop("changing_for_children", None)
        elif code in {"2", "3"} and dice.in_hundred(60):
            answer["changing_for_children"] = words["M1"]["changing_for_children"]
        yield answer if code else {"question_id": question.id, "rating": ""}


def _linked(
    dice: Dice, records: list[dict[str, Any]], asked: set[str], kept: int
) -> list[dict[str, Any]]:
    """Some of these records, linked to the questions that are asked."""
    found = []
    for one in records:
        linked = {*one["question_ids"]}
        linked |= {question for question, lender in _LENDERS.items() if lender in linked}
        question_ids = sorted(linked & asked)
        if question_ids and dice.in_hundred(kept):
            found.append({**one, "question_ids": question_ids})
    return found


def _fitting(
    dice: Dice,
    evidence: list[dict[str, Any]],
    sample: list[dict[str, Any]],
    answers: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    """The evidence, linked anew to most answers so that it carries their rating and no more."""
    links = {one["id"]: {*one["question_ids"]} for one in evidence}
    for answer in answers:
        carriers = _CARRIERS.get(answer["rating"])
        if carriers is None or not dice.in_hundred(_FITTING):
            continue
        for one in sample:
            if one["level"] >= _CHECKED:
                links.get(one["id"], set()).discard(answer["question_id"])
        for name in carriers:
            links.setdefault(name, set()).add(answer["question_id"])
    return [
        {**one, "question_ids": sorted(links[one["id"]])} for one in sample if links.get(one["id"])
    ]


def _forms(dice: Dice, forms: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    steps = [one.code for one in framework_2026().scale.steps]
    return [
        {
            **form,
            "form_id": f"organisation-{number}-form-{place}",
            "ratings": {one: dice.one_of(steps) for one in form["ratings"]},
        }
        for place, form in enumerate(forms)
    ]


def _second_review(dice: Dice, snapshot: WorkbookSnapshot) -> WorkbookSnapshot:
    """The same workbook in its second review, with other ratings in the first."""
    steps = [one.code for one in snapshot.framework.scale.steps]
    before = {
        key: replace(one, rating=dice.one_of(steps)) if one.rating else one
        for key, one in snapshot.answers.items()
    }
    first = replace(snapshot, answers=MappingProxyType(before))
    past = PastReview(first, _LAST_REVIEW, is_whole=True)
    review = replace(snapshot.review, id=f"{snapshot.review.id[:-1]}f", kind_id="midpoint")
    return replace(snapshot, review=review, past=(past,))


def _setting_id(number: int) -> str:
    return str(100_000 + number)


def main() -> int:
    """Write the files that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.many_returns", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    made = many_returns(asked.folder, asked.count, asked.seed)
    write_expected_list(asked.folder.parent / EXPECTED_NAME, asked.count)
    sys.stdout.write(f"{len(made)} returns in {asked.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
