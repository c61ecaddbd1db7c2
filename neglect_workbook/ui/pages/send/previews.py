"""What will be sent, worked out from a snapshot; and the making of the files themselves.

It all runs on a thread of its own, and touches nothing that is shown: a PDF is drawn on pages
in memory. What it is made with is loaded when it is first wanted, so that the start of the
program does not wait for it.
"""

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Final

from neglect_workbook.exchange.returns.document import return_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange.export import Exported
    from neglect_workbook.exchange.report import Document
    from neglect_workbook.exchange.sheet import SheetBook

_EXCHANGE: Final = "neglect_workbook.exchange"

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
    code: str = import_module(f"{_EXCHANGE}.check_code").check_code(snapshot)
    plan: Document = import_module(f"{_EXCHANGE}.plan").plan_document(snapshot, today, code)
    summary: Document = import_module(f"{_EXCHANGE}.summary").summary_document(
        snapshot, today, code
    )
    tables = import_module(f"{_EXCHANGE}.returns.tables")
    book: SheetBook = tables.return_tables(snapshot, today)
    documents = {PLAN: plan, RETURN: return_document(book), SUMMARY: summary}
    return Previews(snapshot, code, documents)


def make_files(snapshot: "WorkbookSnapshot", wish: Wish, folder: "Path", today: "date") -> MadeSet:
    """Make the files in a folder; those of the same name are replaced.

    Raises:
        KnownError: a file could not be put in place.
    """
    export = import_module(f"{_EXCHANGE}.export")
    write_pdf = import_module("neglect_workbook.ui.printing").write_pdf_off_thread
    options = export.ExportOptions(wish.password, write_pdf, beside_held=wish.beside_held)
    kinds = [export.ExportKind(kind) for kind in wish.kinds]
    made: tuple[Exported, ...] = export.make_exports(snapshot, kinds, folder, today, options)
    return MadeSet(made, tuple(_notes(snapshot, wish)))


def _notes(snapshot: "WorkbookSnapshot", wish: Wish) -> "Iterator[str]":
    if wish.password:
        yield _PROTECTED
        if PDF in wish.kinds:
            yield _NOT_ON_PDF
    removed = import_module(f"{_EXCHANGE}.removed")
    sentence: str = removed.removed_sentence(removed.removed_characters(snapshot))
    if sentence:
        yield sentence
