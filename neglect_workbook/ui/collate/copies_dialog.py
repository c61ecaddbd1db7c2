"""Asks what to keep where two copies of the collation say something different."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neglect_workbook.collation.apart_words import words_of
from neglect_workbook.ui.pages.merge.two_copies import TwoCopies

if TYPE_CHECKING:
    from neglect_workbook.keeping.apart import Conflict
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_WIDE: Final = 900
_HIGH: Final = 620
#: As large as the smallest window, whatever the size of the text.
_MOST_WIDE: Final = 1120
_MOST_HIGH: Final = 700


class CopiesDialog(QDialog):
    """Beside the work, and never in its way: what is left waits until somebody comes back."""

    def __init__(self, theme: "Theme", session: "CollationSession", parent: QWidget) -> None:
        """Show what is left to choose.

        Args:
            theme: gives fonts and colours.
            session: the open collation.
            parent: the window that asks.
        """
        super().__init__(parent)
        words = partial(words_of, session.collation)
        #: What is left to choose.
        self.copies = TwoCopies(theme, session, words, _no_link, "Go back to the collation")
        self.copies.left.connect(self.accept)
        self.setWindowTitle("Two copies")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.copies)
        self.resize(min(theme.scaled(_WIDE), _MOST_WIDE), min(theme.scaled(_HIGH), _MOST_HIGH))
        self.copies.show_all()


def _no_link(_conflict: "Conflict") -> str:
    """What it is about is said in full: there is nothing more to see elsewhere."""
    return ""
