"""What will be sent, worked out from a snapshot; and the making of the files themselves.

It all runs on a thread of its own, and touches nothing that is shown: a PDF is drawn on pages
in memory.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from neglect_workbook.exchange.returns.document import return_document
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange import check_code, export, plan, removed, summary
    from neglect_workbook.exchange.export import Exported
    from neglect_workbook.exchange.report import Document
    from neglect_workbook.exchange.returns import tables
    from neglect_workbook.ui import printing
else:
    check_code = Late("neglect_workbook.exchange.check_code")
    export = Late("neglect_workbook.exchange.export")
    plan = Late("neglect_workbook.exchange.plan")
    removed = Late("neglect_workbook.exchange.removed")
    summary = Late("neglect_workbook.exchange.summary")
    tables = Late("neglect_workbook.exchange.returns.tables")
    printing = Late("neglect_workbook.ui.printing")

#: The kinds of files, as `ExportKind` of the exports names them.
PLAN: Final = "plan"
RETURN: Final = "return"
SUMMARY: Final = "summary"
PDF: Final = "pdf"
EMAIL: Final = "email"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which files are wanted, and how.

    Attributes:
        kinds: the kinds of files.
        password: opens the Word and Excel files; empty for none.
        beside_held: whether a file that another program holds open is left as it is, and the
            new one put beside it.
    """

    kinds: "tuple[str, ...]"
    password: str = field(default="", repr=False)
    beside_held: bool = False


@dataclass(frozen=True, slots=True)
class MadeSet:
    """Files that were made.

    Attributes:
        files: the files, in the order of making; at least one.
        notes: what a person should know of them, a sentence each.
    """

    files: "tuple[Exported, ...]"
    notes: tuple[str, ...]


_PROTECTED: Final = (
    "The Word and Excel files open with your password only. Tell it by telephone, not by e-mail."
)
_NOT_ON_PDF: Final = "The PDF copies have no password."


@dataclass(frozen=True, slots=True)
class Previews:
    """What will be sent of one snapshot.

    Attributes:
        snapshot: the workbook as it stood.
        check_code: the code that the files will carry.
        documents: by kind of file, what it will say.
    """

    snapshot: "WorkbookSnapshot"
    check_code: str
    documents: "Mapping[str, Document]"


def make_previews(snapshot: "WorkbookSnapshot", today: "date") -> Previews:
    """Work out what would be sent today."""
    code = check_code.check_code(snapshot)
    documents = {
        PLAN: plan.plan_document(snapshot, today, code),
        RETURN: return_document(tables.return_tables(snapshot, today)),
        SUMMARY: summary.summary_document(snapshot, today, code),
    }
    return Previews(snapshot, code, documents)


def make_files(snapshot: "WorkbookSnapshot", wish: Wish, folder: "Path", today: "date") -> MadeSet:
    """Make the files in a folder; those of the same name are replaced.

    Raises:
        KnownError: a file could not be put in place.
    """
    write_pdf = printing.write_pdf_off_thread
    options = export.ExportOptions(wish.password, write_pdf, beside_held=wish.beside_held)
    kinds = [export.ExportKind(kind) for kind in wish.kinds]
    made = export.make_exports(snapshot, kinds, folder, today, options)
    return MadeSet(made, tuple(_notes(snapshot, wish)))


def _notes(snapshot: "WorkbookSnapshot", wish: Wish) -> "Iterator[str]":
    if wish.password:
        yield _PROTECTED
        if PDF in wish.kinds:
            yield _NOT_ON_PDF
    sentence = removed.removed_sentence(removed.removed_characters(snapshot))
    if sentence:
        yield sentence
