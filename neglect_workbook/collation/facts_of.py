"""What a collation counts of one return: its facts, without the words of any answer."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from neglect_workbook.domain.collating.facts import (
    AnswerFacts,
    FileProblem,
    IndicatorFacts,
    Mismatch,
    ReturnFacts,
    VoiceFacts,
)
from neglect_workbook.domain.fields import from_json
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.periods import in_order, parse_period
from neglect_workbook.domain.rating import Nudge, nudges, rests_on_policy_alone, strongest_level
from neglect_workbook.domain.records import Answer, Evidence, RecordKind
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead

_DIGEST_LENGTH = 16
_CANONICAL = msgspec.json.Encoder(order="sorted")

_MISMATCHES = {
    Nudge.EVIDENCE_STRONGER: Mismatch.EVIDENCE_STRONGER,
    Nudge.TOP_RATING: Mismatch.RATING_STRONGER,
    Nudge.EVIDENCE_THINNER: Mismatch.RATING_STRONGER,
}


def facts_of(
    read: ReturnRead,
    framework: Framework,
    *,
    key: str,
    file: str,
    content: str,
    today: date,
) -> ReturnFacts:
    """The facts of one return.

    Args:
        read: what was read.
        framework: what it answers.
        key: SHA-256 of the file's bytes in hexadecimal digits.
        file: the file's name, for people.
        content: SHA-256 of the stored content.
        today: what evidence is old by, where the return carries no date of its own.
    """
    made_on = _day(read.about.get("date", ""))
    organisation = read.organisation
    set_ids = organisation.get("set_ids")
    return ReturnFacts(
        key=key,
        file=file,
        content=content,
        return_id=read.return_id.strip(),
        check_code=read.check_code.strip(),
        framework_id=framework.id,
        framework_version=str(read.about.get("framework_version", "")).strip(),
        organisation=read.organisation_name,
        sector_id=str(organisation.get("sector_id", "")),
        setting_id=str(organisation.get("setting_id", "")).strip(),
        review_id=str(read.review.get("kind_id", "")),
        made_on=made_on,
        set_ids=tuple(set_ids) if isinstance(set_ids, list) else (),
        is_as_sent=read.is_as_sent,
        answers=tuple(_answers(read, framework, made_on or today)),
        indicators=tuple(map(_indicator, read.indicators)),
        voices=tuple(
            VoiceFacts(one.set_id, one.question_id, one.rating, one.count) for one in read.voices
        ),
        problems=tuple(_problems(read, framework)),
    )


def answer_digest(answer: ReadAnswer) -> str:
    """The digest of all that an answer says: another one where anything in it was changed."""
    said = (answer.fields, answer.evidence_ids, answer.action_ids)
    return hashlib.sha256(_CANONICAL.encode(said)).hexdigest()[:_DIGEST_LENGTH]


def _answers(read: ReturnRead, framework: Framework, day: date) -> Iterator[AnswerFacts]:
    evidence: dict[str, list[Evidence]] = {}
    for record in read.evidence:
        item = _evidence(record)
        for question_id in item.question_ids:
            evidence.setdefault(question_id, []).append(item)
    with_action = {one for record in read.actions for one in _question_ids(record)}
    changed = {one.question_id for one in read.changed}
    for answer in read.answers:
        items = tuple(evidence.get(answer.question_id, ()))
        rating = str(answer.fields.get("rating", ""))
        changing = str(answer.fields.get("changing_for_children", ""))
        said = Answer(question_id=answer.question_id, rating=rating, changing_for_children=changing)
        yield AnswerFacts(
            question_id=answer.question_id,
            row=answer.row,
            rating=rating,
            rating_before=answer.rating_before,
            strongest_level=strongest_level(items),
            rests_on_policy=rests_on_policy_alone(items),
            mismatch=_mismatch(nudges(framework, said, items, day)),
            shows_difference=bool(changing.strip()),
            has_action=answer.question_id in with_action,
            is_changed=answer.question_id in changed,
            digest=answer_digest(answer),
        )


def _mismatch(found: Sequence[Nudge]) -> Mismatch | None:
    return next((_MISMATCHES[one] for one in found if one in _MISMATCHES), None)


def _evidence(record: ContentRecord) -> Evidence:
    fields = record.fields
    dated = from_json(RecordKind.EVIDENCE, "dated", fields.get("dated"))
    level = fields.get("level", 0)
    return Evidence(
        id=record.name,
        type_id=str(fields.get("type_id", "")),
        level=level if isinstance(level, int) else 0,
        dated=dated if isinstance(dated, date) else None,
        question_ids=_question_ids(record),
    )


def _question_ids(record: ContentRecord) -> tuple[str, ...]:
    found = record.fields.get("question_ids")
    return tuple(found) if isinstance(found, list) else ()


def _indicator(record: ContentRecord) -> IndicatorFacts:
    fields = record.fields
    latest, before = _latest(record.values)
    value, value_before = latest.get("value"), before.get("value")
    return IndicatorFacts(
        label=record.name,
        name=str(fields.get("name", "")),
        suggestion_id=str(fields.get("suggestion_id", "")),
        direction=str(fields.get("direction", "watch")),
        period=str(latest.get("period", "")),
        value=float(value) if isinstance(value, int | float) else None,
        before=float(value_before) if isinstance(value_before, int | float) else None,
        unit=str(fields.get("unit", "")),
    )


def _latest(
    values: Sequence[Mapping[str, object]],
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """The value of the latest period that has one, and the one before it of the same rhythm.

    Where a period cannot be read, no order is known, so the rows' own counts among such ones.
    """
    counted = [one for one in values if isinstance(one.get("value"), int | float)]
    readable = [one for one in counted if parse_period(str(one["period"]))]
    ordered = in_order(readable or counted, lambda one: str(one["period"]))
    if not ordered:
        return {}, {}
    latest = ordered[-1]
    alike = [one for one in ordered[:-1] if _rhythm(one) is _rhythm(latest)]
    return latest, alike[-1] if alike else {}


def _rhythm(value: Mapping[str, object]) -> object:
    period = parse_period(str(value["period"]))
    return period.rhythm if period else None


def _problems(read: ReturnRead, framework: Framework) -> Iterator[FileProblem]:
    """What the reader noted, and what only matters to whoever collates."""
    version = str(read.about.get("framework_version", "")).strip()
    if version != framework.version:
        yield FileProblem(
            "other_version",
            f"It answers version {version or 'unknown'} of {framework.name}; this program has "
            f"version {framework.version}.",
        )
    if not read.return_id.strip():
        yield FileProblem("no_return_id", "It carries no return id.")
    if not read.organisation_name:
        yield FileProblem("no_organisation", "It does not say whose return it is.")
    for one in read.problems:
        yield FileProblem(one.code, one.message, one.sheet, one.row)
    yield from _changes(read)


def _changes(read: ReturnRead) -> Iterator[FileProblem]:
    """What is not as it was when the return was made."""
    questions = list(dict.fromkeys(one.question_id for one in read.changed))
    if questions:
        what = "1 answer was" if len(questions) == 1 else f"{len(questions)} answers were"
        which = ", ".join(questions)
        message = f"{what} changed after the return was made: {which}."
        yield FileProblem("changed_since", message, words.ANSWERS)
    elif not read.machine.get("digest"):
        message = "It cannot be told whether anything was changed after the return was made."
        yield FileProblem("changes_unknown", message)
    elif not read.is_as_sent:
        message = "Something besides the words of an answer was changed after it was made."
        yield FileProblem("changed_elsewhere", message)


def _day(cell: object) -> date | None:
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell).strip())
    except ValueError:
        return None
