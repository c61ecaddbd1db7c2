"""One step of the evidence ladder, to be chosen: radio, bars, its name and what it answers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_level
from neglect_workbook.ui.widgets.radio import ARROW_STEPS, paint_radio

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent

    from neglect_workbook.domain.framework import EvidenceLevel
    from neglect_workbook.ui.theme import Theme

_RADIO: Final = 18
_MARK: Final = (20, 16)
_GAP: Final = 10
_PADDING: Final = 6
_RADIUS: Final = 6


class LevelOption(QRadioButton):
    """A radio button for one step, painted from the theme.

    Signals:
        step_requested: an arrow key asks for the step before (-1) or after (1).
        clear_requested: Delete asks for no step at all.
    """

    step_requested = Signal(int)
    clear_requested = Signal()

    def __init__(self, theme: "Theme", step: "EvidenceLevel") -> None:
        super().__init__(step.name)
        self._theme = theme
        self._step = step
        self.level = step.level
        self.setAccessibleName(step.name)
        self.setAccessibleDescription(f"{step.answers} {step.examples}")
        self.setToolTip(step.examples)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(strong=True))
        widest = max(metrics.horizontalAdvance(one) for one in (self.text(), self._step.answers))
        return QSize(self._text_left() + widest + _GAP, 2 * metrics.height() + 2 * _PADDING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() * 2, self.sizeHint().height())

    @override
    def hitButton(self, pos: "QPoint") -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, e: "QKeyEvent") -> None:
        key = Qt.Key(e.key())
        if key in ARROW_STEPS:
            self.step_requested.emit(ARROW_STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: "QPaintEvent") -> None:
        theme = self._theme
        painter = QPainter(self)
        self._paint_ground(painter)
        line = QFontMetrics(theme.font(strong=True)).height()
        head = QRect(0, _PADDING, self.width(), line)
        self._paint_radio(painter, head)
        width, height = (theme.scaled(one) for one in _MARK)
        left = _GAP + theme.scaled(_RADIO) + _GAP
        bars = QRect(left, head.top() + (line - height) // 2, width, height)
        paint_level(painter, bars, self.level, theme, token=self._token("ink2"))
        words = head.adjusted(self._text_left(), 0, -_GAP, 0)
        painter.setFont(theme.font(strong=self.isChecked()))
        painter.setPen(self._ink("ink"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font())
        painter.setPen(self._ink("ink2"))
        cut, room = Qt.TextElideMode.ElideRight, words.width()
        below = QFontMetrics(theme.font()).elidedText(self._step.answers, cut, room)
        painter.drawText(words.translated(0, line), Qt.AlignmentFlag.AlignVCenter, below)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        if self._is_inverted():
            draw_box(painter, self.rect(), radius=_RADIUS, fill=theme.colour("select"))
        elif self.isChecked():
            fill, edge = theme.colour("accent_tint"), theme.colour("accent")
            draw_box(painter, self.rect(), radius=_RADIUS, fill=fill, edge=edge)
        elif self.underMouse() and self.isEnabled():
            draw_box(painter, self.rect(), radius=_RADIUS, fill=theme.colour("hover"))

    def _paint_radio(self, painter: QPainter, head: QRect) -> None:
        theme = self._theme
        size = theme.scaled(_RADIO)
        circle = QRectF(_GAP, head.top() + (head.height() - size) / 2, size, size)
        paint_radio(
            painter,
            circle,
            theme,
            is_checked=self.isChecked(),
            is_enabled=self.isEnabled(),
            is_inverted=self._is_inverted(),
        )

    def _is_inverted(self) -> bool:
        return self._theme.is_high_contrast and self.isChecked()

    def _token(self, normal: str) -> str:
        return "on_select" if self._is_inverted() else normal

    def _ink(self, normal: str) -> "QColor":
        is_faded = not self.isEnabled() and not self.isChecked()
        return self._theme.colour("disabled" if is_faded else self._token(normal))

    def _text_left(self) -> int:
        return _GAP + self._theme.scaled(_RADIO) + _GAP + self._theme.scaled(_MARK[0]) + _GAP
