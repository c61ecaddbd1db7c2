"""`forget`: taking earlier wording out of a workbook for good."""

from pathlib import Path

import click

from neglect_workbook.cli.desk import opened, workbook_file
from neglect_workbook.domain.snapshot import answer_id
from neglect_workbook.errors import KnownError
from neglect_workbook.workbook import Workbook
from neglect_workbook.workbook.forgetting import (
    delete_backups_too,
    earlier_wording,
    forget_earlier_wording,
)


@click.command()
@workbook_file
@click.option("--question", "question_id", default="", metavar="ID", help="Of one answer only.")
@click.option("--backups", is_flag=True, help="Delete the backups of the workbook too.")
def forget(file: Path, question_id: str, *, backups: bool) -> None:
    """Take earlier wording out of FILE for good. This cannot be undone.

    What FILE says now stays, and so do closed reviews.
    """
    with opened(file) as workbook:
        record_id = _record_of(workbook, question_id)
        count = sum(map(len, earlier_wording(workbook, record_id).values()))
        forget_earlier_wording(workbook, record_id)
        deleted = delete_backups_too(workbook) if backups else 0
    # Said once it is gone from the person's file, and not where it could not be put there.
    click.echo(f"{_counted(count, 'earlier change')} forgotten.")
    if backups:
        click.echo(f"{_counted(deleted, 'backup')} deleted.")


def _record_of(workbook: Workbook, question_id: str) -> str:
    if not question_id:
        return ""
    wanted = question_id.strip().upper()
    known = [question.id for question in workbook.snapshot.questions]
    if wanted not in known:
        raise KnownError(
            "unknown_question",
            f"This workbook has no question '{question_id}'.",
            f"Choose one of {', '.join(known)}.",
        )
    return answer_id(workbook.snapshot.review.id, wanted)


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
