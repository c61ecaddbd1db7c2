"""`export`: the files that leave a workbook."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from neglect_workbook.checks.finding import Severity
from neglect_workbook.checks.personal_data.findings import personal_data_findings
from neglect_workbook.cli.desk import (
    PATH,
    closing,
    opened,
    profile_here,
    read_new_password,
    stops_sentence,
    workbook_file,
)
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.export import (
    USUAL_KINDS,
    Exported,
    ExportKind,
    ExportOptions,
    PdfWriter,
    make_exports,
)
from neglect_workbook.exchange.removed import removed_characters, removed_sentence
from neglect_workbook.files import explain
from neglect_workbook.keeping.known_words import checker_here
from neglect_workbook.keeping.passwords import password_of
from neglect_workbook.workbook import open_workbook, record_sent

#: The files are there, and something in them is to be seen to first.
_HAS_FINDINGS = 1
_ALL = "plan,return,summary,email,pdf"


@click.command()
@workbook_file
@click.option(
    "--to",
    "folder",
    required=True,
    type=PATH,
    metavar="FOLDER",
    help="Where the files go.",
)
@click.option(
    "--only", default="", metavar=_ALL, help="Only these files; otherwise plan, return and email."
)
@click.option(
    "--password-file",
    type=PATH,
    metavar="F",
    help="Its first line is the password of the Word and Excel files.",
)
@click.option(
    "--beside", is_flag=True, help="Leave a file that is open elsewhere; put ' (2)' beside it."
)
@click.pass_obj
def export(
    write_pdf: PdfWriter,
    file: Path,
    folder: Path,
    only: str,
    password_file: Path | None,
    *,
    beside: bool,
) -> None:
    """Make the action plan, the return and an e-mail draft of FILE in FOLDER.

    `summary` is one page for governors or trustees, `pdf` a copy of each document. Exit code 1
    says that the files say who somebody is.
    """
    kinds = _kinds(only)
    password = read_new_password(password_file) if password_file else ""
    options = ExportOptions(password, write_pdf, beside_held=beside)
    with opened(file, read_only=True) as workbook:
        snapshot, is_in_use = workbook.snapshot, workbook.store.other_holder is not None
        opens_with = password_of(workbook)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise explain(error, folder / file.name, "write") from error
    except OSError as error:
        raise explain(error, folder, "make") from error
    try:
        made = make_exports(snapshot, kinds, folder, today_here(), options)
    except KnownError as error:
        if error.code != "held_open":
            raise
        next_step = f"{error.next_step.rstrip('.')} with --beside."
        raise KnownError(error.code, error.sentence, next_step) from error
    if not is_in_use:
        _note(file, opens_with, made)
    _tell(snapshot, made, password)
    stops = _stops(snapshot)
    if stops:
        click.echo(f"The files were made. {stops_sentence(stops)}", err=True)
        sys.exit(_HAS_FINDINGS)


def _stops(snapshot: WorkbookSnapshot) -> int:
    """How many things say who somebody is, of which nobody said in the window why they may stay."""
    checker = checker_here(snapshot.framework.id, profile_here().folder)
    found = personal_data_findings(snapshot, checker)
    return sum(one.severity is Severity.STOP for one in found)


def _note(file: Path, opens_with: str, made: Sequence[Exported]) -> None:
    """Remember in the workbook what was made, so that it knows its return when a receipt comes.

    A workbook that somebody has open is left alone: the note would come to them as news of
    another copy while they write. Where this computer may only read it there is no note either.
    The files are made all the same, and a receipt for what the workbook then holds is known by
    its content, so that a note that cannot be left is not worth an error.
    """
    profile = profile_here()
    with suppress(KnownError):
        workbook = open_workbook(
            file, profile=profile.folder, author=profile.author, passwords=(opens_with,)
        )
        with closing(workbook):
            record_sent(
                workbook, [one.kind.value for one in made], made[0].check_code, today_here()
            )


def _tell(snapshot: WorkbookSnapshot, made: tuple[Exported, ...], password: str) -> None:
    """Say what was made, and what a person should know of it."""
    for one in made:
        click.echo(one.path)
    notes = [removed_sentence(removed_characters(snapshot))]
    if password:
        notes.append("The Word and Excel files open with the password only.")
        if any(one.kind is ExportKind.PDF for one in made):
            notes.append("PDF copies cannot carry a password: anyone can open them.")
    for note in filter(None, notes):
        click.echo(note)
    click.echo(f"Check code {made[0].check_code}")


def _kinds(only: str) -> tuple[ExportKind, ...]:
    names = [name.strip() for name in only.lower().split(",") if name.strip()]
    if not names:
        return USUAL_KINDS
    unknown = [name for name in names if name not in tuple(ExportKind)]
    if unknown:
        known = ", ".join(_ALL.split(","))
        raise KnownError(
            "unknown_export", f"'{unknown[0]}' cannot be made.", f"Choose from {known}."
        )
    return tuple(kind for kind in ExportKind if kind in names)
