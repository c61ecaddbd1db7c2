"""How far the reading of a file is, and the way out of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from neglect_workbook.storage.attachments import size_words
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_BAR: Final = 12
_ALMOST: Final = "Almost done."


class CopyProgress(QWidget):
    """A bar, the same in words, and 'Cancel'. Seen only where it takes over a second.

    Signals:
        cancel_requested: the copy is not wanted any more.
    """

    cancel_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = Lead(theme)
        self._words.setWordWrap(False)
        self._cancel = Button(theme, "Cancel", kind="link")
        self._cancel.setAccessibleDescription("Attach no copy")
        self._cancel.clicked.connect(self.cancel_requested)
        line = QWidget()
        flow = FlowLayout(line, gap=12)
        flow.addWidget(self._words)
        flow.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(line)
        theme.changed.connect(self._size_bar)
        self._size_bar()
        self.hide()

    def show_progress(self, read: int, total: int) -> None:
        """Say how many bytes of how many were read.

        Args:
            read: so far.
            total: 0 where it is not known; there is no bar then.
        """
        is_known = total > 0
        self._bar.setVisible(is_known)
        self._bar.setRange(0, 100)
        self._bar.setValue(min(100, 100 * read // total) if is_known else 0)
        words = f"{size_words(read)} of {size_words(total)} read." if read < total else _ALMOST
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.show()

    def _size_bar(self) -> None:
        self._bar.setFixedHeight(self._theme.scaled(_BAR))
