"""One step of the rating scale, to be chosen: radio, symbol, words and the tag 'suggested'."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.symbols import paint_rating
from neglect_workbook.ui.widgets.radio import ARROW_STEPS, paint_radio

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.domain.rating_scale import Rating
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 34
_RADIO: Final = 18
_SYMBOL: Final = 20
_GAP: Final = 10
_SUGGESTED: Final = "suggested"
_BY_CHECKS: Final = "Suggested by the checks."
_RADIUS: Final = 6
_MOST_NUMBER: Final = 9
_COMMAND_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class RatingOption(QRadioButton):
    """A radio button for one rating, painted from the theme.

    Signals:
        step_requested: an arrow key asks for the option before (-1) or after (1).
        number_pressed: a digit asks for the option with this number.
        clear_requested: the chosen option was pressed again, or Delete was.
    """

    step_requested = Signal(int)
    number_pressed = Signal(int)
    clear_requested = Signal()

    def __init__(
        self,
        theme: "Theme",
        rating: "Rating",
        meaning: str,
        parent: "QWidget | None" = None,
        *,
        tag: str = _SUGGESTED,
        tag_meaning: str = _BY_CHECKS,
    ) -> None:
        super().__init__(rating.words, parent)
        self._tag = tag
        self._tag_meaning = tag_meaning
        self._theme = theme
        self._meaning = meaning
        self._is_suggested = False
        self._is_read_only = False
        self._was_chosen = False
        self.code = rating.code
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._describe)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)
        self._describe()

    @property
    def is_suggested(self) -> bool:
        """Whether the checks suggest this rating."""
        return self._is_suggested

    def set_meaning(self, meaning: str) -> None:
        """Say what the rating means, for a tooltip and for screen readers."""
        self._meaning = meaning
        self._describe()

    def set_suggested(self, *, is_suggested: bool) -> None:
        """Show or take away the tag."""
        if is_suggested != self._is_suggested:
            self._is_suggested = is_suggested
            self._describe()
            self.updateGeometry()
            self.update()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show it as part of a closed review; the chosen one can still be reached and read."""
        self._is_read_only = is_read_only
        self.setEnabled(self.isChecked() or not is_read_only)
        self._describe()

    @override
    def sizeHint(self) -> QSize:
        width = self._text_left() + self._words_width() + _GAP
        if self._is_suggested:
            width += self._tag_width() + _GAP
        return QSize(width, self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + self._words_width() + _GAP, self._theme.scaled(_HEIGHT))

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._theme.scaled(_HEIGHT)
        return height + self._line_height() if self._is_tight(width) else height

    @override
    def hitButton(self, pos: "QPoint") -> bool:
        return self.rect().contains(pos)

    @override
    def mousePressEvent(self, e: "QMouseEvent") -> None:
        self._was_chosen = self.isChecked()
        super().mousePressEvent(e)

    @override
    def mouseDoubleClickEvent(self, e: "QMouseEvent") -> None:
        # The second press of a double click is no wish to take the choice back.
        super().mouseDoubleClickEvent(e)
        self._was_chosen = False

    @override
    def mouseReleaseEvent(self, e: "QMouseEvent") -> None:
        is_again = self._was_chosen and e.button() == Qt.MouseButton.LeftButton
        self._was_chosen = False
        super().mouseReleaseEvent(e)
        if is_again and self.rect().contains(e.position().toPoint()):
            self.clear_requested.emit()

    @override
    def keyPressEvent(self, e: "QKeyEvent") -> None:
        key = Qt.Key(e.key())
        number = key - Qt.Key.Key_0
        if key in ARROW_STEPS:
            self.step_requested.emit(ARROW_STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        elif (
            1 <= number <= _MOST_NUMBER and not e.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.number_pressed.emit(number)
        else:
            super().keyPressEvent(e)

    @override
    def paintEvent(self, e: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        head = QRect(0, 0, self.width(), self._theme.scaled(_HEIGHT))
        self._paint_radio(painter, head)
        self._paint_symbol(painter, head)
        self._paint_words(painter, head)
        if self._is_suggested:
            self._paint_tag(painter, head)

    def _is_inverted(self) -> bool:
        """Whether the option lies on the ground of a selected item in high contrast."""
        return self._theme.is_high_contrast and self.isChecked()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        if self._is_inverted():
            draw_box(painter, self.rect(), radius=_RADIUS, fill=theme.colour("select"))
        elif self.isChecked():
            draw_box(
                painter,
                self.rect(),
                radius=_RADIUS,
                fill=theme.colour("accent_tint"),
                edge=theme.colour("accent"),
            )
        elif self.underMouse() and not self._is_read_only:
            ground = "hover" if theme.is_high_contrast else "panel"
            draw_box(painter, self.rect(), radius=_RADIUS, fill=theme.colour(ground))

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

    def _paint_symbol(self, painter: QPainter, head: QRect) -> None:
        size = self._theme.scaled(_SYMBOL)
        left = _GAP + self._theme.scaled(_RADIO) + _GAP
        area = QRectF(left, head.top() + (head.height() - size) / 2, size, size)
        token = "on_select" if self._is_inverted() else ""
        paint_rating(painter, area, self.code, self._theme, token=token)

    def _paint_words(self, painter: QPainter, head: QRect) -> None:
        painter.setFont(self._theme.font(strong=self.isChecked()))
        painter.setPen(self._ink("ink"))
        area = head.adjusted(self._text_left(), 0, -_GAP, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_tag(self, painter: QPainter, head: QRect) -> None:
        painter.setFont(self._theme.font())
        painter.setPen(self._ink("accent_ink" if self.isChecked() else "ink2"))
        if self._is_tight(self.width()):
            area = head.adjusted(self._text_left(), 0, -_GAP, 0)
            area.moveTop(head.bottom() - self._theme.scaled(5))
            area.setHeight(self._line_height())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft, self._tag)
        else:
            area = head.adjusted(_GAP, 0, -_GAP, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, flags, self._tag)

    def _ink(self, token: str) -> QColor:
        if self._is_inverted():
            return self._theme.colour("on_select")
        is_faded = not self.isEnabled() and not self.isChecked()
        return self._theme.colour("disabled" if is_faded else token)

    def _text_left(self) -> int:
        return _GAP + self._theme.scaled(_RADIO) + _GAP + self._theme.scaled(_SYMBOL) + _GAP

    def _words_width(self) -> int:
        # The words are wider when chosen; the place for that is kept, so nothing jumps.
        return QFontMetrics(self._theme.font(strong=True)).horizontalAdvance(self.text())

    def _tag_width(self) -> int:
        return QFontMetrics(self._theme.font()).horizontalAdvance(self._tag)

    def _line_height(self) -> int:
        return QFontMetrics(self._theme.font()).height()

    def _is_tight(self, width: int) -> bool:
        """Whether the tag finds no room beside the words and goes below them."""
        return self._is_suggested and width < self.sizeHint().width()

    def _describe(self) -> None:
        tag = f"{self._tag_meaning} " if self._is_suggested else ""
        self.setAccessibleDescription(tag + self._meaning)
        can_clear = self.isChecked() and not self._is_read_only
        again = "\nPress again to take the rating back." if can_clear else ""
        self.setToolTip(self._meaning + again)
