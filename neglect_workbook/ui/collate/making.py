"""Makes what goes out of a collation. It runs off the window's thread."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from neglect_workbook.collation import outputs
from neglect_workbook.collation.looking import look
from neglect_workbook.domain.clock import today_here
from neglect_workbook.exchange.collating.report import report_name
from neglect_workbook.exchange.collating.workbook import workbook_name
from neglect_workbook.exchange.plan.words import counted
from neglect_workbook.files import explain
from neglect_workbook.keeping.known_words import checker_here
from neglect_workbook.ui.collate.output_kinds import Made, OutputKind
from neglect_workbook.ui.collate.private_feedback import look_through_feedback
from neglect_workbook.ui.pages.send.private_rows import refuse_stops

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.exchange.collating.collated import Collated

_ONE: Final = "1 file"


def make_output(
    kind: OutputKind,
    collation: "Collation",
    snapshot: "CollationSnapshot",
    folder: Path,
    profile: Path,
) -> Made:
    """Make one kind of files.

    Args:
        kind: which.
        collation: where the words of the returns are.
        snapshot: the collation as it was when somebody asked.
        folder: where the files go; those that are many, into a folder of their own in it.
        profile: the private folder of this person, in which names to catch are listed.

    Raises:
        KnownError: they could not be made.
    """
    collated = look(snapshot, today_here(), collation.earlier_of(snapshot.head))
    makers: Mapping[OutputKind, Callable[[], Made]] = {
        OutputKind.WORKBOOK: lambda: _workbook(collation, collated, folder),
        OutputKind.REPORT: lambda: _report(collation, collated, folder, profile),
        OutputKind.FEEDBACK: lambda: _feedback(collation, snapshot, collated, folder, profile),
        OutputKind.REMINDERS: lambda: _reminders(collated, folder),
        OutputKind.TABLES: lambda: _tables(collation, collated, folder),
    }
    return makers[kind]()


def _workbook(collation: "Collation", collated: "Collated", folder: Path) -> Made:
    path = folder / workbook_name(collated)
    outputs.make_workbook(collation, collated, path)
    return Made(OutputKind.WORKBOOK, _ONE, path.name)


def _report(collation: "Collation", collated: "Collated", folder: Path, profile: Path) -> Made:
    checker = checker_here(collated.framework.id, profile)
    path = folder / report_name(collated)
    outputs.make_report(collation, collated, path, lambda text: bool(checker.marks_of(text)))
    return Made(OutputKind.REPORT, _ONE, path.name)


def _feedback(
    collation: "Collation",
    snapshot: "CollationSnapshot",
    collated: "Collated",
    folder: Path,
    profile: Path,
) -> Made:
    refuse_stops(look_through_feedback(snapshot, profile))
    into = _own(folder, f"feedback-{collated.today.isoformat()}")
    sent = [*outputs.make_feedback(collation, collated, into)]
    made = counted(len(sent), "organisation", "organisations")
    return _many(OutputKind.FEEDBACK, made, into, [path for one in sent for path in one.paths])


def _reminders(collated: "Collated", folder: Path) -> Made:
    into = _own(folder, f"reminders-{collated.today.isoformat()}")
    paths = outputs.make_reminders(collated, into)
    return _many(OutputKind.REMINDERS, counted(len(paths), "file", "files"), into, paths)


def _tables(collation: "Collation", collated: "Collated", folder: Path) -> Made:
    into = _own(folder, f"tables-{collated.today.isoformat()}")
    count = len(outputs.make_tables(collation, collated, into))
    return Made(OutputKind.TABLES, counted(count, "file", "files"), into.name)


def _many(kind: OutputKind, made: str, into: Path, paths: "Sequence[Path]") -> Made:
    """Files in a folder of their own, and those that were there before."""
    older = outputs.older_words(into, paths)
    return Made(kind, f"{made}. {older}" if older else made, into.name)


def _own(folder: Path, name: str) -> Path:
    """A folder for files that are many, made where it is missing."""
    into = folder / name
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, into, "make") from error
    return into
