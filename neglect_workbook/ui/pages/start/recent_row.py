"""A workbook that was open before, as a row that opens it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.pages.start.recent_words import day_words, progress_words
from neglect_workbook.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from neglect_workbook.settings import RecentWorkbook
    from neglect_workbook.ui.theme import Theme

_PADDING: Final = 20
_ICON: Final = 24
_GAP: Final = 16
_HEIGHT: Final = 60
_MOST_FOLDER: Final = 300
_PLAIN: Final = Qt.AlignmentFlag(0)


class RecentRow(QPushButton):
    """Name and progress at the left, day and folder at the right."""

    def __init__(
        self, theme: "Theme", entry: "RecentWorkbook", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QHBoxLayout(self)
        self._words.setSpacing(_GAP)
        about = progress_words(entry)
        day = day_words(entry, today_here())
        folder = folder_words(Path(entry.path).parent, Path.home())
        self.setAccessibleName(f"Open {entry.organisation}")
        self.setAccessibleDescription(f"{about}. {day}. {folder}")
        self.setToolTip(entry.path)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Enter presses it, as Space does.
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        left = _column(
            ElidedLabel(theme, entry.organisation, strong=True),
            ElidedLabel(theme, about, ink="ink2"),
            _PLAIN,
        )
        self._day = ElidedLabel(theme, day)
        self._folder = ElidedLabel(theme, folder, ink="ink3")
        for label in (self._day, self._folder):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        right = _column(self._day, self._folder, Qt.AlignmentFlag.AlignRight)
        self._words.addLayout(left, 1)
        self._words.addLayout(right)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        size = self._words.sizeHint()
        return QSize(size.width(), max(size.height(), self._theme.scaled(_HEIGHT)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._words.minimumSize().width(), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        size = theme.scaled(_ICON)
        place = QPoint(_PADDING, (self.height() - size) // 2)
        painter.drawPixmap(place, theme.pixmap("file-text", "ink3", _ICON))
        painter.end()

    def _on_theme_changed(self) -> None:
        left = _PADDING + self._theme.scaled(_ICON) + _GAP
        self._words.setContentsMargins(left, 6, _PADDING, 7)
        self._folder.setMaximumWidth(self._theme.scaled(_MOST_FOLDER))
        self.updateGeometry()


def _column(first: QWidget, second: QWidget, alignment: Qt.AlignmentFlag) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(first, 0, alignment)
    column.addWidget(second, 0, alignment)
    column.addStretch(1)
    return column
