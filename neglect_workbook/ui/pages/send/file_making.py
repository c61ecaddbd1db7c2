"""Making the files that are sent, and reading them once more: both wait for disks."""

from typing import TYPE_CHECKING

from neglect_workbook.ui.late import Late
from neglect_workbook.ui.pages.send.previews import MadeSet, Wish, make_files
from neglect_workbook.ui.pages.send.private_rows import look_through, refuse_stops

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.workbook import checking
    from neglect_workbook.workbook.checking import FileMark
else:
    checking = Late("neglect_workbook.workbook.checking")


def make_checked(
    snapshot: "WorkbookSnapshot", wish: Wish, folder: "Path", today: "date", profile: "Path"
) -> MadeSet:
    """Make the files, unless something in them says who somebody is."""
    refuse_stops(look_through(snapshot, profile))
    return make_files(snapshot, wish, folder, today)


def read_again(
    made: MadeSet, snapshot: "WorkbookSnapshot", password: str, profile: "Path"
) -> "tuple[FileMark, ...]":
    """Read files that were made, and look through them."""
    paths = [one.path for one in made.files]
    return checking.marks_in_made(paths, snapshot, profile, password)
