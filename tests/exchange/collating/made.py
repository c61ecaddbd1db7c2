"""A collation of invented returns with all their words, for the tests of its outputs.

Every return is the sample's workbook under another name, with other ratings, as a return and
read again. The sets that it answers go by its sector.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from neglect_workbook.collation.facts_of import facts_of
from neglect_workbook.domain.collating.facts import FileProblem, RefusedFile, ReturnFacts
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    CollationHead,
    ExpectedOrganisation,
)
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer, Why
from neglect_workbook.domain.collating.standing import Missing, Standing, Standings, Status
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.incoming.book import ReadBook, ReadSheet
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_content, snapshot_from_content

TODAY = date(2027, 1, 14)
DUE_ON = date(2026, 12, 17)
PARTNERSHIP = "Fairholt Safeguarding Children Partnership"

_NAMES = ("Marlstone", "Fernhollow", "Copperbeck", "Ashcombe", "Thornwick", "Quarrywood", "Tarn")
_KINDS = (
    ("primary", "Primary School"),
    ("primary", "Infant School"),
    ("early_years", "Nursery"),
    ("primary", "Junior School"),
    ("secondary", "High School"),
    ("voluntary", "Family Project"),
    ("gp", "Surgery"),
)
_CODES = ("1", "2", "unknown", "1", "0", "3", "2", "1", "", "na", "2")

Returns = tuple[tuple[ReturnFacts, ReturnRead], ...]


def read_again(snapshot: WorkbookSnapshot) -> ReturnRead:
    """The return of a snapshot as it is read from its file, without the file."""
    sheets = return_tables(snapshot, date(2026, 12, 1)).sheets
    book = ReadBook(
        tuple(
            ReadSheet(
                one.name,
                (
                    (one.title,),
                    (one.note,),
                    tuple(column.heading for column in one.columns),
                    *one.rows,
                ),
            )
            for one in sheets
        )
    )
    return read_return(book, snapshot.framework)


def made_returns(count: int, texts: Mapping[int, str] | None = None) -> Returns:
    """So many returns of invented organisations.

    Args:
        count: how many.
        texts: a text that stands in every box of the answers of a return, by its number.
    """
    return tuple(_made(number, (texts or {}).get(number, "")) for number in range(count))


def _made(number: int, text: str) -> tuple[ReturnFacts, ReturnRead]:
    sector_id, kind = _KINDS[number % len(_KINDS)]
    name = f"{_NAMES[number % len(_NAMES)]} {kind}"
    name += f" {number // len(_NAMES) + 1}" if number >= len(_NAMES) else ""
    content: dict[str, Any] = sample_content()
    sets = ["S", "M", "P"] if number % 3 else ["S", "M"]
    content["organisation"] |= {"name": text or name, "sector_id": sector_id, "set_ids": sets}
    content["answers"] += [{"question_id": f"P{one}"} for one in range(1, 8)]
    for place, answer in enumerate(content["answers"]):
        answer["rating"] = _CODES[(place * 3 + number * 5 + number // 7) % len(_CODES)]
        answer["not_applicable_reason"] = "A partner does this." if answer["rating"] == "na" else ""
        if text:
            answer.update(dict.fromkeys(("reason", "working_well", "how_we_know"), text))
    snapshot = snapshot_from_content(content)
    # Every workbook has an id of its own, from which the id of its return follows.
    read = read_again(replace(snapshot, workbook_id=f"{snapshot.workbook_id}-{number}"))
    key = sha256(f"file {number}".encode()).hexdigest()
    facts = facts_of(
        read,
        snapshot.framework,
        key=key,
        file=f"returns/{number:04}.xlsx",
        content=key,
        today=TODAY,
    )
    if number == 1:
        problem = FileProblem("changed_since", "1 answer was changed.", "Answers", 5)
        facts = replace(facts, problems=(problem,))
    return facts, read


def collated(framework: Framework, returns: Returns) -> Collated:
    """A collation of returns, with somebody missing, a refused file and moderation begun."""
    expected = ExpectedOrganisation(
        "x1", "Larkspur Primary School", "primary", "office@larkspur.invalid", "100999"
    )
    nobody = ExpectedOrganisation("x2", "Embercroft Homes", "housing", "The manager")
    sample = tuple(_sample(returns))
    return Collated(
        framework=framework,
        head=CollationHead("Autumn 2026", PARTNERSHIP, DUE_ON, 7, 5, is_sampled=True),
        standings=Standings(
            returns=tuple(
                Standing(facts, Status.COUNTED, date(2026, 12, 3), is_late=place == 2)
                for place, (facts, _) in enumerate(returns)
            ),
            missing=(Missing(expected, (returns[0][0].key,)), Missing(nobody)),
        ),
        picture=make_picture(framework, (facts for facts, _ in returns)),
        today=TODAY,
        sample=sample,
        possible=Counter(one.why for one in sample),
        agreement=Agreement(len(sample), 3, 0, 1, 1, 1, 0),
        moderations=tuple(_moderations(sample)),
        refused=(
            RefusedFile("k", "late/old.xls", "old_format", "It is an old Excel file.", "Ask."),
        ),
        to_tell={"old_format": "Ask for the file saved as .xlsx.", "changed_since": "Say which."},
    )


def _sample(returns: Returns) -> Iterator[SampledAnswer]:
    why = {"0": Why.RED, "unknown": Why.RED, "3": Why.TOP}
    for facts, _ in returns:
        for one in facts.answers:
            if one.rating in why:
                yield SampledAnswer(
                    facts.key,
                    facts.return_id,
                    one.question_id,
                    facts.organisation,
                    facts.sector_id,
                    why[one.rating],
                    one.row,
                )


def _moderations(sample: tuple[SampledAnswer, ...]) -> Iterator[AnswerModeration]:
    said = (
        ("1", "raise", "Your evidence shows more than you say."),
        ("", "ask_for_evidence", "We did not see how often.\nTwo anonymised examples would help."),
        ("2", "lower", "Which check was it?"),
    )
    for one, (rating, result, feedback) in zip(sample, said, strict=False):
        record_id = f"{one.return_id}/{one.question_id}/1"
        yield AnswerModeration(record_id, rating, result, feedback, "For the panel.", "")
