"""The Compare page: this review beside an earlier one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.labels import PageTitle

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


class ComparePage(Page):
    """Shows this review beside an earlier one."""

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(PageId.COMPARE, theme, session, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.addWidget(PageTitle(theme, "Compare"))
        column.addStretch(1)

    @override
    def go_to(self, jump: Jump) -> None:
        pass

    @override
    def flush(self) -> None:
        pass
