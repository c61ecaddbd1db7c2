"""The bar below a question: the one before, the parts of the answer, the next one."""

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from neglect_workbook.domain.progress import WRITING_FIELDS, boxes_written
from neglect_workbook.ui.pages.question.jump_button import JumpButton
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 54
_SIDE: Final = 28
_GAP: Final = 10
#: Between the ways to the parts: with room, and before they give up their words.
_JUMP_GAPS: Final = (22, 10)
_WIDEST: Final = 880


class Part(StrEnum):
    """A part of an answer that the bar leads to."""

    RATING = "rating"
    WRITING = "writing"
    EVIDENCE = "evidence"
    ACTIONS = "actions"


_ICONS: Final = {
    Part.RATING: "circle-dashed",
    Part.WRITING: "pencil",
    Part.EVIDENCE: "paperclip",
    Part.ACTIONS: "target",
}


class QuestionBar(QFrame):
    """Stays in sight while the answer scrolls.

    Signals:
        step_requested: -1 for the question before, 1 for the next.
        part_requested: the Part to go to.
    """

    step_requested = Signal(int)
    part_requested = Signal(str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._previous = Button(theme, "", icon="chevron-left")
        self._next = Button(theme, "", kind="filled", trailing_icon="chevron-right")
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._jumps = {part: JumpButton(theme, icon) for part, icon in _ICONS.items()}
        for part, jump in self._jumps.items():
            jump.clicked.connect(partial(self._ask_for, part))
        self._names = ("", "")
        self._is_brief = False
        self._ways = QHBoxLayout()
        self._inner = QWidget(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_question(self, snapshot: "WorkbookSnapshot", question_id: str) -> None:
        """Say what there is of this answer, and what is before and after it."""
        ids = [question.id for question in snapshot.questions]
        place = ids.index(question_id)
        before = ids[place - 1] if place else ""
        after = ids[place + 1] if place + 1 < len(ids) else ""
        self._names = (before, after)
        self._previous.setVisible(bool(before))
        answer = snapshot.answers[question_id]
        written = f"Writing {boxes_written(answer)} of {len(WRITING_FIELDS)}"
        evidence = len(snapshot.evidence_for(question_id))
        actions = len(snapshot.actions_for(question_id))
        rated = ("check", "green") if answer.is_answered else (_ICONS[Part.RATING], "ink2")
        self._jumps[Part.RATING].set_content(rated[0], "Rating", icon_ink=rated[1])
        state = ", to confirm" if answer.to_confirm else ""
        self._jumps[Part.RATING].setAccessibleName(f"Go to rating{state}")
        self._jumps[Part.RATING].setToolTip(f"Rating{state}")
        self._jumps[Part.WRITING].set_content(_ICONS[Part.WRITING], written)
        self._jumps[Part.EVIDENCE].set_content(_ICONS[Part.EVIDENCE], f"Evidence {evidence}")
        self._jumps[Part.ACTIONS].set_content(_ICONS[Part.ACTIONS], f"Actions {actions}")
        self._fit()

    def focus_next(self) -> None:
        """Put the keyboard on the way on."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, part: Part) -> None:
        """Underline where the person is."""
        for one, jump in self._jumps.items():
            jump.setChecked(one is part)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, arg__1: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def _arrange(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(_SIDE, 1, _SIDE, 0)
        outer.setSpacing(0)
        outer.addWidget(self._inner, 1)
        outer.addStretch()
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._previous)
        row.addStretch()
        for jump in self._jumps.values():
            self._ways.addWidget(jump)
        row.addLayout(self._ways)
        row.addStretch()
        row.addWidget(self._next)

    def _fit(self) -> None:
        """Words where there is room, else icons; the ways on and back keep their names."""
        before, after = self._names
        self._previous.set_words(before)
        self._previous.setAccessibleName(f"Previous: {before}")
        self._next.set_words(f"Next: {after}" if after else "Review and send")
        room = min(self.width() - 2 * _SIDE, self._theme.scaled(_WIDEST))
        ends = self._previous.sizeHint().width() + self._next.sizeHint().width()
        words = sum(jump.full_width for jump in self._jumps.values())
        left = room - ends - words - 2 * _GAP
        fitting = [gap for gap in _JUMP_GAPS if gap * (len(self._jumps) - 1) <= left]
        self._is_brief = not fitting
        gap = fitting[0] if fitting else _JUMP_GAPS[0]
        if gap != self._ways.spacing():
            self._ways.setSpacing(gap)
        for jump in self._jumps.values():
            jump.set_brief(is_brief=self._is_brief)

    def _ask_for(self, part: Part, _is_on: object = None) -> None:
        self.part_requested.emit(part)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.scaled(_HEIGHT))
        self._inner.setMaximumWidth(self._theme.scaled(_WIDEST))
        self._fit()
        self.update()
