"""One indicator in the list: its name, where we want it to go, and its newest number."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.radio import ARROW_STEPS
from neglect_workbook.ui.widgets.spoken import joined

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 14
_TOP: Final = 10
_ICON: Final = 16
_GAP: Final = 7
_LINE_GAP: Final = 4
_RADIUS: Final = 8
_BAR: Final = 3
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_ENDLESS: Final = 1 << 16


class IndicatorCard(QRadioButton):
    """A card of which one is chosen; the arrow keys go from one to the next.

    Signals:
        step_requested: an arrow key asks for the card before (-1) or after (1).
        opened: Enter was pressed.
    """

    step_requested = Signal(int)
    opened = Signal()

    def __init__(self, theme: "Theme", indicator_id: str, parent: "QWidget | None" = None) -> None:
        """Make a card without words."""
        super().__init__(parent)
        self._theme = theme
        self._name = self._direction = self._icon = self._number = ""
        self.indicator_id = indicator_id
        self.setProperty("focusRadius", _RADIUS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme_changed)
        self.toggled.connect(self._on_theme_changed)

    def show_words(self, name: str, direction: str, icon: str, number: str) -> None:
        """Show an indicator.

        Args:
            name: what is counted.
            direction: where we want it to go, in words.
            icon: of the direction.
            number: the newest; empty where there is none.
        """
        words = (name, direction, icon, number)
        if words == (self._name, self._direction, self._icon, self._number):
            return
        self._name, self._direction, self._icon, self._number = words
        newest = f"Newest number {number}" if number else "No number yet"
        self.setAccessibleName(joined((name, direction, newest)))
        self._on_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.scaled(300)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(160), self._theme.scaled(60))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        name, direction, _ = self._places(width)
        return max(name.height(), 1) + _LINE_GAP + direction.height() + 2 * _TOP

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, e: "QKeyEvent") -> None:
        key = Qt.Key(e.key())
        if key in ARROW_STEPS:
            self.step_requested.emit(ARROW_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: "QPaintEvent") -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        name, direction, number = self._places(self.width())
        painter.setFont(self._theme.font(strong=self.isChecked()))
        painter.setPen(self._theme.colour(self._ink("ink")))
        painter.drawText(name, _WRAP, self._name)
        line = QFontMetrics(self._theme.font()).height()
        icon = self._theme.scaled(_ICON)
        corner = QPoint(_SIDE, direction.top() + (line - icon) // 2)
        painter.drawPixmap(corner, self._theme.pixmap(self._icon, self._ink("ink2"), _ICON))
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour(self._ink("ink2")))
        painter.drawText(direction, _WRAP, self._direction)
        painter.setFont(self._theme.font(strong=bool(self._number)))
        painter.setPen(self._theme.colour(self._ink("ink" if self._number else "ink3")))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(number, flags, self._number_words())
        painter.end()

    def _number_words(self) -> str:
        return self._number or "No number yet"

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where the name, the direction and the number stand, at a width."""
        inner = max(1, width - 2 * _SIDE)
        plain = QFontMetrics(self._theme.font())
        strong = QFontMetrics(self._theme.font(strong=True))
        own = strong if self.isChecked() else plain
        name = own.boundingRect(QRect(0, 0, inner, _ENDLESS), _WRAP, self._name)
        top = _TOP + name.height() + _LINE_GAP
        indent = self._theme.scaled(_ICON) + _GAP
        metrics = strong if self._number else plain
        number_width = metrics.horizontalAdvance(self._number_words()) + 1
        is_tight = indent + plain.horizontalAdvance(self._direction) + 12 + number_width > inner
        room = inner - indent - (0 if is_tight else number_width + 12)
        wanted = QRect(0, 0, max(1, room), _ENDLESS)
        words = plain.boundingRect(wanted, _WRAP, self._direction).height()
        height = words + (plain.height() if is_tight else 0)
        number = QRect(_SIDE, top, inner, height)
        direction = QRect(_SIDE + indent, top, max(1, room), height)
        return QRect(_SIDE, _TOP, inner, name.height()), direction, number

    def _ink(self, token: str) -> str:
        is_inverted = self.isChecked() and self._theme.is_high_contrast
        return "on_select" if is_inverted else token

    def _paint_ground(self, painter: QPainter) -> None:
        theme, rect = self._theme, self.rect()
        if self.isChecked() and theme.is_high_contrast:
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour("select"))
        elif self.isChecked():
            tint, accent = theme.colour("accent_tint"), theme.colour("accent")
            draw_box(painter, rect, radius=_RADIUS, fill=tint, edge=accent)
            bar = QRect(0, _TOP, _BAR, rect.height() - 2 * _TOP)
            draw_box(painter, bar, radius=_BAR / 2, fill=accent)
        else:
            ground = "hover" if theme.is_high_contrast else "panel"
            fill = ground if self.underMouse() else "surface"
            edge = theme.colour("line")
            draw_box(painter, rect, radius=_RADIUS, fill=theme.colour(fill), edge=edge)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
