"""The one holder of the open workbook in the window. Pages see only this."""

from typing import TYPE_CHECKING

from neglect_workbook.ui.file_session import ChangeNotice, FileSession

if TYPE_CHECKING:
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.workbook import Workbook

__all__ = ["ChangeNotice", "WorkbookSession"]


class WorkbookSession(FileSession["Workbook"]):
    """An open workbook, as the window sees it."""

    @property
    def workbook(self) -> "Workbook":
        """The workbook itself, for queries; commands go through `do`."""
        return self._file

    @property
    def snapshot(self) -> "WorkbookSnapshot":
        """The workbook as it stands."""
        return self._file.snapshot
