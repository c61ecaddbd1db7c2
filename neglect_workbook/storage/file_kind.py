"""The two kinds of files that are kept in the same way: a workbook, and a collation of returns."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from neglect_workbook.domain.collating.kinds import COLLATION_KINDS, WORKBOOK_KINDS
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError

_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileKind:
    """What tells one kind of file from the other. The tables in both are the same.

    Attributes:
        noun: what it is called in sentences.
        suffix: the ending of its name.
        mark: four letters, SQLite's application id, bytes 68 to 71 of the file.
        version: of the tables and the kinds of records, SQLite's user version. A new kind of
            record, a new table or a new column is a new version.
        record_kinds: what its log may be about.
        most_attachments: how many copies may lie beside the log.
        most_bytes: how many bytes they may have together.
        largest_file: how many bytes the file may have.
    """

    noun: str
    suffix: str
    mark: bytes
    version: int
    record_kinds: AbstractSet[RecordKind]
    most_attachments: int
    most_bytes: int
    largest_file: int

    @property
    def application_id(self) -> int:
        """The mark as SQLite's header has it."""
        return int.from_bytes(self.mark)

    def require(self, application_id: int, name: str) -> None:
        """Make sure that a file is of this kind.

        Args:
            application_id: what its header says.
            name: what people call it.

        Raises:
            KnownError: it is of the other kind, or of none.
        """
        if application_id == self.application_id:
            return
        for other in _ALL:
            if application_id == other.application_id:
                raise KnownError(
                    f"is_a_{other.noun}",
                    f"{name} is a {other.noun}, not a {self.noun}.",
                    self._instead_of(other, name),
                )
        raise self.no_such_file(name)

    def _instead_of(self, other: "FileKind", name: str) -> str:
        """What to do about a file of the other kind."""
        if name.lower().endswith(self.suffix):
            return f"Give it a name that ends in {other.suffix}, and open it as a {other.noun}."
        return f"Choose a file whose name ends in {self.suffix}."

    def no_such_file(self, name: str) -> KnownError:
        """The error for a file that is of no kind of ours."""
        sentence = f"{name} is not a {self.noun} of this program"
        if not name.lower().endswith(self.suffix):
            next_step = f"Choose a file whose name ends in {self.suffix}."
            return KnownError(f"not_a_{self.noun}", f"{sentence}.", next_step)
        return KnownError(
            f"not_a_{self.noun}",
            f"{sentence}, although its name ends in {self.suffix}.",
            "It is damaged, or another file that was given this name. Open a copy of it, such as "
            "one in the folder Backups beside it.",
        )


#: A workbook of one organisation.
WORKBOOK_FILE: Final = FileKind(
    noun="workbook",
    suffix=".nwbk",
    mark=b"NWBK",
    version=1,
    record_kinds=WORKBOOK_KINDS,
    most_attachments=200,
    most_bytes=200 * _MEGABYTE,
    # 200 MB of attached copies, and words beside them.
    largest_file=512 * _MEGABYTE,
)

#: A collation of many organisations' returns: small copies, and very many of them.
COLLATION_FILE: Final = FileKind(
    noun="collation",
    suffix=".ncol",
    mark=b"NCOL",
    version=1,
    record_kinds=COLLATION_KINDS,
    most_attachments=50_000,
    most_bytes=1024 * _MEGABYTE,
    largest_file=2048 * _MEGABYTE,
)

_ALL: Final = (WORKBOOK_FILE, COLLATION_FILE)


def kind_by_name(path: Path) -> FileKind:
    """The kind that a file's name promises; a workbook where it promises neither."""
    return next((one for one in _ALL if path.suffix.lower() == one.suffix), WORKBOOK_FILE)
