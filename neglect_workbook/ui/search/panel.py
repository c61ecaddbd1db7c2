"""A panel that drops from the tool row over the page: a line, and what was found below it."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.search.line import SearchLine
from neglect_workbook.ui.search.result_list import ResultList
from neglect_workbook.ui.search.results import (
    ResultGroup,
    ResultsModel,
    Row,
    RowKind,
    rows_of,
)
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.debounce import Debounce
from neglect_workbook.ui.widgets.focus import holds_focus
from neglect_workbook.ui.widgets.labels import Body, Hint

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWindow

    from neglect_workbook.ui.theme import Theme

#: Pixels at 100 percent, as far as the window has room.
_WIDTH: Final = 660
_MARGIN: Final = 12
#: Until results are said aloud, so that they do not talk over the typing.
_PAUSE_MS: Final = 700
_LONGEST_MS: Final = 2_500


class SearchPanel(Card):
    """Lists what fits the words in its line. It closes as soon as somebody goes elsewhere.

    Signals:
        target_chosen: what the chosen row stands for. The panel is closed already.
    """

    target_chosen = Signal(object)

    def __init__(
        self, theme: "Theme", window: QMainWindow, name: str, *, keys: str, most: int
    ) -> None:
        """Make a closed panel.

        Args:
            theme: gives colours and sizes.
            window: it opens over this one.
            name: what the line is for.
            keys: says what the keys do.
            most: how many rows of a group are shown before somebody asks for all.
        """
        super().__init__(theme, edge="control", parent=window)
        self._theme = theme
        self._window = window
        self._most = most
        self._whole: frozenset[str] = frozenset()
        self._before: QWidget | None = None
        self._watched: QWindow | None = None
        self._model = ResultsModel(self)
        self.line = SearchLine(theme, name)
        self.results = ResultList(theme, self._model, "Results")
        self._said = Body(theme)
        self._keys = Hint(theme, keys)
        self._pause = Debounce(self, pause_ms=_PAUSE_MS, longest_ms=_LONGEST_MS)
        self.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self._arrange()
        self._connect()
        self.hide()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._model.rows

    @abstractmethod
    def groups_for(self, text: str) -> Sequence[ResultGroup]:
        """What is listed for a text."""

    @abstractmethod
    def words_for(self, text: str) -> str:
        """What is said where nothing is listed for a text."""

    def open_panel(self) -> None:
        """Open with what was typed last, ready to be typed over."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._watch(self._window.windowHandle())
            self.show_results()
            self.show()
            self.raise_()
            self._place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_panel(self) -> None:
        """Close, with the keyboard where it was before."""
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and holds_focus(self):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._watch(None)
        self._pause.drop()
        self.hide()

    def show_results(self) -> None:
        """List anew what fits."""
        text = self.line.text()
        rows = [*rows_of(self.groups_for(text), self._whole, self._most)]
        self._model.show_rows(rows)
        self._said.setText("" if rows else self.words_for(text))
        self._said.setVisible(not rows)
        self.results.setVisible(bool(rows))
        self._keys.setVisible(bool(rows))
        if rows:
            self.results.select_first()
        self._place()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes between the line and the list: whoever wants to leave closes the panel."""
        target = self.results if self.line.hasFocus() and self.results.isVisible() else self.line
        reason = Qt.FocusReason
        target.setFocus(reason.TabFocusReason if next else reason.BacktabFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if watched is self._watched and is_press and isinstance(event, QMouseEvent):
            where = self._window.mapFromGlobal(event.globalPosition().toPoint())
            if not self.geometry().contains(where):
                self.close_panel()
        return False

    # -- how it is built ------------------------------------------------------------------

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._said)
        column.addWidget(self.results)
        column.addWidget(self._keys)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._choose_current)
        self.line.left_downwards.connect(self._on_left_downwards)
        self.results.row_chosen.connect(self._choose)
        self.results.left_upwards.connect(self.line.setFocus)
        self.results.typed.connect(self._on_typed_in_list)
        self._pause.due.connect(self._say)
        self._theme.changed.connect(self._place)
        self._window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _watch(self, window: "QWindow | None") -> None:
        """Look out for a click beside the panel, wherever in the window it is."""
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def _place(self) -> None:
        """Below the menus at the right, as wide and tall as the window has room for."""
        top = self._window.menuBar().geometry().bottom() + 1
        room = self._window.height() - top - _MARGIN
        width = min(self._theme.scaled(_WIDTH), self._window.width() - 2 * _MARGIN)
        list_height = self.results.sizeHint().height()
        self.results.setFixedHeight(list_height)
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        height = layout.totalHeightForWidth(width)
        if height > room:
            self.results.setFixedHeight(max(0, list_height - (height - room)))
            height = room
        self.setGeometry(self._window.width() - width - _MARGIN, top, width, height)

    # -- what people do -------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._whole = frozenset()
        self.show_results()
        self._pause.poke()

    def _on_left_downwards(self) -> None:
        """The first row shows as the current one already, so Down goes on to the second."""
        if self.results.isVisible():
            self.results.step(1)
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed_in_list(self, event: "QKeyEvent") -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setCursorPosition(len(self.line.text()))
        QApplication.sendEvent(self.line, event)

    def _choose_current(self) -> None:
        self._choose(self.results.current_place)

    def _choose(self, place: int) -> None:
        if not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        if row.kind is RowKind.MORE:
            self._whole |= {str(row.target)}
            self.show_results()
            self.results.select_place(place)
            return
        self.close_panel()
        self.target_chosen.emit(row.target)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Somebody went elsewhere in the window; a menu of the line is a window of its own."""
        is_elsewhere = now is not None and now.window() is self._window and not holds_focus(self)
        if is_elsewhere and self.isVisible():
            self.close_panel()

    def _say(self) -> None:
        """Tell a screen reader, whose keyboard is in the line, what is below it."""
        rows = self.rows
        if rows:
            count = sum(int(row.note) for row in rows if row.kind is RowKind.HEADING)
            words = f"{count} found. First: {rows[1].title.text}"
        else:
            words = self._said.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))
