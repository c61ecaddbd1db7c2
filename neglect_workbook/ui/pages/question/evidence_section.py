"""The evidence of a question: its list, and adding to it in place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.question.evidence_list import EvidenceList
from neglect_workbook.ui.pages.question.evidence_model import EvidenceListModel
from neglect_workbook.ui.pages.question.evidence_panel import EvidencePanel
from neglect_workbook.ui.pages.question.evidence_picker import EvidencePicker
from neglect_workbook.ui.pages.question.section_head import SectionHead
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.undo_line import UndoLine

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext

_MANY: Final = 1000
_NONE_YET: Final = (
    "No evidence yet. Start with one thing you already have: a log, a minute, a note."
)


class EvidenceSection(QWidget):
    """What supports the answer.

    Signals:
        jump_requested: the Jump to an item's every detail.
    """

    jump_requested = Signal(object)

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__()
        self._context = context
        theme, framework = context.theme, context.framework
        self._use = Button(theme, "Use one we have", icon="link", is_slim=True)
        self._add = Button(theme, "Add evidence", icon="plus", is_slim=True)
        self._head = SectionHead(theme, "Evidence", (self._use, self._add))
        self._none = Lead(theme, _NONE_YET)
        self._model = EvidenceListModel(framework, self)
        self._list = EvidenceList(theme, framework, self._model, most_rows=_MANY)
        self._card = Card(theme)
        self._undo = UndoLine(context.theme, context.session)
        self._picker: EvidencePicker | None = None
        self._panel: EvidencePanel | None = None
        self._is_narrow = False
        self._column = QVBoxLayout(self)
        self._arrange()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Show the evidence for the question of the context."""
        self._list.setAccessibleName(f"Evidence for {self._context.question.id}")
        self.refresh()

    def leave(self) -> None:
        """Close what is open, before another question is shown."""
        self._undo.hide()
        self._hide_picker()
        if self._panel is not None and self._panel.is_open:
            self._panel.close_panel()

    def refresh(self) -> None:
        """Show the evidence as it stands; what is being typed stays."""
        linked = self._context.snapshot.evidence_for(self._context.question.id)
        self._model.show_items(linked)
        self._card.setVisible(bool(linked))
        self._none.setVisible(not linked)
        count = len(linked)
        self._head.set_note("" if not count else "1 item" if count == 1 else f"{count} items")
        others = len(self._context.snapshot.evidence) > count
        is_open = not self._context.is_read_only
        self._use.setVisible(is_open and others)
        self._add.setVisible(is_open)
        for part in (self._picker, self._panel):
            if part is not None:
                part.refresh()
        self._mark_open()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put things under each other, or side by side."""
        self._is_narrow = is_narrow
        if self._panel is not None:
            self._panel.set_narrow(is_narrow=is_narrow)

    def flush(self) -> None:
        """Send what is being typed."""
        if self._panel is not None:
            self._panel.flush()

    def can_leave(self) -> bool:
        """Whether nothing in the editor is left that cannot be read; the focus is in it if so."""
        return self._panel is None or self._panel.can_leave()

    def add(self) -> None:
        """Open the editor for a new item."""
        self._hide_picker()
        self._editor.open_new()
        self._mark_open()

    def open_record(self, record_id: str) -> None:
        """Open the editor of an item of this question; nothing where it is not one."""
        if self._model.row_of(record_id) >= 0:
            self._hide_picker()
            self._editor.open_record(record_id)
            self._mark_open()

    def focus_first(self) -> None:
        """Put the focus on the list, or on the way to begin it."""
        first = self._list if self._model.rowCount() else self._add
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for widget in (self._head, self._none, self._card, self._undo):
            self._column.addWidget(widget)

    def _connect(self) -> None:
        self._use.clicked.connect(self._on_use)
        self._add.clicked.connect(self.add)
        self._list.chosen.connect(self._on_chosen)
        self._list.removal_requested.connect(self._on_removal)

    @property
    def _editor(self) -> EvidencePanel:
        """The editor, made when it is first wanted: the question is there sooner without it."""
        if self._panel is None:
            self._panel = panel = EvidencePanel(self._context)
            panel.set_narrow(is_narrow=self._is_narrow)
            self._column.addWidget(panel)
            panel.closed.connect(self._mark_open)
            panel.left.connect(self.focus_first)
            panel.taken_off.connect(self._say_taken_off)
            panel.more_requested.connect(
                lambda one: self.jump_requested.emit(Jump(PageId.EVIDENCE, record_id=one))
            )
        return self._panel

    @property
    def _open_id(self) -> str:
        """The item that is being edited; empty for none and for a new one."""
        return self._panel.record_id if self._panel is not None and self._panel.is_open else ""

    def _hide_picker(self) -> None:
        if self._picker is not None:
            self._picker.hide()

    def _on_use(self) -> None:
        if not self.can_leave():
            return
        if self._panel is not None and self._panel.is_open:
            self._panel.close_panel()
        if self._picker is None:
            self._picker = EvidencePicker(self._context)
            self._picker.left.connect(self.focus_first)
            self._column.addWidget(self._picker)
        self._picker.open_picker()

    def _on_chosen(self, record_id: str) -> None:
        if record_id == self._open_id:
            self._editor.close_panel()
        else:
            self.open_record(record_id)

    def _on_removal(self, record_id: str) -> None:
        if self._context.is_read_only:
            return
        here = self._context.question.id
        linked = self._context.snapshot.evidence_for(here)
        ids = next((one.question_ids for one in linked if one.id == record_id), ())
        left = tuple(one for one in ids if one != here)
        self._context.do(
            lambda workbook: workbook.set_record(RecordKind.EVIDENCE, record_id, question_ids=left)
        )
        self._say_taken_off()

    def _say_taken_off(self) -> None:
        self._undo.say(f"Taken off {self._context.question.id}. It is still in Evidence.")

    def _mark_open(self) -> None:
        self._list.mark(self._model.row_of(self._open_id) if self._open_id else -1)
