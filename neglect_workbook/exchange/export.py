"""Makes the files that leave the program: each one checked before it is put in place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange import office
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.email_draft import Attachment, Draft, write_draft
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import Document
from neglect_workbook.exchange.returns.document import return_document
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.files import free_name, slug, write_beside_others, write_whole

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

    PDF copies are made of the documents that are asked for, or of all where none is. A draft
    takes the plan and the return along, those that are asked for, or both where neither is.

    Raises:
        KnownError: a file could not be written or put in place; those before it stay.
        BugError: a file does not hold what it was meant to; what was there stays.
    """
    maker = _Maker(snapshot, folder, today, options)
    wanted = set(kinds)
    copied = [kind for kind in _COPIED if kind in wanted] or list(_COPIED)
    if ExportKind.EMAIL in wanted and wanted.isdisjoint(ATTACHED_KINDS):
        wanted.update(ATTACHED_KINDS)
    for kind in ExportKind:
        if kind not in wanted:
            continue
        if kind is ExportKind.PDF:
            for one in copied:
                maker.make_pdf(one)
        elif kind is ExportKind.EMAIL:
            maker.make_draft()
        else:
            maker.make_office(kind)
    return tuple(maker.made)


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
    """Makes the files of one snapshot, one after the other."""

    def __init__(
        self, snapshot: WorkbookSnapshot, folder: Path, today: date, options: ExportOptions
    ) -> None:
        self.made: list[Exported] = []
        self._snapshot = snapshot
        self._folder = folder
        self._today = today
        self._options = options
        self._code = check_code(snapshot)

    def make_office(self, kind: ExportKind) -> None:
        """Make a Word or an Excel file, with a password where there is one."""
        write = self._office_writer(kind)
        password = self._options.password
        self._put(kind, kind, lambda path: office.write_protected(write, path, password))

    def make_pdf(self, kind: ExportKind) -> None:
        """Make a PDF copy of a document."""
        document = self._document(kind)

        def write(path: Path) -> None:
            self._options.write_pdf(document, path)
            office.check_pdf(path)

        self._put(ExportKind.PDF, kind, write, suffix=".pdf")

    def make_draft(self) -> None:
        """Make the e-mail draft with the plan and the return that were made before."""
        attachments = tuple(
            Attachment(one.path, _ATTACHED_WORDS[one.kind])
            for one in self.made
            if one.kind in ATTACHED_KINDS
        )
        has_password = bool(self._options.password)
        draft = Draft(self._snapshot, self._today, self._code, attachments, has_password)
        self._put(ExportKind.EMAIL, ExportKind.EMAIL, lambda path: write_draft(draft, path))

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

    def _put(
        self,
        kind: ExportKind,
        named_for: ExportKind,
        write: Callable[[Path], None],
        suffix: str = "",
    ) -> None:
        """Put a file in its place, whole or not at all."""
        path = self._folder / export_name(self._snapshot, named_for, self._today)
        path = path.with_suffix(suffix) if suffix else path
        if path.is_dir():
            raise KnownError(
                "is_a_folder",
                f"A folder with the name {path.name} is in the way.",
                "Give it another name, or choose another folder.",
            )
        try:
            write_whole(path, write)
        except KnownError as error:
            if error.code != "held_open":
                raise
            if not self._options.beside_held:
                beside = free_name(path).name
                raise KnownError(
                    error.code,
                    f"The {_WORDS[kind]} is open in another program.",
                    f"Close it there, or save the new one as {beside}.",
                ) from error
            path = write_beside_others(path, write)
        self.made.append(Exported(kind, path, self._code))


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
    ExportKind.PDF: "PDF copy",
    ExportKind.EMAIL: "e-mail draft",
}
_ATTACHED_WORDS: Mapping[ExportKind, str] = {
    ExportKind.PLAN: "Our action plan (Word)",
    ExportKind.RETURN: "Our return (Excel)",
}
