"""One answer of a return, to be read: what they chose, why, what shows it, what they will do."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.domain.dates import long_date, month_and_year
from neglect_workbook.domain.fields import from_json
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.widgets.badge import Badge
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Body, Lead, QuestionText, Strong
from neglect_workbook.ui.widgets.level_label import LevelLabel
from neglect_workbook.ui.widgets.rating_mark import RatingMark
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.exchange.content import ContentRecord
    from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead
    from neglect_workbook.ui.theme import Theme

_SIDES: Final = (26, 16, 26, 20)
_MOST_WIDE: Final = 880
#: Said of an answer beside its rating, in the order of the sheet.
_REASONS: Final = {
    "not_applicable_reason": "Why it does not apply",
    "override_reason": "Why it is not what the checks suggest",
    "no_action_reason": "Why there is no action",
}
_NOTHING: Final = "They wrote nothing here."
_NO_EVIDENCE: Final = "No evidence is listed."


class AnswerReader(ColumnScroll):
    """Shows one answer from its top. All of its words can be selected and copied."""

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme)
        self._theme = theme
        self._framework = framework
        # It holds nothing to press, so the keyboard scrolls it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The answer")
        self._shown: tuple[ReturnRead, str] | None = None
        # The ground of a rating is chosen when its card is made.
        theme.changed.connect(self._show_again)

    def clear_answer(self, words: str) -> None:
        """Show no answer, and say why."""
        self._shown = None
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*_SIDES)
        layout.addWidget(Lead(self._theme, words))
        layout.addStretch(1)
        self.show_column(column)

    def show_answer(self, read: "ReturnRead", question_id: str) -> None:
        """Show one answer; the one that is shown already keeps its place."""
        if self._shown is not None and self._shown[0] is read and self._shown[1] == question_id:
            return
        self._shown = (read, question_id)
        answer = next((one for one in read.answers if one.question_id == question_id), None)
        if answer is None:
            self.clear_answer("This answer is not in the return.")
            self._shown = (read, question_id)
            return
        holder, column = QWidget(), QWidget()
        column.setMaximumWidth(self._theme.scaled(_MOST_WIDE))
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column, 1)
        outer.addStretch(0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*_SIDES)
        layout.setSpacing(4)
        for part in self._parts(read, answer):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setAccessibleDescription(
            f"{read.organisation_name}, {question_id}, "
            f"{self._framework.scale.words(_code(answer) or None)}"
        )
        self.show_column(holder)

    def _show_again(self) -> None:
        if self._shown is not None:
            read, question_id = self._shown
            self._shown = None
            self.show_answer(read, question_id)

    def _parts(self, read: "ReturnRead", answer: "ReadAnswer") -> Iterator[QWidget]:
        theme = self._theme
        question = self._framework.question(answer.question_id)
        yield self._head(read, answer)
        yield _spaced(_selectable(QuestionText(theme, question.text)), 4)
        yield _spaced(self._rating(answer), 8)
        for field, label in self._labels():
            text = str(answer.fields.get(field, "") or "").strip()
            if text:
                yield self._heading(label)
                yield _selectable(Body(theme, text))
        yield self._heading("Evidence")
        yield from self._evidence(read, answer)
        yield self._heading("What they will do")
        yield from self._actions(read, answer)

    def _head(self, read: "ReturnRead", answer: "ReadAnswer") -> QWidget:
        kinds = {one.id: one.name for one in self._framework.review_kinds}
        review = kinds.get(str(read.review.get("kind_id", "")), "").lower()
        words = f"{answer.question_id}, {review}" if review else answer.question_id
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        name = RunsLabel(self._theme)
        name.set_runs([Run(f"{read.organisation_name}  ", is_strong=True), Run(words, ink="ink2")])
        row.addWidget(name, 1)
        badge = Badge(self._theme, f"Row {answer.row} of the return", "line")
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _rating(self, answer: "ReadAnswer") -> QWidget:
        theme, scale = self._theme, self._framework.scale
        code = _code(answer)
        tint = f"{theme.rating_tone(code)}_tint"
        card = Card(theme, ground=tint, edge="line" if theme.is_high_contrast else tint)
        words = f"They chose {scale.words(code)}" if code else scale.not_answered
        before = answer.rating_before
        last = f"  last time: {scale.words(before)}" if before in _codes(self._framework) else ""
        text = RunsLabel(theme)
        text.set_runs([Run(words, is_strong=True), Run(last, ink="ink2")])
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addWidget(RatingMark(theme, code), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return card

    def _labels(self) -> Iterator[tuple[str, str]]:
        yield from _REASONS.items()
        for guide in self._framework.field_guides:
            yield guide.field, guide.label

    def _evidence(self, read: "ReturnRead", answer: "ReadAnswer") -> Iterator[QWidget]:
        items = _about(read.evidence, answer.question_id)
        if not items:
            yield Lead(self._theme, _NO_EVIDENCE)
            return
        card = Card(self._theme)
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 8, 14, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        names = {step.level: step.name for step in self._framework.evidence_levels}
        for at, item in enumerate(items):
            level = item.fields.get("level", 0)
            step = level if isinstance(level, int) else 0
            grid.addWidget(LevelLabel(self._theme, step, names.get(step, "No level")), at, 0)
            shows = str(item.fields.get("shows", "") or "").strip()
            text = RunsLabel(self._theme)
            title = str(item.fields.get("title", "")) or item.name
            text.set_runs([Run(title), Run(f"  {shows}" if shows else "", ink="ink2")])
            grid.addWidget(text, at, 1)
            dated = from_json(RecordKind.EVIDENCE, "dated", item.fields.get("dated"))
            day = month_and_year(dated) if isinstance(dated, date) else "No date"
            grid.addWidget(_one_line(Lead(self._theme, day)), at, 2)
        yield card

    def _actions(self, read: "ReturnRead", answer: "ReadAnswer") -> Iterator[QWidget]:
        actions = _about(read.actions, answer.question_id)
        for action in actions:
            yield _selectable(Body(self._theme, _action_words(action)))
        if not actions:
            yield Lead(self._theme, "No action is listed.")

    def _heading(self, text: str) -> QWidget:
        heading = Strong(self._theme, text)
        heading.set_token("ink2")
        return _spaced(heading, 10)


class Note(IconLabel):
    """A quiet line with a light bulb: something that a reader may want to know."""

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__(theme, "lightbulb", text, ink="ink2", size=16)


def _about(records: Sequence["ContentRecord"], question_id: str) -> list["ContentRecord"]:
    found = []
    for record in records:
        questions = record.fields.get("question_ids")
        if isinstance(questions, list) and question_id in questions:
            found.append(record)
    return found


def _action_words(action: "ContentRecord") -> str:
    fields = action.fields
    what = str(fields.get("what_we_do", "") or "").strip() or action.name
    lead = str(fields.get("lead_role", "") or "").strip()
    due = from_json(RecordKind.ACTION, "due", fields.get("due"))
    until = f"by {long_date(due)}" if isinstance(due, date) else ""
    rest = ", ".join(word for word in (lead, until) if word)
    end = "" if what.endswith((".", "!", "?")) else "."
    return f"{what}{end} {rest}." if rest else f"{what}{end}"


def _code(answer: "ReadAnswer") -> str:
    return str(answer.fields.get("rating", "") or "")


def _codes(framework: "Framework") -> frozenset[str]:
    return frozenset(one.code for one in framework.scale.ratings)


def _spaced(widget: QWidget, above: int) -> QWidget:
    margins = widget.contentsMargins()
    if isinstance(widget, Card):
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, above, 0, 0)
        column.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        holder.setSizePolicy(policy)
        return holder
    widget.setContentsMargins(margins.left(), margins.top() + above, margins.right(), 0)
    return widget


def _selectable(label: "QLabel") -> "QLabel":
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label


def _one_line(label: "QLabel") -> "QLabel":
    label.setWordWrap(False)
    return label
