"""What the arguments of `collate` ask for, and whether that makes sense before anything is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.earlier_workbook import SUFFIX
from neglect_workbook.storage.file_kind import COLLATION_FILE

#: What is ours beside a collation, and no return.
_OURS: Final = (COLLATION_FILE.suffix, ".in-use")
#: What movement can be measured against.
_BEFORE: Final = frozenset({COLLATION_FILE.suffix, SUFFIX})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the arguments ask for; ``None`` for what is not wanted.

    Attributes:
        source: a folder of returns, or a collation that was kept.
        workbook: the collation workbook to make.
        expected: the list of who is to send a return.
        moderation: a collation workbook in which a panel filled in the moderation.
        feedback: a folder for receipts and feedback.
        limit: for how many answers the panel has time; nought for all.
        report: the report to make.
        reminders: a folder for the list of whom to remind, with an e-mail draft for each.
        tables: a folder for plain tables.
        framework_id: empty for the usual one, or that of the collation.
        kept: the collation to keep, or to go on in.
        before: the collation before this one, or its workbook.
        password_file: passwords to try on the returns.
    """

    source: Path
    workbook: Path
    expected: Path | None
    moderation: Path | None
    feedback: Path | None
    limit: int | None
    report: Path | None
    reminders: Path | None
    tables: Path | None
    framework_id: str
    kept: Path | None
    before: Path | None
    password_file: Path | None

    @property
    def is_collation(self) -> bool:
        """Whether what is given is a collation, and no folder."""
        return self.source.is_file() and self.source.suffix.lower() == COLLATION_FILE.suffix

    @property
    def changes_it(self) -> bool:
        """Whether a collation that is given would be changed."""
        return self.limit is not None or any((self.expected, self.moderation, self.before))

    @property
    def name(self) -> str:
        """What a new collation is called: as its file, or else as the folder."""
        if self.kept is not None:
            return self.kept.stem
        return self.source.resolve().name or "Collation"

    def not_returns(self) -> frozenset[Path]:
        """Files in the folder that are no returns: those that are named, and what we made."""
        named = (self.expected, self.moderation, self.before, self.password_file)
        made = (self.workbook, self.report, self.kept)
        files = {one.resolve() for one in (*named, *made) if one is not None}
        folders = {one.resolve() for one in self._folders}
        return frozenset(
            path
            for path in self._files()
            if path.suffix.lower() in _OURS
            or path.resolve() in files
            or not folders.isdisjoint(path.resolve().parents)
        )

    @property
    def _folders(self) -> list[Path]:
        """The folders that files are made in."""
        named = (self.feedback, self.reminders, self.tables)
        return [one for one in named if one is not None]

    def _files(self) -> Iterator[Path]:
        if self.source.resolve() in {one.resolve() for one in self._folders}:
            raise KnownError(
                "same_folder",
                f"What is made would lie among the returns in {self.source}.",
                "Name another folder.",
            )
        return (path for path in self.source.rglob("*") if path.is_file())


def require_sensible(wanted: Wanted) -> None:
    """Look at the names before thousands of files are read.

    Raises:
        KnownError: there is no such folder, or something cannot be made where it is wanted.
    """
    _require_source(wanted)
    for path, suffix, what in (
        (wanted.workbook, ".xlsx", "an Excel file"),
        (wanted.report, ".docx", "a Word file"),
        (wanted.kept, COLLATION_FILE.suffix, "a collation"),
    ):
        if path is not None:
            _require_place(path, suffix, what)
    if wanted.before is not None and wanted.before.suffix.lower() not in _BEFORE:
        raise KnownError(
            "not_a_collation",
            f"{wanted.before.name} is not a collation, and not a collation workbook.",
            f"Name the {COLLATION_FILE.suffix} or the {SUFFIX} file of last time.",
        )


def _require_source(wanted: Wanted) -> None:
    source = wanted.source
    if not source.exists():
        raise KnownError("not_found", f"{source} was not found.", "Check the name of the folder.")
    if source.is_file() and not wanted.is_collation:
        raise KnownError(
            "not_a_folder", f"{source.name} is not a folder.", "Name the folder with the returns."
        )
    if wanted.is_collation and wanted.kept is not None:
        raise KnownError(
            "kept_already",
            f"{source.name} is a collation that is kept already.",
            "Leave --keep away, or name a folder of returns.",
        )


def _require_place(path: Path, suffix: str, what: str) -> None:
    if path.suffix.lower() != suffix:
        raise KnownError(
            "wrong_ending", f"{path.name} is not the name of {what}.", f"End it with {suffix}."
        )
    if not path.parent.is_dir():
        raise KnownError(
            "folder_missing",
            f"The folder {path.parent} cannot be reached.",
            "Make it first, or choose another folder.",
        )
    if path.is_dir():
        raise KnownError("is_a_folder", f"{path} is a folder.", "Give the name of a file.")
