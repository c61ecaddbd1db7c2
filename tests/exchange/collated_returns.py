"""A collation of invented returns with all their words, for the tests of its outputs.

Every return is the sample's workbook under another name, with other ratings, as a return and
read again. What is counted here is counted the plain way: the tests compare with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from neglect_workbook.domain.collating.facts import (
    AnswerFacts,
    FileProblem,
    RefusedFile,
    ReturnFacts,
)
from neglect_workbook.domain.collating.picture import (
    Counted,
    Gap,
    HeatCell,
    IndicatorRow,
    Movement,
    Picture,
    Place,
    RoleDifference,
    Strong,
    VoiceRow,
)
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
    content["organisation"] |= {"name": text or name, "sector_id": sector_id}
    for place, answer in enumerate(content["answers"]):
        answer["rating"] = _CODES[(place * 3 + number * 5 + number // 7) % len(_CODES)]
        answer["not_applicable_reason"] = "A partner does this." if answer["rating"] == "na" else ""
        if text:
            answer.update(dict.fromkeys(("reason", "working_well", "how_we_know"), text))
    snapshot = snapshot_from_content(content)
    # Every workbook has an id of its own, from which the id of its return follows.
    read = read_again(replace(snapshot, workbook_id=f"{snapshot.workbook_id}-{number}"))
    return facts_of(read, snapshot.framework, number), read


def facts_of(read: ReturnRead, framework: Framework, number: int) -> ReturnFacts:
    """What a collation keeps in mind of a return."""
    key = sha256(f"file {number}".encode()).hexdigest()
    levels: dict[str, int] = {}
    for item in read.evidence:
        level, linked = item.fields.get("level", 0), item.fields["question_ids"]
        assert isinstance(level, int)
        assert isinstance(linked, list)
        for one in linked:
            levels[str(one)] = max(levels.get(str(one), 0), level)
    return ReturnFacts(
        key=key,
        file=f"returns/{number:04}.xlsx",
        content=key,
        return_id=read.return_id,
        check_code=read.check_code,
        framework_id=framework.id,
        framework_version=framework.version,
        organisation=read.organisation_name,
        sector_id=str(read.organisation["sector_id"]),
        setting_id=str(100_000 + number),
        review_id=str(read.review["kind_id"]),
        made_on=date(2026, 12, 1),
        set_ids=("S", "M", "P"),
        is_as_sent=read.is_as_sent,
        answers=tuple(
            AnswerFacts(
                question_id=one.question_id,
                row=one.row,
                rating=str(one.fields["rating"]),
                strongest_level=levels.get(one.question_id, 0),
                digest=f"{one.question_id} {number}",
            )
            for one in read.answers
        ),
        problems=(FileProblem("changed_since", "1 answer was changed.", "Answers", 5),)
        if number == 1
        else (),
    )


def picture_of(framework: Framework, returns: Returns) -> Picture:
    """The counts, made the plain way."""
    facts = [one for one, _ in returns]
    sectors = Counter(one.sector_id for one in facts)
    in_order = {one.id: sectors[one.id] for one in framework.sectors if sectors[one.id]}
    cells = {
        (question.id, sector_id): _cell(framework, facts, question.id, sector_id)
        for question in framework.questions()
        for sector_id in in_order
    }
    by_question = [(q.id, q.id, {q.id}) for q in framework.questions()]
    by_set = [(s.id, s.name, {q.id for q in s.questions}) for s in framework.question_sets]
    by_area = [
        (a.id, a.name, {q.id for q in framework.questions() if q.area_id == a.id})
        for a in framework.areas
    ]
    red = Counter(a.question_id for f in facts for a in f.answers if a.rating in {"0", "unknown"})
    unknown = Counter(a.question_id for f in facts for a in f.answers if a.rating == "unknown")
    strong = [(f, a) for f in facts[:3] for a in f.answers if a.rating == "3"][:3]
    return Picture(
        returns=len(facts),
        sectors=in_order,
        cells=cells,
        by_area=tuple(_counted(facts, *one) for one in by_area),
        by_question=tuple(_counted(facts, *one) for one in by_question),
        by_sector=tuple(
            Counted(
                one,
                framework.sector(one).name,
                count,
                Counter(a.rating for f in facts if f.sector_id == one for a in f.answers),
                count < framework.smallest_group,
            )
            for one, count in in_order.items()
        ),
        by_set=tuple(_counted(facts, *one) for one in by_set),
        gaps=tuple(
            Gap(one, count, unknown[one], len(facts), ("primary",))
            for one, count in red.most_common(5)
        ),
        roles=(RoleDifference(len(facts), "S", "P", "LE", len(facts) // 2),),
        policy_alone={"M2": 7, "S5": 6, "M3": 0},
        unknown=dict(unknown),
        strong=tuple(
            Strong(Place(f.key, a.question_id, a.row), f.organisation, f.sector_id, 4)
            for f, a in strong
        ),
        movement=(Movement("M1", 6, 8, 1, 3), Movement("M3", 2, 9, 4, 3)),
        indicators=(
            IndicatorRow(
                "x", "Children with a completed neglect tool", 12, 7, 2, 3, (), is_hidden=False
            ),
        ),
        voices=(
            VoiceRow("M1", 9, {"0": 12, "1": 40, "2": 31}, {"1": 3, "2": 6}, is_hidden=False),
            VoiceRow("M2", 2, {}, {}, is_hidden=True),
        ),
    )


def _cell(
    framework: Framework, facts: list[ReturnFacts], question_id: str, sector_id: str
) -> HeatCell:
    found = [
        (one, answer)
        for one in facts
        for answer in one.answers
        if one.sector_id == sector_id and answer.question_id == question_id
    ]
    counts = Counter(answer.rating for _, answer in found)
    is_hidden = len(found) < framework.smallest_group
    return HeatCell(
        question_id=question_id,
        sector_id=sector_id,
        returns=len(found),
        counts=counts,
        is_hidden=is_hidden,
        most_common="" if is_hidden else max(counts, key=lambda code: (counts[code], code)),
        policy_alone=0,
        show_difference=0,
        places=tuple(Place(one.key, question_id, answer.row) for one, answer in found),
    )


def _counted(facts: list[ReturnFacts], item_id: str, name: str, ids: set[str]) -> Counted:
    counts = Counter(a.rating for f in facts for a in f.answers if a.question_id in ids)
    return Counted(item_id, name, len(facts), counts)


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
        picture=picture_of(framework, returns),
        today=TODAY,
        sample=sample,
        agreement=Agreement(len(sample), 3, 1, 1, 1, 0, 0),
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
        ("2", "lower", "We did not see how often.\nTwo anonymised examples would help."),
        ("", "ask_for_evidence", "Which check was it?"),
    )
    for one, (rating, result, feedback) in zip(sample, said, strict=False):
        record_id = f"{one.return_id}/{one.question_id}/1"
        yield AnswerModeration(record_id, rating, result, feedback, "For the panel.", "")
