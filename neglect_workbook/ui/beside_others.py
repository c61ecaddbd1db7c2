"""Opening a file that somebody else may have open."""

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.workbook import Workbook

_File = TypeVar("_File", "Workbook", "Collation")
_File_co = TypeVar("_File_co", covariant=True)


class _Opens(Protocol[_File_co]):
    """Opens a file, to be edited or to read only."""

    def __call__(self, *, read_only: bool) -> _File_co: ...


def open_beside_others(opens: _Opens[_File], *, anyway: bool) -> _File:
    """Open a file; to read only where somebody else has it open.

    Args:
        opens: opens it.
        anyway: to write even so. What both sides write is kept.

    Raises:
        KnownError: it cannot be opened, or wants a password.
    """
    kept = opens(read_only=False)
    if kept.is_read_only or kept.store.other_holder is None or anyway:
        return kept
    kept.close()
    return opens(read_only=True)
