"""One reference in the list of the library: its short name and its status."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.pages.library.look import STATUS_LOOKS
from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.badge import badge_size, paint_badge
from neglect_workbook.ui.widgets.radio import ARROW_STEPS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from neglect_workbook.domain.library import Reference
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 14
_ABOVE: Final = 9
_GAP: Final = 5
_BAR: Final = 3
_RADIUS: Final = 8


class ReferenceCard(QRadioButton):
    """A card to choose. While there is a search it says how much was found in the reference.

    Signals:
        step_requested: an arrow key asks for the reference before (-1) or after (1).
    """

    step_requested = Signal(int)

    def __init__(self, theme: "Theme", reference: "Reference") -> None:
        super().__init__(reference.short)
        self._theme = theme
        self._found = ""
        self.reference = reference
        self.setAccessibleName(reference.label)
        self.setAccessibleDescription(reference.title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("focusRadius", _RADIUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_found(self, found: int | None) -> None:
        """Say how many entries were found in the reference; ``None`` without a search."""
        self._found = "" if found is None else f"{found} found"
        self.setAccessibleDescription(self._found or self.reference.title)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font(strong=True))
        badge = self._badge_size()
        width = max(line.horizontalAdvance(self.text()), badge.width()) + 2 * _SIDE
        return QSize(width, 2 * _ABOVE + line.height() + _GAP + badge.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, e: "QKeyEvent") -> None:
        key = Qt.Key(e.key())
        if key in ARROW_STEPS:
            self.step_requested.emit(ARROW_STEPS[key])
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: "QPaintEvent") -> None:
        theme = self._theme
        painter = QPainter(self)
        self._paint_ground(painter)
        font = theme.font(strong=True)
        line = QFontMetrics(font)
        inside = self.rect().adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        painter.setFont(font)
        painter.setPen(theme.colour("on_select" if self._is_inverted() else "ink"))
        head = QRect(inside.left(), inside.top(), inside.width(), line.height())
        shown = line.elidedText(self.text(), Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, shown)
        badge = QRect(QPoint(inside.left(), head.bottom() + 1 + _GAP), self._badge_size())
        icon, tone = STATUS_LOOKS[self.reference.status]
        words = self.reference.status_words
        paint_badge(
            painter, badge, theme, words, tone=tone, icon=icon, is_selected=self.isChecked()
        )
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink2"))
        right = QRect(inside.left(), badge.top(), inside.width(), badge.height())
        painter.drawText(
            right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._found
        )
        painter.end()

    def _badge_size(self) -> QSize:
        icon, _ = STATUS_LOOKS[self.reference.status]
        return badge_size(self._theme, self.reference.status_words, icon)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        ground, edge = "surface", "line"
        if self._is_inverted():
            ground, edge = "select", "select"
        elif self.isChecked():
            ground, edge = "accent_tint", "accent"
        elif self.underMouse():
            ground = "hover" if theme.is_high_contrast else "panel"
        fill, line = theme.colour(ground), theme.colour(edge)
        draw_box(painter, self.rect(), radius=_RADIUS, fill=fill, edge=line)
        if self.isChecked() and not theme.is_high_contrast:
            bar = QRect(0, _RADIUS, _BAR, self.height() - 2 * _RADIUS)
            painter.fillRect(bar, theme.colour("accent"))

    def _is_inverted(self) -> bool:
        return self._theme.is_high_contrast and self.isChecked()
