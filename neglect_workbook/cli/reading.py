"""`show`, `check` and `verify`: looking into a workbook without changing it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from neglect_workbook.checks.alike import groups_of, said_of_many
from neglect_workbook.checks.personal_data.findings import personal_data_findings
from neglect_workbook.checks.readiness import Finding, Severity, findings, is_ready
from neglect_workbook.cli.desk import (
    DEFAULT_FRAMEWORK,
    PATH,
    json_option,
    opened,
    passwords_for,
    profile_here,
    progress_sentence,
    stops_sentence,
    workbook_file,
)
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.frozen import PastReview
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import content_text
from neglect_workbook.exchange.feedback.sentences import receipt_sentence
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.keeping.known_words import checker_here
from neglect_workbook.storage.file_kind import kind_by_name
from neglect_workbook.storage.key import Key
from neglect_workbook.storage.verify import verify as verify_workbook
from neglect_workbook.workbook.salvaging import salvage_sentences, save_what_can_be_read

#: More problems of one file than these are only counted.
_PROBLEMS_SHOWN: Final = 5


@click.command()
@workbook_file
@json_option
def show(file: Path, *, as_json: bool) -> None:
    """Show what is in FILE."""
    with opened(file, read_only=True) as workbook:
        snapshot = workbook.snapshot
    click.echo(content_text(snapshot) if as_json else "\n".join(_lines(snapshot)))


@click.command()
@workbook_file
@json_option
def check(file: Path, *, as_json: bool) -> None:
    """Check whether FILE is ready to send. Exit code 0 when ready, 1 when not."""
    with opened(file, read_only=True) as workbook:
        to_choose = len(open_conflicts(workbook))
        snapshot = workbook.snapshot
    checker = checker_here(snapshot.framework.id, profile_here().folder)
    personal = personal_data_findings(snapshot, checker)
    found = findings(snapshot, today_here(), to_choose, personal)
    ready = is_ready(found)
    if as_json:
        report = {"ready": ready, "findings": [_as_json(one) for one in found]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for same in groups_of(found):
            click.echo(_line(snapshot, same))
        click.echo("Ready to send." if ready else _not_ready(found))
    sys.exit(0 if ready else 1)


def _line(snapshot: WorkbookSnapshot, same: Sequence[Finding]) -> str:
    """One finding, or those of which there would be one for every question, in a line."""
    one = same[0]
    message, detail = one.message, one.detail
    if len(same) > 1:
        message, detail = said_of_many(same, snapshot.framework.scale)
        message = f"{message}: {', '.join(each.question for each in same)}"
    return f"{one.severity}: {_place(one)}{message}. {detail}".rstrip()


def _not_ready(found: Sequence[Finding]) -> str:
    """The last line where something is missing, or says who somebody is."""
    stops = sum(one.severity is Severity.STOP for one in found)
    if not stops:
        return "Not ready yet. None of this stops you."
    return f"Not ready yet. {stops_sentence(stops)}"


def _place(finding: Finding) -> str:
    """The question or record of what could say who somebody is: its message names none."""
    place = finding.record or finding.question
    return f"{place}: " if finding.kind.startswith("personal_") and place else ""


@click.command()
@workbook_file
@click.option(
    "--repair-to",
    "new",
    type=PATH,
    metavar="NEW",
    help="Make a new file of everything in FILE that is whole.",
)
def verify(file: Path, new: Path | None) -> None:
    """Check that FILE, a workbook or a collation, is whole as it was written. It is never changed.

    With --repair-to, exit code 1 says that something could not be saved.
    """
    if new is not None:
        _repair(file, new)
        return
    result = verify_workbook(file, Key(*passwords_for(file)[:1]), kind_by_name(file))
    if result.problems:
        shown = " ".join(result.problems[:_PROBLEMS_SHOWN])
        more = len(result.problems) - _PROBLEMS_SHOWN
        rest = f" There are {more} more problems." if more > 0 else ""
        raise KnownError(
            "damaged",
            f"{file.name} is damaged. {shown}{rest}",
            "The file was left as it is. Open a backup copy. Or save what can be read: add "
            "--repair-to NEW.",
        )
    click.echo(f"{file.name} is whole: {result.changes} changes, all as they were written.")


def _repair(file: Path, new: Path) -> None:
    """Save what can be read, and say what could not be."""
    password = next(iter(passwords_for(file)), "")
    saved = save_what_can_be_read(file, new, DEFAULT_FRAMEWORK, password)
    for sentence in salvage_sentences(saved):
        click.echo(sentence)
    sys.exit(0 if saved.is_all and not saved.lost_copies else 1)


def _lines(snapshot: WorkbookSnapshot) -> list[str]:
    framework = snapshot.framework
    review = framework.review_kind(snapshot.review.kind_id)
    lines = [
        snapshot.organisation.name,
        f"{snapshot.sector.name}. {review.name}. {framework.title}",
        progress_sentence(snapshot),
        *(_past_line(framework, past) for past in snapshot.past),
        *_back_lines(snapshot),
        "",
    ]
    for question in snapshot.questions:
        answer = snapshot.answers[question.id]
        rating = framework.scale.words(answer.rating or None)
        state = ", to confirm" if answer.to_confirm else ""
        lines.append(f"{question.id}  {rating}{state}: {question.text}")
    lines.append("")
    lines.append(
        f"Evidence: {len(snapshot.evidence)}. Actions: {len(snapshot.actions)}. "
        f"Indicators: {len(snapshot.indicators)}."
    )
    return lines


def _past_line(framework: Framework, past: PastReview) -> str:
    """When an earlier review was closed, and whether it is still what was frozen."""
    kind = framework.review_kind(past.snapshot.review.kind_id).name
    state = "kept whole" if past.is_whole else "not as it was kept"
    return f"{kind}, closed {past.closed_on.isoformat()}: {state}."


def _back_lines(snapshot: WorkbookSnapshot) -> list[str]:
    """What came back of the newest review."""
    lines = [receipt_sentence(snapshot, one) for one in snapshot.receipts]
    if snapshot.feedback:
        lines.append(f"Feedback on {', '.join(snapshot.feedback)}.")
    return lines


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "question": finding.question,
        "field": finding.field,
        "record": finding.record,
        "message": " ".join(part for part in (f"{finding.message}.", finding.detail) if part),
    }
