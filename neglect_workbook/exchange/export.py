"""Makes the files that leave the program: each one checked before it is put in place."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import docx

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.excel.read_back import check_written
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.word.writer import write_document
from neglect_workbook.files import slug, write_whole

_ORGANISATION_LENGTH = 40
_REVIEW_LENGTH = 20


class ExportKind(StrEnum):
    """A file that leaves the program."""

    PLAN = "plan"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was made.

    Attributes:
        kind: what it is.
        path: where it is.
        check_code: the code that it carries, the same in every file of one snapshot.
    """

    kind: ExportKind
    path: Path
    check_code: str


def make_exports(
    snapshot: WorkbookSnapshot, kinds: Sequence[ExportKind], folder: Path, today: date
) -> tuple[Exported, ...]:
    """Make files in a folder, in the order asked for. Files of the same name are replaced.

    Raises:
        KnownError: a file could not be written or put in place; those before it stay.
        BugError: a file does not hold what it was meant to; what was there stays.
    """
    code = check_code(snapshot)
    made = []
    for kind in kinds:
        path = folder / export_name(snapshot, kind, today)
        if path.is_dir():
            raise KnownError(
                "is_a_folder",
                f"A folder with the name {path.name} is in the way.",
                "Give it another name, or choose another folder.",
            )
        write_whole(path, _WRITERS[kind](snapshot, today, code))
        made.append(Exported(kind, path, code))
    return tuple(made)


def export_name(snapshot: WorkbookSnapshot, kind: ExportKind, today: date) -> str:
    """The file name: lower case, hyphens, under 100 characters, no person's name."""
    stem, suffix = _NAMES[kind]
    organisation = slug(snapshot.organisation.name, _ORGANISATION_LENGTH)
    review_kind = name_of(snapshot.framework.review_kind, snapshot.review.kind_id)
    review = slug(review_kind, _REVIEW_LENGTH)
    return f"{stem}_{organisation}_{review}_{today.isoformat()}{suffix}"


def _plan_writer(snapshot: WorkbookSnapshot, today: date, code: str) -> Callable[[Path], None]:
    document = plan_document(snapshot, today, code)

    def write(temporary: Path) -> None:
        write_document(document, temporary)
        _check_zip(temporary)
        with temporary.open("rb") as stream:
            docx.Document(stream)

    return write


def _return_writer(snapshot: WorkbookSnapshot, today: date, _code: str) -> Callable[[Path], None]:
    book = return_tables(snapshot, today)

    def write(temporary: Path) -> None:
        write_return(book, temporary)
        _check_zip(temporary)
        check_written(book, temporary)

    return write


def _check_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise BugError(f"{path.suffix} was written with a damaged part")


_NAMES = {
    ExportKind.PLAN: ("neglect-action-plan", ".docx"),
    ExportKind.RETURN: ("neglect-return", ".xlsx"),
}
_WRITERS = {ExportKind.PLAN: _plan_writer, ExportKind.RETURN: _return_writer}
