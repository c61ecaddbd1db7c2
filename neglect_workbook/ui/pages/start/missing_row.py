"""A workbook that was open before and is not where it was."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.settings import RecentWorkbook
    from neglect_workbook.ui.theme import Theme

_PADDING: Final = 20
_ICON: Final = 24
_GAP: Final = 16
_HEIGHT: Final = 60
_MAKE_AGAIN: Final = "Bring in your last return to make it again"
_WHY: Final = "Not where it was. It may have been moved, or its drive may be unplugged."


class MissingRow(QFrame):
    """Name and what is wrong at the left, what to do at the right.

    Signals:
        look_requested: the path under which it is known.
        forget_requested: the same.
        return_requested: it is lost, and its return is at hand.
    """

    look_requested = Signal(str)
    forget_requested = Signal(str)
    return_requested = Signal()

    def __init__(
        self, theme: "Theme", entry: "RecentWorkbook", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setToolTip(entry.path)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(theme, entry.organisation, strong=True))
        words.addWidget(Lead(theme, _WHY))
        again = Button(theme, _MAKE_AGAIN, kind="link")
        again.setAccessibleName(f"{_MAKE_AGAIN}: {entry.organisation}")
        again.clicked.connect(self.return_requested)
        words.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        look = Button(theme, "Look for it", kind="link")
        look.setAccessibleName(f"Look for {entry.organisation}")
        look.clicked.connect(lambda: self.look_requested.emit(entry.path))
        forget = Button(theme, "", kind="quiet", icon="x", is_slim=True)
        forget.setAccessibleName(f"Take {entry.organisation} off this list")
        forget.setToolTip("Take it off this list")
        forget.clicked.connect(lambda: self.forget_requested.emit(entry.path))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_GAP)
        self._row.addLayout(words, 1)
        self._row.addWidget(look)
        self._row.addWidget(forget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        size = theme.scaled(_ICON)
        place = QPoint(_PADDING, (self.height() - size) // 2)
        painter.drawPixmap(place, theme.pixmap("triangle-alert", "amber", _ICON))
        painter.end()

    def _on_theme_changed(self) -> None:
        left = _PADDING + self._theme.scaled(_ICON) + _GAP
        self._row.setContentsMargins(left, 6, 12, 7)
        self.setMinimumHeight(self._theme.scaled(_HEIGHT))
