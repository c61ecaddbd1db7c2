"""A scrolled column that keeps in sight what the keyboard is in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from neglect_workbook.ui.layout_now import lay_out_around
from neglect_workbook.ui.widgets.focus import focus_in

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.ui.theme import Theme

#: Room that is left above and below what has the focus.
_MARGIN: Final = 12
_CHANGES_OF_PLACE: Final = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})
#: Lines that a box may grow by before the page follows again.
_LINES_AHEAD: Final = 3
#: Property of a panel that is to be seen whole when the focus comes into it.
SHOW_WHOLE: Final = "showWhole"


class ColumnScroll(QScrollArea):
    """A scroll area of one column; what lies under ``top_cover`` pixels counts as hidden.

    Signals:
        focus_entered: the widget in here that the focus is on now.
    """

    focus_entered = Signal(QWidget)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.top_cover = 0
        self._watched: QTextEdit | None = None
        #: Whether what has the focus stays in sight while everything finds another size.
        self._keeps_focus = False
        self._keep_later = QTimer(self, singleShot=True, interval=0)
        self._keep_later.timeout.connect(self._keep_focus_in_sight)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(theme.scaled(24))
        # Whoever scrolls wants to see something else.
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        theme.changed.connect(self._on_theme_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_column(self, column: QWidget) -> None:
        """Show another column from its top; the one before is deleted."""
        before = self.takeWidget()
        if before is not None:
            before.removeEventFilter(self)
            before.deleteLater()
        self._watched = None
        self._let_go()
        column.installEventFilter(self)
        self.setWidget(column)
        self.verticalScrollBar().setValue(0)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring the top of a widget to the top."""
        column = self.widget()
        if column is not None and column.isAncestorOf(widget):
            self._let_go()
            lay_out_around(widget)
            top = widget.mapTo(column, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - self.top_cover - _MARGIN)

    def reveal(self, widget: QWidget, *, came_from: QWidget | None = None) -> None:
        """Scroll as little as it takes to see a widget with its label, or else its top.

        Args:
            widget: what is to be seen.
            came_from: where the focus was; a panel is shown whole when it is come into.
        """
        # Lay out now what was only asked for, so that places are known.
        lay_out_around(widget)
        panel = _panel_of(widget)
        if panel is not None and not (came_from is not None and panel.isAncestorOf(came_from)):
            self._show_rect(panel, panel.rect())
        self._show_field(_field_of(widget))

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        # A box that grows while somebody types in it keeps its cursor in sight.
        if arg__2.type() == QEvent.Type.Resize:
            self._follow_cursor()
        if self._keeps_focus and arg__2.type() in _CHANGES_OF_PLACE:
            # Once what is in there has its new place as well.
            self._keep_later.start()
        return super().eventFilter(arg__1, arg__2)

    @override
    def resizeEvent(self, arg__1: "QResizeEvent") -> None:
        super().resizeEvent(arg__1)
        if self._keeps_focus:
            self._keep_later.start()

    def _on_theme_changed(self) -> None:
        """Text of another size takes everything to another place, but not the person."""
        focused = focus_in(self)
        is_seen = focused is not None and not focused.visibleRegion().isEmpty()
        self._keeps_focus = self._keeps_focus or is_seen
        if self._keeps_focus:
            self._keep_later.start()

    def _let_go(self) -> None:
        self._keeps_focus = False

    def _keep_focus_in_sight(self) -> None:
        focused = focus_in(self)
        if not self._keeps_focus or focused is None:
            return
        lay_out_around(focused)
        self._show_field(_field_of(focused))
        if isinstance(focused, QTextEdit):
            self._show_cursor(focused)

    def _show_rect(self, widget: QWidget, rect: QRect) -> None:
        self.verticalScrollBar().setValue(self._value_that_shows(widget, rect))

    def _value_that_shows(self, widget: QWidget, rect: QRect) -> int:
        """Where the scroll bar is to be for a part of a widget to be in sight."""
        column, value = self.widget(), self.verticalScrollBar().value()
        if column is None or not column.isAncestorOf(widget):
            return value
        top = widget.mapTo(column, rect.topLeft()).y()
        bottom = top + rect.height()
        highest = value + self.top_cover + _MARGIN
        lowest = value + self.viewport().height() - _MARGIN
        if top < highest or bottom - top > lowest - highest:
            return top - self.top_cover - _MARGIN
        return value + max(0, bottom - lowest)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.cursorPositionChanged.disconnect(self._on_cursor_moved)
            self._watched = None
        column = self.widget()
        if now is None or column is None or not column.isAncestorOf(now):
            return
        # What was clicked is in sight, and must not move under the pointer.
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.reveal(now, came_from=before)
            # What was only just unfolded finds its height in a turn of the event loop.
            QTimer.singleShot(0, self, self._reveal_focus)
        if isinstance(now, QTextEdit):
            self._watched = now
            now.cursorPositionChanged.connect(self._on_cursor_moved)
        self._let_go()
        self.focus_entered.emit(now)

    def _reveal_focus(self) -> None:
        focused = focus_in(self)
        if focused is not None:
            self._show_field(focused)

    def _show_field(self, field: QWidget) -> None:
        """Show all of a field; of a list that is taller than this, the row that is current."""
        is_tall = field.height() > self.viewport().height() - self.top_cover - 2 * _MARGIN
        if is_tall and isinstance(field, QAbstractItemView) and field.currentIndex().isValid():
            self._show_rect(field.viewport(), field.visualRect(field.currentIndex()))
        else:
            self._show_rect(field, field.rect())

    def _on_cursor_moved(self) -> None:
        self._let_go()
        self._follow_cursor()

    def _follow_cursor(self) -> None:
        if self._watched is not None and self._watched.hasFocus():
            self._show_cursor(self._watched)

    def _show_cursor(self, box: QTextEdit) -> None:
        """Show where somebody writes, and what is said below the box, if there is room."""
        field, cursor = _field_of(box), box.cursorRect()
        top = box.viewport().mapTo(field, cursor.topLeft()).y()
        wanted = QRect(0, top, field.width(), field.height() - top)
        room = self.viewport().height() - self.top_cover - 2 * _MARGIN
        # What is clicked must not move under the pointer.
        is_pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pressed or wanted.height() > room:
            wanted.setHeight(cursor.height())
        if self._value_that_shows(field, wanted) != self.verticalScrollBar().value():
            # All of the box and some lines more, so that the page does not move at every line.
            self._show_field(field)
            is_whole = field.height() <= room
            spare = room - (field.height() if is_whole else wanted.height())
            more = max(0, min(spare, _LINES_AHEAD * cursor.height()))
            self._show_rect(field, wanted.adjusted(0, 0, 0, more))


def _field_of(widget: QWidget) -> QWidget:
    """A field with its label and note, where a widget is the editor of one."""
    parent = widget.parentWidget()
    return parent if parent is not None and parent.focusProxy() is widget else widget


def _panel_of(widget: QWidget) -> QWidget | None:
    """The panel that a widget is in and that is to be seen whole."""
    place = widget.parentWidget()
    while place is not None and not place.property(SHOW_WHOLE):
        place = place.parentWidget()
    return place
