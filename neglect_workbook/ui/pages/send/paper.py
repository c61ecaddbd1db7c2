"""The paper: a document to read, black on white in every theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from neglect_workbook.ui.tokens import LIGHT
from neglect_workbook.ui.widgets.document_reader import DocumentReader

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.tokens import Tokens


class Paper(DocumentReader):
    """Shows a document as it will be printed."""

    def __init__(self, theme: "Theme", name: str, parent: "QWidget | None" = None) -> None:
        """Show nothing yet.

        Args:
            theme: gives the fonts.
            name: what is read here, for screen readers.
            parent: the widget it belongs to.
        """
        super().__init__(theme, name, ground="paper", parent=parent)
        #: Whether it stands in a page that scrolls: then the wheel is the page's until somebody
        #: reads here, or a page could not be scrolled past a document of many screens.
        self.is_in_scrolled_page = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, e: "QWheelEvent") -> None:
        if self.is_in_scrolled_page and not self.hasFocus():
            e.ignore()
        else:
            super().wheelEvent(e)

    @override
    def document_tokens(self) -> "Tokens":
        return LIGHT
