"""`collate`: a folder of returns becomes one collation, and the files that are made of it."""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.cli.collate_report import CollateReport
from neglect_workbook.cli.collate_wanted import Wanted, require_sensible
from neglect_workbook.cli.desk import (
    DEFAULT_FRAMEWORK,
    PATH,
    json_option,
    password_to_set,
    passwords_for,
    profile_here,
    read_passwords,
)
from neglect_workbook.collation import inputs, outputs
from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.gather import Passwords, gather
from neglect_workbook.collation.looking import look
from neglect_workbook.collation.opening import create_collation, open_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.clock import today_here
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.plan.words import counted
from neglect_workbook.files import explain
from neglect_workbook.keeping.known_words import checker_here
from neglect_workbook.storage.file_kind import COLLATION_FILE
from neglect_workbook.storage.passing_folder import passing_folder

_SOMETHING_TO_LOOK_AT = 1
#: Seeds have so many digits at most, so that a person can write one down.
_MOST_SEED = 1_000_000


@click.command()
@click.argument("source", type=PATH, metavar="FOLDER")
@click.option(
    "--to", "workbook", required=True, type=PATH, metavar="C.xlsx", help="The workbook to make."
)
@click.option("--expected", type=PATH, metavar="LIST", help="Who is to send one: .csv or .xlsx.")
@click.option(
    "--moderation", type=PATH, metavar="M.xlsx", help="A collation workbook with moderation."
)
@click.option(
    "--feedback-to", "feedback", type=PATH, metavar="FOLDER", help="Receipts and feedback."
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="For how many answers the panel has time; 0 for all.",
)
@click.option("--report", type=PATH, metavar="R.docx", help="The report to make.")
@click.option(
    "--reminders-to", "reminders", type=PATH, metavar="FOLDER", help="Whom to remind, with drafts."
)
@click.option("--csv-to", "tables", type=PATH, metavar="FOLDER", help="Plain tables as CSV.")
@click.option("--framework", "framework_id", default="", metavar="ID", help="Which framework.")
@click.option(
    "--keep", "kept", type=PATH, metavar="C.ncol", help="Keep the collation, or go on in it."
)
@click.option(
    "--before",
    type=PATH,
    metavar="E",
    help="The collation before (.ncol), or its workbook (.xlsx), to measure movement.",
)
@click.option(
    "--password-file", type=PATH, metavar="F", help="Passwords to try on the returns, one a line."
)
@json_option
def collate(*, as_json: bool, **given: object) -> None:
    """Collate the returns in FOLDER and its subfolders. The returns are only read.

    FOLDER may also be a collation that was kept. Exit code 1 says that some files could not be
    read, or that returns have problems; they are collated all the same.
    """
    wanted = _wanted(given)
    require_sensible(wanted)
    with _collation(wanted) as collation:
        if not wanted.is_collation:
            _gather(collation, wanted)
        _draw(collation, wanted)
        for note in _bring_in(collation, wanted):
            click.echo(note, err=True)
        collated = look(collation.snapshot, today_here(), collation.read_earlier())
        report = CollateReport(collation.snapshot, collated)
        if as_json:
            click.echo(report.as_json())
        _require_returns(wanted, report)
        made = list(_make(collation, collated, wanted))
    # Said once a collation that is kept is in its folder, and not where it could not be put there.
    if not as_json:
        click.echo("\n".join([*report.lines(), *made]))
    sys.exit(_SOMETHING_TO_LOOK_AT if report.has_problems else 0)


def _wanted(given: Mapping[str, object]) -> Wanted:
    def path(name: str) -> Path | None:
        value = given[name]
        return value if isinstance(value, Path) else None

    limit = given["limit"]
    return Wanted(
        source=path("source") or Path(),
        workbook=path("workbook") or Path(),
        expected=path("expected"),
        moderation=path("moderation"),
        feedback=path("feedback"),
        limit=limit if isinstance(limit, int) else None,
        report=path("report"),
        reminders=path("reminders"),
        tables=path("tables"),
        framework_id=str(given["framework_id"]),
        kept=path("kept"),
        before=path("before"),
        password_file=path("password_file"),
    )


@contextmanager
def _collation(wanted: Wanted) -> Iterator[Collation]:
    """The collation that is worked in: one that is kept, or one for this command alone."""
    profile = profile_here()
    file = wanted.source if wanted.is_collation else wanted.kept
    if file is None:
        with _folder_to_pass(profile.folder) as place:
            collation = create_collation(
                place / f"collation{COLLATION_FILE.suffix}",
                wanted.name,
                wanted.framework_id or DEFAULT_FRAMEWORK,
                profile=place / "profile",
                author=profile.author,
            )
            try:
                yield collation
            finally:
                # All of it goes with the folder.
                collation.store.abandon()
        return
    if file.exists():
        collation = open_collation(
            file,
            profile=profile.folder,
            author=profile.author,
            read_only=wanted.is_collation and not wanted.changes_it,
            passwords=passwords_for(file),
        )
    else:
        collation = create_collation(
            file,
            wanted.name,
            wanted.framework_id or DEFAULT_FRAMEWORK,
            profile=profile.folder,
            author=profile.author,
            password=password_to_set(),
        )
    with closing(collation):
        _require_framework(collation, wanted)
        yield collation


@contextmanager
def _folder_to_pass(profile: Path) -> Iterator[Path]:
    """A folder for this command alone."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(passing_folder(profile))
        except OSError as error:
            raise explain(error, profile) from error
        yield folder


def _require_framework(collation: Collation, wanted: Wanted) -> None:
    if wanted.framework_id and wanted.framework_id != collation.framework.id:
        raise KnownError(
            "other_framework",
            f"{collation.path.name} is a collation of '{collation.framework.id}'.",
            "Leave --framework away, or keep the collation in another file.",
        )


def _gather(collation: Collation, wanted: Wanted) -> None:
    """Read the folder into the collation."""
    passwords = () if wanted.password_file is None else read_passwords(wanted.password_file)
    is_watched = sys.stderr.isatty()
    gathering = gather(
        [wanted.source],
        today_here(),
        passwords=Passwords(others=passwords),
        leave_out=wanted.not_returns(),
        progress=_show_progress if is_watched else None,
    )
    try:
        with closing(gathering) as found:
            take_in(collation, found)
    finally:
        if is_watched:
            click.echo(err=True)


def _draw(collation: Collation, wanted: Wanted) -> None:
    """Draw the sample where there is none, or where the panel has time for more or fewer."""
    head, limit = collation.snapshot.head, wanted.limit
    if not head.is_sampled and not (wanted.is_collation and limit is None):
        # The same folder gives the same sample, so that what a panel filled in fits again.
        digest = hashlib.sha256(head.name.encode()).digest()
        collation.draw_sample(seed=int.from_bytes(digest) % _MOST_SEED + 1, limit=limit)
    elif limit not in (None, head.sample_limit):
        collation.draw_sample(seed=head.sample_seed, limit=limit)


def _show_progress(done: int, count: int, _file: str) -> None:
    click.echo(f"\rReading: {done} of {count} files", nl=False, err=True)


def _bring_in(collation: Collation, wanted: Wanted) -> Iterator[str]:
    """Take in the expected list, moderation and the collation before; what to know of them."""
    if wanted.expected is not None:
        yield from inputs.take_in_expected(collation, wanted.expected)
    if wanted.moderation is not None:
        yield from inputs.take_in_moderation(collation, wanted.moderation)
    if wanted.before is not None:
        profile, before = profile_here(), wanted.before
        is_collation = before.suffix.lower() == COLLATION_FILE.suffix
        earlier = inputs.earlier_from(
            before,
            profile.folder,
            profile.author,
            collation.framework,
            passwords_for(before) if is_collation else (),
        )
        collation.set_earlier(earlier)


def _require_returns(wanted: Wanted, report: CollateReport) -> None:
    if report.received:
        return
    refused = ""
    if report.refused:
        refused = f" {counted(len(report.refused), 'file', 'files')} could not be read."
        refused += f" The first: {report.refused[0].message}"
    raise KnownError(
        "no_returns",
        f"There is no return in {wanted.source}.{refused}",
        "Put the returns that came in into this folder.",
    )


def _make(collation: Collation, collated: Collated, wanted: Wanted) -> Iterator[str]:
    """Make the files; a line for each that a person may look for."""
    if wanted.feedback is not None:
        outputs.require_no_stop(collation, _checker(collation))
    outputs.make_workbook(collation, collated, wanted.workbook)
    yield str(wanted.workbook)
    if wanted.report is not None:
        checker = _checker(collation)
        outputs.make_report(
            collation, collated, wanted.report, lambda text: bool(checker.marks_of(text))
        )
        yield str(wanted.report)
    if wanted.feedback is not None:
        sent = [*outputs.make_feedback(collation, collated, wanted.feedback)]
        paths = [path for one in sent for path in one.paths]
        number = counted(len(sent), "organisation", "organisations")
        yield f"{wanted.feedback}: files for {number}{_and_older(wanted.feedback, paths)}"
    if wanted.reminders is not None:
        drafts = outputs.make_reminders(collated, wanted.reminders)
        number = counted(len(drafts) - 1, "organisation", "organisations")
        yield f"{wanted.reminders}: reminders for {number}{_and_older(wanted.reminders, drafts)}"
    if wanted.tables is not None:
        made = len(outputs.make_tables(collation, collated, wanted.tables))
        yield f"{wanted.tables}: {counted(made, 'file', 'files')}"
    if wanted.kept is not None:
        yield str(wanted.kept)


def _checker(collation: Collation) -> Checker:
    return checker_here(collation.framework.id, profile_here().folder)


def _and_older(folder: Path, made: Sequence[Path]) -> str:
    said = outputs.older_words(folder, made)
    return f". {said}" if said else ""
