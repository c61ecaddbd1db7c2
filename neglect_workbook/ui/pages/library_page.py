"""The Library page: what other documents say on neglect, to read and to think with."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.library_search import search
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.questions.library_loader import load_library
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.library.library_reader import LibraryReader
from neglect_workbook.ui.pages.library.reference_picker import ReferencePicker
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.debounce import Debounce
from neglect_workbook.ui.widgets.empty_state import EmptyState
from neglect_workbook.ui.widgets.filter_line import FilterLine
from neglect_workbook.ui.widgets.labels import Lead, PageTitle
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from neglect_workbook.domain.library_search import Hit
    from neglect_workbook.ui.session import ChangeNotice, WorkbookSession
    from neglect_workbook.ui.theme import Theme

_SIDE: Final = 28
_ABOVE: Final = 18
_GAP: Final = 16
#: Pixels at 100 percent.
_PICKER: Final = 264
_MOST_WIDE: Final = 760
_SEARCH: Final = 340
_PAUSE_MS: Final = 200
_LONGEST_MS: Final = 600
_NOTHING: Final = "There is no library for this framework."


class LibraryPage(Page):
    """The references to choose from, the chosen one to read, and a search in all of them."""

    def __init__(
        self, theme: "Theme", session: "WorkbookSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(PageId.LIBRARY, theme, session, parent)
        self._library = load_library(session.snapshot.framework.id)
        self._chosen_id = next((one.id for one in self._library.references), "")
        self._line = FilterLine(theme, "Search the library")
        self._found = Lead(theme)
        self._pause = Debounce(self, pause_ms=_PAUSE_MS, longest_ms=_LONGEST_MS)
        self._picker = ReferencePicker(theme, self._library)
        self._reader = LibraryReader(theme)
        self._nothing = EmptyState(
            theme,
            "Nothing in the library has all these words.",
            "Use fewer words, or the beginning of a word.",
            "Clear the search",
            icon="x",
        )
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ColumnScroll(theme)
        self._arrange()
        self._connect()
        self._show_questions()
        self._show_chosen()

    @property
    @override
    def place(self) -> Jump:
        return Jump(self.page_id, record_id=self._chosen_id)

    @override
    def go_to(self, jump: Jump) -> None:
        """Show a reference, or the one with an entry and the entry itself; else what was shown."""
        reference = self._library.reference_of(jump.record_id)
        if reference is None:
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._open(reference.id, jump.record_id)
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.reveal(self._reader)

    @override
    def flush(self) -> None:
        pass

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._show_questions()
        self._fit()

    # -- how it is laid out ---------------------------------------------------------------

    def _arrange(self) -> None:
        self.hold(self._scroll)
        self._scroll.show_column(self._content)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._found.hide()
        self._nothing.hide()
        searching = QHBoxLayout()
        searching.setSpacing(_GAP)
        searching.addWidget(self._line, 3)
        searching.addWidget(self._found, 2)
        searching.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self._picker)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._nothing)
        right.addWidget(self._reader, 1)
        right.addStretch()
        self._beside.setSpacing(_GAP)
        self._beside.addLayout(left)
        self._beside.addLayout(right, 1)
        self._column.setSpacing(_GAP)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(PageTitle(self.theme, "Library"))
        head.addWidget(Lead(self.theme, self._library.lead or _NOTHING))
        self._column.addLayout(head)
        self._column.addLayout(searching)
        self._column.addLayout(self._beside, 1)
        # Only now: shown before it has a place, it would be a window of its own.
        self._line.setVisible(bool(self._library.references))

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.theme.changed.connect(self._fit)
        self._line.textChanged.connect(self._pause.poke)
        self._line.returnPressed.connect(self._go_to_found)
        self._line.left_downwards.connect(self._go_to_found)
        self._pause.due.connect(self._search)
        self._picker.chosen.connect(self._open)
        self._reader.question_requested.connect(self._go_to_question)
        self._nothing.activated.connect(self._clear)

    def _fit(self) -> None:
        """Put the references beside what is read, or above it where there is no room."""
        narrow, direction = is_narrow(self, self.theme), QBoxLayout.Direction
        self._picker.set_narrow(is_narrow=narrow)
        self._beside.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._picker.setMinimumWidth(0 if narrow else self.theme.scaled(_PICKER))
        self._picker.setMaximumWidth(self.theme.scaled(_MOST_WIDE if narrow else _PICKER))
        self._line.setMaximumWidth(self.theme.scaled(_SEARCH))
        self._column.setContentsMargins(_SIDE, _ABOVE, _SIDE // 2, 0)

    # -- what is shown --------------------------------------------------------------------

    def _open(self, reference_id: str, entry_id: str = "") -> None:
        """Show a reference whole, in place of a search."""
        self._chosen_id = reference_id
        self._line.clear()
        self._pause.drop()
        self._show_chosen(entry_id)
        self.place_changed.emit(self.place)

    def _show_chosen(self, entry_id: str = "") -> None:
        self._show_found(None)
        self._picker.set_chosen(self._chosen_id)
        reference = self._library.reference_of(self._chosen_id)
        if reference is not None:
            self._reader.show_reference(reference, entry_id)

    def _search(self) -> None:
        wanted = self._line.text()
        # A letter is in everything.
        if len(wanted.strip()) > 1:
            self._show_found(search(self._library, wanted))
        else:
            self._show_chosen()

    def _show_found(self, hits: "Sequence[Hit] | None") -> None:
        """Show what was found, or ``None`` to make room for a reference."""
        is_nothing = hits is not None and not hits
        self._nothing.setVisible(is_nothing)
        self._reader.setVisible(bool(self._library.references) and not is_nothing)
        self._found.setVisible(bool(hits))
        if hits is None:
            self._picker.show_found(None)
            return
        counts = Counter(hit.place.reference.id for hit in hits)
        self._picker.show_found(counts)
        self._reader.show_hits(hits)
        documents = "1 document" if len(counts) == 1 else f"{len(counts)} documents"
        self._found.setText(f"{len(hits)} found in {documents}")
        said = self._found.text() if hits else "Nothing found"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_questions(self) -> None:
        questions = self.session.snapshot.questions
        self._reader.show_questions({one.id: one.short_name for one in questions})

    def _on_changed(self, notice: "ChangeNotice") -> None:
        # Out of sight nothing is kept up to date: coming here does that.
        if self.isVisible() and notice.change_set.touches(RecordKind.ORGANISATION):
            self._show_questions()

    # -- what people do -------------------------------------------------------------------

    def _go_to_found(self) -> None:
        self._pause.flush()
        found = self._nothing if self._reader.isHidden() else self._reader
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clear(self) -> None:
        self._line.clear()
        self._pause.flush()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_question(self, question_id: str) -> None:
        self.jump_requested.emit(Jump(PageId.QUESTIONS, question_id=question_id))
