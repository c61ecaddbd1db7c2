"""Where the parts of the page stand: in two columns, or in one where the window is narrow."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column import Column
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.dressing import dress_again
from neglect_workbook.ui.widgets.focus import focus_in
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.theme import Theme

#: Room at the left of what scrolls, so that a focus ring is not cut off.
RING_ROOM: Final = 4
_SCROLL_ROOM: Final = 14
_GAP: Final = 10
_BELOW: Final = 18
_CARD_WIDTH: Final = 420
_MOST_OF_WIDTH: Final = 0.48
_PAPER_HEIGHT: Final = 420
#: Lower than this, a preview shows nothing.
_LEAST_PREVIEW: Final = 110
_RADIUS: Final = 8
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


class SendBody(QWidget):
    """What to look at scrolls at the left, the card stays at the right.

    Where the window is narrow the card comes last in the one column.

    Signals:
        fitted: the width of what scrolls, in pixels, when it has a new one.
    """

    fitted = Signal(int)

    def __init__(self, theme: "Theme", left: "tuple[QWidget, ...]", card: "SendCard") -> None:
        """Put the parts in their places.

        Args:
            theme: gives sizes.
            left: what scrolls, from above.
            card: what stays.
        """
        super().__init__()
        self._theme = theme
        self._card = card
        self._is_narrow: bool | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        for part in left:
            self._column.addWidget(part)
        self._column.addStretch()
        self._content = Column()
        self._content.setLayout(self._column)
        self.left = ColumnScroll(theme)
        self.left.show_column(self._content)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.left, 1)
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self, self._theme)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._place_card(is_last=narrow)
        if narrow:
            self._card.setMinimumWidth(0)
            self._card.setMaximumWidth(self.maximumWidth())
            self._card.set_paper_height(self._theme.scaled(_PAPER_HEIGHT))
            beside = 0
        else:
            left = self._content.minimumSizeHint().width() + self.left.verticalScrollBar().width()
            width = min(
                self._theme.scaled(_CARD_WIDTH),
                round(self.width() * _MOST_OF_WIDTH),
                self.width() - _GAP - left,
            )
            self._card.setFixedWidth(width)
            self._card.set_paper_height(0)
            beside = width + _GAP
        self.fitted.emit(self.width() - beside - RING_ROOM - _SCROLL_ROOM)

    def _place_card(self, *, is_last: bool) -> None:
        focused = focus_in(self._card)
        if is_last:
            self._column.insertWidget(self._column.count() - 1, self._card)
            self._column.setContentsMargins(RING_ROOM, 0, _SCROLL_ROOM, _BELOW)
            self._row.setContentsMargins(0, 0, 0, 0)
        else:
            self._row.addWidget(self._card)
            self._column.setContentsMargins(RING_ROOM, 0, _SCROLL_ROOM, _BELOW)
            self._row.setContentsMargins(0, 0, 0, _BELOW)
        dress_again(self._card)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


class SendCard(Card):
    """The preview on the ground of a panel, and below it what makes the files.

    Where there is no room for both, the preview is left out; where there is none for what makes
    the files either, that scrolls.
    """

    def __init__(self, theme: "Theme", preview: QWidget, below: QWidget) -> None:
        super().__init__(theme)
        self._preview = preview
        self._has_own_height = False
        self._below = ColumnScroll(theme)
        holder = QVBoxLayout()
        holder.setContentsMargins(RING_ROOM, 0, RING_ROOM, RING_ROOM)
        holder.addWidget(below)
        self._holder = Column()
        self._holder.setLayout(holder)
        self._below.show_column(self._holder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16 - RING_ROOM, 12, 16 - RING_ROOM, 14 - RING_ROOM)
        self._column.setSpacing(24)
        preview.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        self._column.addWidget(preview, 1)
        self._column.addWidget(self._below, 0, Qt.AlignmentFlag.AlignTop)
        for part in (preview, self._holder, self._below):
            part.installEventFilter(self)

    def set_paper_height(self, height: int) -> None:
        """Give the preview a height of its own, in pixels; 0 for what is left of the card."""
        self._preview.setMinimumHeight(height)
        self._has_own_height = height > 0
        self._make_room()

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        kind = arg__2.type()
        if arg__1 is self._holder and kind is QEvent.Type.LayoutRequest:
            self._make_room()
        elif kind in _MOVES:
            # The ground of the preview goes with it.
            self.update()
        return super().eventFilter(arg__1, arg__2)

    def _make_room(self) -> None:
        """Leave the preview out where what makes the files needs its room."""
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        needed = self._holder.heightForWidth(width)
        whole = self.height() - margins.top() - margins.bottom()
        room = whole - self._column.spacing() - needed
        least = max(self._theme.scaled(_LEAST_PREVIEW), self._preview.minimumSizeHint().height())
        has_preview = self._has_own_height or room >= least
        self._preview.setVisible(has_preview)
        self._below.setFixedHeight(needed if has_preview else max(0, min(needed, whole)))
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self._preview.isHidden():
            return
        line = (self._preview.geometry().bottom() + self._below.geometry().top()) // 2
        inside = QPainterPath()
        inside.addRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(inside)
        painter.fillRect(QRect(0, 0, self.width(), line), self._theme.colour("panel"))
        painter.fillRect(QRect(0, line, self.width(), 1), self._theme.colour("line"))
        painter.end()
