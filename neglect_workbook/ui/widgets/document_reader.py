"""A document to read, laid out for the room that it has."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from neglect_workbook.ui.document_view import text_document

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent, QTextDocument

    from neglect_workbook.exchange.report import Document
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.tokens import Tokens

#: After the last change of width, before the text is laid out for it, in milliseconds.
_SETTLED_MS: Final = 80
_MARGIN: Final = 4
#: Least height, in pixels at 100 percent: some lines to read.
_LEAST_HEIGHT: Final = 120


class DocumentReader(QTextEdit):
    """Shows a document. It is read by keyboard and screen reader as a text with headings."""

    def __init__(
        self,
        theme: "Theme",
        name: str,
        *,
        ground: str,
        most_wide: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            theme: gives fonts and colours.
            name: what is read here, for screen readers.
            ground: what it lies on, in the words of the stylesheet.
            most_wide: the longest that a line may be, in pixels at 100 percent; 0 for any.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._most_wide = most_wide
        self._document: Document | None = None
        self._made: QTextDocument | None = None
        self._shown_at = 0
        #: Whether the text is to be made when somebody comes to see it, and read from its top.
        self._is_due = self._is_due_at_top = False
        self.setAccessibleName(name)
        self.setProperty("ground", ground)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._show_at_width)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_document(self, document: "Document") -> None:
        """Show a document; one like the one before is read on from the same place."""
        if document == self._document:
            return
        is_same_kind = self._document is not None and self._document.title == document.title
        self._document = document
        self._show(is_at_top=not is_same_kind)

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        if self._is_due:
            self._show(is_at_top=self._is_due_at_top)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._settled.start()

    # -- for those who read something else ----------------------------------------------

    def document_tokens(self) -> "Tokens":
        """The colours of the text."""
        return self._theme.tokens

    def on_shown(self) -> None:
        """The text was made anew."""

    # -- how ----------------------------------------------------------------------------

    def _show_at_width(self) -> None:
        if self._document is not None and self._shown_at != self.viewport().width():
            self._show(is_at_top=False)

    def _show(self, *, is_at_top: bool) -> None:
        if self._document is None:
            return
        if not self.isVisible():
            self._is_due, self._is_due_at_top = True, is_at_top or self._is_due_at_top
            return
        self._is_due = self._is_due_at_top = False
        bar = self.verticalScrollBar()
        share = 0.0 if is_at_top else bar.value() / max(1, bar.maximum())
        self._shown_at = self.viewport().width()
        room = self._room()
        made = text_document(self._document, self._theme.font, room, self.document_tokens())
        made.setDocumentMargin(_MARGIN)
        made.setParent(self)
        self.setDocument(made)
        if self._made is not None:
            self._made.deleteLater()
        self._made = made
        bar.setValue(round(share * bar.maximum()))
        self.on_shown()

    def _room(self) -> int:
        """The room for a line of text, in pixels."""
        room = self._shown_at - 2 * _MARGIN
        if self._most_wide:
            room = min(room, self._theme.scaled(self._most_wide))
            self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
            self.setLineWrapColumnOrWidth(room + 2 * _MARGIN)
        return room

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.scaled(_LEAST_HEIGHT))
        self._show(is_at_top=False)
