"""Choosing from the evidence that the workbook has already."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.pages.question.evidence_list import EvidenceList
from neglect_workbook.ui.pages.question.evidence_model import SEARCH_ROLE, EvidenceListModel
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import SHOW_WHOLE
from neglect_workbook.ui.widgets.focus import holds_focus
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.pages.question.context import QuestionContext

_MOST_ROWS: Final = 6
_FILTER_PAUSE: Final = 100


class EvidencePicker(Card):
    """A list of what is not linked to the question yet; choosing a row links it.

    Signals:
        left: it was closed while the focus was in it.
    """

    left = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context.theme, ground="panel")
        self._context = context
        self.setProperty(SHOW_WHOLE, "yes")
        self._model = EvidenceListModel(context.framework, self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterRole(SEARCH_ROLE)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter = LineField(
            context.theme,
            "Find in our evidence",
            placeholder="Part of a title, a type or a place",
            pause_ms=_FILTER_PAUSE,
        )
        self._filter.leave_unchecked()
        self._filter.undo_here()
        self._filter.text_edited.connect(self._on_filter)
        self._list = EvidenceList(
            context.theme, context.framework, self._filtered, most_rows=_MOST_ROWS
        )
        self._list.setAccessibleName("Evidence to choose from")
        self._list.chosen.connect(self._link)
        self._none = Hint(context.theme, "Nothing in our evidence has these words.")
        self._done = Button(context.theme, "Done", is_slim=True)
        self._done.clicked.connect(self.close_picker)
        self._box = Card(context.theme)
        self._arrange()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the picker is open."""
        return not self.isHidden()

    def open_picker(self) -> None:
        """Show what there is to choose from."""
        self._filter.flush()
        self._filter.set_text("")
        self._filtered.setFilterFixedString("")
        self.show()
        self.refresh()
        self._filter.focus_editor()

    def close_picker(self) -> None:
        """Close it."""
        had_focus = holds_focus(self)
        self.hide()
        if had_focus:
            self.left.emit()

    def refresh(self) -> None:
        """Show what is not linked yet; close where nothing is left."""
        if not self.is_open:
            return
        snapshot, question_id = self._context.snapshot, self._context.question.id
        left = [one for one in snapshot.evidence if question_id not in one.question_ids]
        self._model.show_items(left)
        self._show_count()
        if not left:
            self.close_picker()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        elif event.key() == Qt.Key.Key_Down:
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        foot = QHBoxLayout()
        foot.addWidget(self._done)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        for widget in (self._filter, self._box, self._none):
            layout.addWidget(widget)
        layout.addLayout(foot)

    def _on_filter(self, text: str) -> None:
        self._filtered.setFilterFixedString(text.strip())
        self._show_count()

    def _show_count(self) -> None:
        has_rows = self._filtered.rowCount() > 0
        self._box.setVisible(has_rows)
        self._none.setVisible(not has_rows)

    def _link(self, record_id: str) -> None:
        item = next((one for one in self._context.snapshot.evidence if one.id == record_id), None)
        if item is not None:
            question_ids = (*item.question_ids, self._context.question.id)
            self._context.do(
                lambda workbook: workbook.set_record(
                    RecordKind.EVIDENCE, record_id, question_ids=question_ids
                )
            )
