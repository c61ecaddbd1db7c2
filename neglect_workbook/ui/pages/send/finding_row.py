"""One thing to look at, as a row that leads to it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.labels import Body, Lead

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.pages.send.finding_rows import FindingRow
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 18
_SIDE: Final = 12
_ABOVE: Final = 7
_GAP: Final = 12
_RADIUS: Final = 6


class FindingRowButton(QPushButton):
    """An icon, a sentence and what to do about it; at the right the words of the link.

    The whole row is one button: Enter, Space or a click follow the link.
    """

    def __init__(
        self,
        theme: "Theme",
        row: "FindingRow",
        ink: str,
        *,
        is_first: bool,
        is_last: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show a row.

        Args:
            theme: gives colours and sizes.
            row: what it says.
            ink: token of the icon's colour.
            is_first: its upper corners are round.
            is_last: its lower corners are round.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._theme = theme
        self._row = row
        self._ink = ink
        self._is_first = is_first
        self._is_last = is_last
        self._link = _LinkWords(theme, row.link)
        self._words = QHBoxLayout(self)
        self.setAccessibleName(f"{row.sentence}. {row.link}")
        self.setAccessibleDescription(row.detail)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def row(self) -> "FindingRow":
        """What it says."""
        return self._row

    @override
    def sizeHint(self) -> QSize:
        return self._words.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._words.minimumSize()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        # The outline of the whole list, of which only this row's part is seen.
        top = 0 if self._is_first else -_RADIUS
        bottom = 0 if self._is_last else _RADIUS
        outline = QRectF(self.rect()).adjusted(0, top, 0, bottom)
        inside = QPainterPath()
        inside.addRect(QRectF(self.rect()))
        painter.setClipPath(inside)
        is_hot = self.underMouse() or self.isDown()
        ground = "panel" if is_hot and not theme.is_high_contrast else "surface"
        if is_hot and theme.is_high_contrast:
            ground = "hover"
        edge = theme.colour("line")
        draw_box(painter, outline, radius=_RADIUS, fill=theme.colour(ground), edge=edge)
        if not self._is_first:
            painter.fillRect(QRect(0, 0, self.width(), 1), edge)
        place = QPoint(_SIDE, self._words.contentsMargins().top() + self._icon_drop())
        painter.drawPixmap(place, theme.pixmap(self._row.icon, self._ink, _ICON))
        painter.end()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Body(self._theme, self._row.sentence))
        if self._row.detail:
            left.addWidget(Lead(self._theme, self._row.detail))
        self._words.setSpacing(_GAP)
        self._words.addLayout(left, 1)
        self._words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        for label in (*self.findChildren(Body), *self.findChildren(Lead)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            # In a button a label would take the ink of the button's own text.
            label.setForegroundRole(QPalette.ColorRole.WindowText)

    def _icon_drop(self) -> int:
        """From the top of the first line to the top of the icon."""
        return (self._link.fontMetrics().height() - self._theme.scaled(_ICON)) // 2

    def _on_theme_changed(self) -> None:
        left = _SIDE + self._theme.scaled(_ICON) + _GAP
        self._words.setContentsMargins(left, _ABOVE, _SIDE, _ABOVE)
        self.updateGeometry()


class _LinkWords(Body):
    """Words that look like a link; the row around them is what one presses."""

    _ink = "accent"

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__(theme, text)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        font = self.font()
        font.setUnderline(True)
        self.setFont(font)
