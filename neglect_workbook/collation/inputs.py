"""Files that a collation takes in besides returns: the expected list, moderation, an earlier one.

Each call of a reader is here. All of it waits for disks.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.collation.earlier import EarlierCollation
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.domain.collating.records import AnswerModeration, ExpectedOrganisation
from neglect_workbook.domain.collating.standings import standings
from neglect_workbook.exchange.collating.earlier_workbook import SUFFIX, read_earlier_workbook
from neglect_workbook.exchange.collating.expected_list import read_expected_list
from neglect_workbook.exchange.collating.moderation_columns import read_moderation_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.facts import FileProblem
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.framework import Framework


def take_in_expected(collation: "Collation", path: Path, password: str = "") -> tuple[str, ...]:
    """Put an expected list in the place of the present one.

    Returns:
        What could not be read in it, a sentence each.

    Raises:
        KnownError: it was refused; the present list stays.
    """
    organisations, notes = expected_from(path, collation.framework, password)
    collation.set_expected(organisations)
    return notes


def expected_from(
    path: Path, framework: "Framework", password: str = ""
) -> tuple[tuple[ExpectedOrganisation, ...], tuple[str, ...]]:
    """The organisations on an expected list, and what could not be read in it, a sentence each.

    Raises:
        KnownError: it was refused.
    """
    read = read_expected_list(path, framework, password)
    organisations = tuple(
        ExpectedOrganisation(
            name=one.name,
            sector_id=one.sector_id,
            contact=one.contact,
            setting_id=one.setting_id,
            return_id=one.return_id,
        )
        for one in read.rows
    )
    return organisations, tuple(_sentences(path, read.problems))


def take_in_moderation(collation: "Collation", path: Path, password: str = "") -> tuple[str, ...]:
    """Take in what a panel filled in in a collation workbook, as one command.

    Returns:
        What could not be read in it, a sentence each.

    Raises:
        KnownError: it was refused; nothing was taken in.
    """
    said, notes = moderation_from(path, collation.snapshot, password)
    collation.take_in_moderations(said)
    return notes


def moderation_from(
    path: Path, snapshot: "CollationSnapshot", password: str = ""
) -> tuple[tuple[AnswerModeration, ...], tuple[str, ...]]:
    """What a panel filled in in a collation workbook, and what could not be read in it.

    Args:
        path: the collation workbook.
        snapshot: the collation as it stands.
        password: opens the workbook, if it has one.

    Raises:
        KnownError: it was refused.
    """
    return_ids = {one.facts.return_id for one in snapshot.gathered}
    known = snapshot.moderations.values()
    read = read_moderation_file(path, snapshot.framework, known, return_ids, password)
    return tuple(read.said), tuple(_sentences(path, read.problems))


def earlier_from(
    path: Path,
    profile: Path,
    author: str,
    framework: "Framework",
    passwords: Sequence[str] = (),
) -> EarlierCollation:
    """The returns that counted in an earlier collation, which is only read.

    Args:
        path: the collation, or the collation workbook that was made of it.
        profile: the private folder of this person on this computer.
        author: id of this profile.
        framework: what the later collation is of.
        passwords: its password, if it has one.

    Raises:
        KnownError: it cannot be read, or is neither of the two.
    """
    if path.suffix.lower() == SUFFIX:
        password = passwords[0] if passwords else ""
        return EarlierCollation(path.stem, read_earlier_workbook(path, framework, password))
    earlier = open_collation(
        path, profile=profile, author=author, read_only=True, passwords=passwords
    )
    snapshot = earlier.snapshot
    earlier.close()
    found = standings(snapshot.head, snapshot.gathered, snapshot.expected, snapshot.framework)
    return EarlierCollation(snapshot.head.name, found.counted)


def _sentences(path: Path, problems: "Iterable[FileProblem]") -> Iterator[str]:
    for one in problems:
        row = f", row {one.row}" if one.row else ""
        place = f"{path.name}, {one.sheet}{row}" if one.sheet else f"{path.name}{row}"
        yield f"{place}: {one.message}"
