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
    from neglect_workbook.ui.theme import Theme

#: Room that is left above and below what has the focus.
_MARGIN: Final = 12
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
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(theme.scaled(24))
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
        column.installEventFilter(self)
        self.setWidget(column)
        self.verticalScrollBar().setValue(0)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring the top of a widget to the top."""
        column = self.widget()
        if column is not None and column.isAncestorOf(widget):
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
        return super().eventFilter(arg__1, arg__2)

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
            self._watched.cursorPositionChanged.disconnect(self._follow_cursor)
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
            now.cursorPositionChanged.connect(self._follow_cursor)
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

    def _follow_cursor(self) -> None:
        box, value = self._watched, self.verticalScrollBar().value()
        if box is None or not box.hasFocus():
            return
        if self._value_that_shows(box, box.cursorRect()) != value:
            # All of the box, so that the page moves once and not at every line of it.
            self._show_field(_field_of(box))
            self._show_rect(box, box.cursorRect())


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
