"""What an answer said before: every change of its fields, newest first, each to be restored."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.changes import FieldKey
from neglect_workbook.domain.dates import clock_time, long_date
from neglect_workbook.domain.fields import FIELD_TYPES
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.exchange.feedback.sentences import RESULT_SENTENCES
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.pages.question.field_words import field_label
from neglect_workbook.ui.pages.question.forget_row import ForgetRow
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Body, Hint, Lead, Strong
from neglect_workbook.workbook.forgetting import earlier_wording, forget_earlier_wording

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.changes import Change
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.pages.question.context import QuestionContext

_FIRST: Final = 8
_MORE: Final = 20
_NOTHING: Final = "Nothing"
#: What the partnership said before it was corrected; nobody here restores it.
_OF_FEEDBACK: Final = ("moderated_rating", "result", "comment")
#: Fields that hold the code of a rating.
_RATINGS: Final = frozenset({"rating", "moderated_rating"})


class HistoryPanel(Card):
    """A list in place of the changes of one answer.

    Signals:
        closed: the person has seen enough.
    """

    closed = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context.theme, ground="panel")
        self._context = context
        self._most = _FIRST
        self._close = Button(context.theme, "Close history", is_slim=True)
        self._close.clicked.connect(self.closed)
        self._older = Button(context.theme, "Show older changes", kind="quiet", is_slim=True)
        self._older.clicked.connect(self._show_older)
        self._forget = ForgetRow(context.theme)
        self._forget.forget_requested.connect(self._on_forget)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._arrange()
        self.setAccessibleName("History of this answer")
        self.hide()

    def open_panel(self) -> None:
        """Show the newest changes."""
        self._most = _FIRST
        self.show()
        self.refresh()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show the changes as they stand."""
        if self.isHidden():
            return
        changes = self._changes()
        self._clear()
        if not changes:
            self._rows.addWidget(Lead(self._context.theme, "Nothing was changed here yet."))
        for place, change in enumerate(changes[: self._most]):
            if place:
                self._rows.addWidget(Hairline(self._context.theme))
            self._rows.addWidget(self._row(change))
        self._older.setVisible(len(changes) > self._most)
        self._forget.show_count(self._count_of_earlier())

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(Strong(self._context.theme, "History of this answer"), 1)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(self._rows)
        layout.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._forget)

    def _changes(self) -> "tuple[Change, ...]":
        workbook, record_id = self._context.session.workbook, self._context.answer.id
        fields = [one for one in FIELD_TYPES[RecordKind.ANSWER] if one != "question_id"]
        keys = [FieldKey(RecordKind.ANSWER, record_id, field) for field in fields]
        # The feedback on a question has the id of its answer.
        keys += [FieldKey(RecordKind.FEEDBACK, record_id, field) for field in _OF_FEEDBACK]
        found = [change for key in keys for change in workbook.history(key)]
        return tuple(sorted(found, key=lambda change: change.order, reverse=True))

    def _row(self, change: "Change") -> QWidget:
        theme, context = self._context.theme, self._context
        field = change.key.field
        label = field_label(context.framework, field)
        by_whom = "You" if context.session.workbook.is_own(change) else "Another computer"
        made = change.made_at.astimezone()
        when = f"{long_date(made.date())}, {clock_time(made)}"
        head = QHBoxLayout()
        head.setSpacing(10)
        name = Strong(theme, label)
        name.setWordWrap(False)
        head.addWidget(name)
        head.addWidget(Hint(theme, f"{by_whom}, {when}"), 1)
        newest = context.session.workbook.history(change.key)[0]
        if newest.id == change.id:
            now = Hint(theme, "As it is now")
            now.setWordWrap(False)
            head.addWidget(now)
        elif change.key.kind is RecordKind.ANSWER and not context.is_kept_to_read:
            restore = Button(theme, "Restore", kind="quiet", icon="undo-2", is_slim=True)
            restore.setAccessibleName(f"Restore {label} of {when}")
            restore.clicked.connect(lambda: self._restore(change))
            head.addWidget(restore)
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        words = in_words(context.framework, change)
        layout.addWidget(Body(theme, words) if words else Hint(theme, _NOTHING))
        return row

    def _restore(self, change: "Change") -> None:
        session = self._context.session
        session.flush()
        # Nobody asked for it by typing, so every box shows it.
        session.do(None, lambda workbook: workbook.restore(change))
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _count_of_earlier(self) -> int:
        """How many changes of this answer could be forgotten; none where nothing can be changed."""
        context = self._context
        if context.is_kept_to_read:
            return 0
        return sum(map(len, earlier_wording(context.session.workbook, context.answer.id).values()))

    def _on_forget(self) -> None:
        session, record_id = self._context.session, self._context.answer.id
        session.flush()
        session.do(None, lambda workbook: forget_earlier_wording(workbook, record_id))
        # Gone from the file in the folder too, and not only in ten seconds.
        session.publish()
        self.refresh()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_older(self) -> None:
        self._most += _MORE
        self.refresh()
        if self._older.isHidden():
            self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clear(self) -> None:
        empty(self._rows)


def in_words(framework: "Framework", change: "Change") -> str:
    """The value that a change gave a field of an answer, as people read it."""
    value = change.value
    if change.key.field in _RATINGS:
        return framework.scale.words(str(value) if value else None)
    if change.key.kind is RecordKind.FEEDBACK:
        return RESULT_SENTENCES.get(str(value), str(value or "").strip())
    if isinstance(value, dict):
        answers = (
            f"{check.text} {'Yes' if value[check.id] else 'No'}"
            for check in framework.scale.checks
            if check.id in value
        )
        return "\n".join(answers)
    if isinstance(value, bool):
        return "Marked" if value else "Not marked"
    return str(value or "").strip()
