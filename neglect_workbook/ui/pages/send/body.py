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

    from neglect_workbook.ui.pages.send.preview_pane import PreviewPane
    from neglect_workbook.ui.theme import Theme

#: Room at the left of what scrolls, so that a focus ring is not cut off.
RING_ROOM: Final = 4
_SCROLL_ROOM: Final = 14
_GAP: Final = 10
_BELOW: Final = 18
_CARD_WIDTH: Final = 420
_MOST_OF_WIDTH: Final = 0.48
_PAPER_HEIGHT: Final = 420
_RADIUS: Final = 8
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


class SendBody(QWidget):
    """What to look at scrolls at the left, the card stays at the right.

    Where the window is narrow the card stands in the one column, before what comes after sending.

    Signals:
        fitted: the width of what scrolls, in pixels, when it has a new one.
    """

    fitted = Signal(int)

    def __init__(self, theme: "Theme", left: "tuple[QWidget, ...]", card: "SendCard") -> None:
        """Put the parts in their places.

        Args:
            theme: gives sizes.
            left: what scrolls, from above; the last is what comes after sending.
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
        self._last = left[-1]
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
            self._place_card(is_in_column=narrow)
        if narrow:
            self._card.setMinimumWidth(0)
            self._card.setMaximumWidth(self.maximumWidth())
            # So that what is read and what makes the files are in sight together.
            most = self._theme.scaled(_PAPER_HEIGHT)
            self._card.stand_in_column(most_preview=most, room=self.height() - _BELOW)
            beside = 0
        else:
            left = self._content.minimumSizeHint().width() + self.left.verticalScrollBar().width()
            width = min(
                self._theme.scaled(_CARD_WIDTH),
                round(self.width() * _MOST_OF_WIDTH),
                self.width() - _GAP - left,
            )
            # Before it has a place, the page is narrower than what stands in it.
            self._card.setFixedWidth(max(0, width))
            self._card.stand_beside()
            beside = width + _GAP
        self.fitted.emit(self.width() - beside - RING_ROOM - _SCROLL_ROOM)

    def _place_card(self, *, is_in_column: bool) -> None:
        focused = focus_in(self._card)
        if is_in_column:
            self._column.insertWidget(self._column.indexOf(self._last), self._card)
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

    Where there is no room for both, the preview keeps only its choice and the button that opens
    it, so that nobody sends what could not be read; where there is none for what makes the files
    either, that scrolls.
    """

    def __init__(self, theme: "Theme", preview: "PreviewPane", below: QWidget) -> None:
        super().__init__(theme)
        self._preview = preview
        self._most_preview = self._room_in_column = 0
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

    def stand_in_column(self, *, most_preview: int, room: int) -> None:
        """Be as high as what is shown.

        Args:
            most_preview: the preview is no higher, in pixels.
            room: the card is no higher, in pixels, where that can be.
        """
        self._most_preview, self._room_in_column = most_preview, max(1, room)
        self._preview.paper.is_in_scrolled_page = True
        self._make_room()

    def stand_beside(self) -> None:
        """Take the height that is given; what is left of it is the preview's."""
        self._most_preview = self._room_in_column = 0
        self._preview.paper.is_in_scrolled_page = False
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
        """Leave the paper out where what makes the files needs its room."""
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        needed = self._holder.heightForWidth(width)
        whole = (self._room_in_column or self.height()) - margins.top() - margins.bottom()
        room = whole - self._column.spacing() - needed
        has_paper = room >= self._preview.least_height(width)
        door = self._preview.height_without_paper(width)
        self._preview.paper.setVisible(has_paper)
        if not has_paper:
            self._preview.setFixedHeight(door)
        elif self._room_in_column:
            self._preview.setFixedHeight(min(room, self._most_preview))
        else:
            self._preview.setMinimumHeight(0)
            self._preview.setMaximumHeight(self.maximumHeight())
        scrolls = not has_paper and not self._room_in_column
        left = max(0, whole - self._column.spacing() - door)
        self._below.setFixedHeight(min(needed, left) if scrolls else needed)
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        line = (self._preview.geometry().bottom() + self._below.geometry().top()) // 2
        inside = QPainterPath()
        inside.addRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(inside)
        painter.fillRect(QRect(0, 0, self.width(), line), self._theme.colour("panel"))
        painter.fillRect(QRect(0, line, self.width(), 1), self._theme.colour("line"))
        painter.end()
