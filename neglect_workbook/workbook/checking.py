"""The personal-data check as it is on this computer, with the names that are listed here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.findings import personal_data_places
from neglect_workbook.checks.personal_data.listed_names import ListedNamesFile
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.check_code import check_code, return_id
from neglect_workbook.keeping.known_words import checker_here, words_of
from neglect_workbook.workbook.privacy import PlacedMark, marks_in_file

#: The kinds of files of which the texts can be read again.
_READ_AGAIN: Final = frozenset({".docx", ".xlsx"})


@dataclass(frozen=True, slots=True)
class FileMark:
    """What was found in a file that was made.

    Attributes:
        path: the file.
        found: what it may be, and where in the file it stands.
    """

    path: Path
    found: PlacedMark

    @property
    def words(self) -> str:
        """The words that were found."""
        mark = self.found.mark
        return self.found.place.text[mark.start : mark.end]


def marks_in_made(
    paths: Sequence[Path], snapshot: WorkbookSnapshot, profile: Path, password: str = ""
) -> tuple[FileMark, ...]:
    """Read files again that were just made, and look through them, whatever was looked at before.

    Args:
        paths: Word and Excel files; of any other kind nothing is read.
        snapshot: what they were made of; words that somebody said may stay are let pass.
        profile: the folder in which the names are listed.
        password: opens them, where they have one.

    Raises:
        KnownError: one cannot be read.
    """
    checker = checker_here(snapshot.framework.id, profile)
    confirmed = _words(replace(snapshot, confirmations=()), checker) - _words(snapshot, checker)
    words, listed = words_of(snapshot.framework.id), ListedNamesFile(profile).read()
    words = words.with_organisation(snapshot.organisation.name)
    # Codes of our own making may have no figure in them, and are taken for a name.
    codes = f"{check_code(snapshot)} {return_id(snapshot)}"
    found = (
        FileMark(path, one)
        for path in paths
        if path.suffix in _READ_AGAIN
        for one in marks_in_file(path, words, listed, password)
    )
    return tuple(
        one
        for one in found
        if (one.found.mark.kind, one.words) not in confirmed and one.words not in codes
    )


def _words(snapshot: WorkbookSnapshot, checker: Checker) -> frozenset[tuple[MarkKind, str]]:
    """What was found in a workbook and nobody confirmed."""
    return frozenset(
        (place.kind, place.source.text[mark.start : mark.end])
        for place in personal_data_places(snapshot, checker)
        for mark in place.marks
    )
