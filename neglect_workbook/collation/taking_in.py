"""Taking in what is gathered, batch after batch, so that what was read is kept whatever comes."""

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.collation.one_file import Gathered
    from neglect_workbook.domain.collating.facts import RefusedFile

    Found = Gathered | RefusedFile

#: So many files are committed at once.
BATCH: Final = 50


def batches(found: "Iterable[Found]") -> "Iterator[tuple[Found, ...]]":
    """Files in groups of ``BATCH``, each as soon as it is there."""
    rest = iter(found)
    while batch := tuple(islice(rest, BATCH)):
        yield batch


def take_in(collation: "Collation", found: "Iterable[Found]") -> int:
    """Take in everything that is gathered, undone as one.

    This waits for disks and for reading: not for the thread that draws the window. Where it is
    stopped in the middle, the batches before stay.

    Args:
        collation: open to be edited.
        found: what `gather` gives.

    Returns:
        How many files were looked at.

    Raises:
        KnownError: the collation is open to read only, or holds as much as it can hold.
    """
    collation.require_writable()
    count = 0
    for batch in batches(found):
        collation.keep_contents(batch)
        collation.add_found(batch, goes_on=count > 0)
        count += len(batch)
    return count
