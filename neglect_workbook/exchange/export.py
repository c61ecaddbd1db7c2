"""Makes the files that leave the program: each one checked before it is put in place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange import office
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.email_draft import Attachment, Draft, write_draft
from neglect_workbook.exchange.file_set import FileSet
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import Document
from neglect_workbook.exchange.returns.document import return_document
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.files import slug

if TYPE_CHECKING:
    from neglect_workbook.exchange.file_set import NewFile

_ORGANISATION_LENGTH = 40
_REVIEW_LENGTH = 20


class ExportKind(StrEnum):
    """A file that leaves the program, in the order of making."""

    PLAN = "plan"
    RETURN = "return"
    SUMMARY = "summary"
    PDF = "pdf"
    EMAIL = "email"


#: What most people send.
USUAL_KINDS = (ExportKind.PLAN, ExportKind.RETURN, ExportKind.EMAIL)

#: What an e-mail draft takes along.
ATTACHED_KINDS = (ExportKind.PLAN, ExportKind.RETURN)

#: What there can be a PDF copy of.
_COPIED = (ExportKind.PLAN, ExportKind.RETURN, ExportKind.SUMMARY)

#: Writes a document as a PDF. Only the window's part of the program has pages to draw on.
PdfWriter = Callable[[Document, Path], object]


def no_pdf(_document: Document, _path: Path) -> None:
    """Stands in where there is nothing to draw with. Raises ``KnownError``."""
    raise KnownError(
        "no_pdf",
        "PDF copies cannot be made here: the part of the program that draws is missing.",
        "Make the other files, and save them as PDF in Word.",
    )


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How the files are made.

    Attributes:
        password: opens the Word and Excel files; empty for none. PDF copies and the draft
            itself cannot carry one; the files that the draft attaches do.
        write_pdf: makes PDF copies.
        beside_held: a file that another program holds open is left, and the new one put
            beside it with ' (2)' in its name.
    """

    password: str = field(default="", repr=False)
    write_pdf: PdfWriter = no_pdf
    beside_held: bool = False


_USUAL_OPTIONS = ExportOptions()


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
    snapshot: WorkbookSnapshot,
    kinds: Sequence[ExportKind],
    folder: Path,
    today: date,
    options: ExportOptions = _USUAL_OPTIONS,
) -> tuple[Exported, ...]:
    """Make files in a folder, in the order of ``ExportKind``. Those of the same name are replaced.

    None is replaced before all of them are written and checked.

    PDF copies are made of the documents that are asked for, or of all where none is. A draft
    takes the plan and the return along, those that are asked for, or both where neither is.

    Raises:
        KnownError: the folder has gone, or a file could not be written, and all that was there
            stays; or one could not be put in place, and the error says which files are new.
        BugError: a file does not hold what it was meant to; what was there stays.
    """
    if not folder.exists():
        raise KnownError(
            "folder_gone", f"The folder {folder} is not there any more.", "Choose another folder."
        )
    wanted = set(kinds)
    copied = [kind for kind in _COPIED if kind in wanted] or list(_COPIED)
    if ExportKind.EMAIL in wanted and wanted.isdisjoint(ATTACHED_KINDS):
        wanted.update(ATTACHED_KINDS)
    with FileSet() as files:
        maker = _Maker(snapshot, folder, today, options, files)
        for kind in ExportKind:
            if kind not in wanted:
                continue
            if kind is ExportKind.PDF:
                for one in copied:
                    maker.write_pdf(one)
            elif kind is ExportKind.EMAIL:
                maker.write_draft()
            else:
                maker.write_office(kind)
        files.put_all(beside_held=options.beside_held)
        return maker.made


def export_name(snapshot: WorkbookSnapshot, kind: ExportKind, today: date) -> str:
    """The file name: lower case, hyphens, under 100 characters, no person's name.

    Raises:
        KeyError: for PDF copies, which have the names of what they are copies of.
    """
    stem, suffix = _NAMES[kind]
    organisation = slug(snapshot.organisation.name, _ORGANISATION_LENGTH)
    review_kind = name_of(snapshot.framework.review_kind, snapshot.review.kind_id)
    review = slug(review_kind, _REVIEW_LENGTH)
    return f"{stem}_{organisation}_{review}_{today.isoformat()}{suffix}"


class _Maker:
    """Writes the files of one snapshot, one after the other."""

    def __init__(
        self,
        snapshot: WorkbookSnapshot,
        folder: Path,
        today: date,
        options: ExportOptions,
        files: FileSet,
    ) -> None:
        self._snapshot = snapshot
        self._folder = folder
        self._today = today
        self._options = options
        self._files = files
        self._code = check_code(snapshot)
        self._written: list[tuple[ExportKind, NewFile]] = []

    @property
    def made(self) -> tuple[Exported, ...]:
        """What was written, where it is now."""
        return tuple(Exported(kind, one.target, self._code) for kind, one in self._written)

    def write_office(self, kind: ExportKind) -> None:
        """Write a Word or an Excel file, with a password where there is one."""
        write = self._office_writer(kind)
        password = self._options.password
        new = self._files.add(
            self._target(kind),
            _WORDS[kind],
            lambda path: office.write_protected(write, path, password),
        )
        self._written.append((kind, new))

    def write_pdf(self, kind: ExportKind) -> None:
        """Write a PDF copy of a document."""
        document = self._document(kind)

        def write(path: Path) -> None:
            self._options.write_pdf(document, path)
            office.check_pdf(path)

        target = self._target(kind).with_suffix(".pdf")
        new = self._files.add(target, f"PDF copy of the {_WORDS[kind]}", write)
        self._written.append((ExportKind.PDF, new))

    def write_draft(self) -> None:
        """Write the e-mail draft with the plan and the return that were written before."""
        kind = ExportKind.EMAIL
        taken = [(one, new) for one, new in self._written if one in ATTACHED_KINDS]
        contents = [new.written.read_bytes() for _, new in taken]

        def write(path: Path) -> None:
            attachments = tuple(
                Attachment(new.target.name, content, _ATTACHED_WORDS[one])
                for (one, new), content in zip(taken, contents, strict=True)
            )
            has_password = bool(self._options.password)
            draft = Draft(self._snapshot, self._today, self._code, attachments, has_password)
            write_draft(draft, path)

        new = self._files.add(self._target(kind), _WORDS[kind], write, names_others=True)
        self._written.append((kind, new))

    def _target(self, kind: ExportKind) -> Path:
        return self._folder / export_name(self._snapshot, kind, self._today)

    def _office_writer(self, kind: ExportKind) -> Callable[[Path], None]:
        if kind is ExportKind.RETURN:
            book = return_tables(self._snapshot, self._today)
            return lambda path: office.write_book(book, path)
        document = self._document(kind)
        return lambda path: office.write_word(document, path)

    def _document(self, kind: ExportKind) -> Document:
        if kind is ExportKind.RETURN:
            return return_document(return_tables(self._snapshot, self._today))
        builder = summary_document if kind is ExportKind.SUMMARY else plan_document
        return builder(self._snapshot, self._today, self._code)


_NAMES: Mapping[ExportKind, tuple[str, str]] = {
    ExportKind.PLAN: ("neglect-action-plan", ".docx"),
    ExportKind.RETURN: ("neglect-return", ".xlsx"),
    ExportKind.SUMMARY: ("neglect-summary", ".docx"),
    ExportKind.EMAIL: ("neglect-email", ".eml"),
}
#: What a file is called in a sentence.
_WORDS: Mapping[ExportKind, str] = {
    ExportKind.PLAN: "action plan",
    ExportKind.RETURN: "return",
    ExportKind.SUMMARY: "summary",
    ExportKind.EMAIL: "e-mail draft",
}
_ATTACHED_WORDS: Mapping[ExportKind, str] = {
    ExportKind.PLAN: "Our action plan (Word)",
    ExportKind.RETURN: "Our return (Excel)",
}
