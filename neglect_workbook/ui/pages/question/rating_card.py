"""The checks and our rating, side by side or under each other."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.rating import goes_against_checks, suggested_rating
from neglect_workbook.ui.beside_or_below import BesideOrBelow, widest
from neglect_workbook.ui.pages.question.field_words import NOT_APPLICABLE_REASON, OVERRIDE_REASON
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.checks_card import ChecksCard
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.rating_selector import RatingSelector
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.ui.pages.question.context import QuestionContext

#: The line round the card, and the one between its halves.
_EDGE: Final = 1


class RatingCard(Card):
    """Asks the checks, says what they suggest, and takes the rating that people decide on.

    Signals:
        chosen: a rating was chosen or taken back.
    """

    chosen = Signal()

    def __init__(self, context: "QuestionContext") -> None:
        super().__init__(context.theme)
        self._context = context
        scale = context.framework.scale
        self._checks = ChecksCard(context.theme, scale)
        self._rating = RatingSelector(context.theme, scale, context.question.set_id)
        self._rating.set_privacy_text(context.framework.wording.privacy_short)
        # Nobody is told off for a line that they were only just asked for.
        self._is_reason_due = True
        self._lines = (Hairline(context.theme, is_upright=True), Hairline(context.theme))
        self._panes = (QWidget(), QWidget())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside = BesideOrBelow(self, self._row, self._panes, edges=3 * _EDGE)
        self._beside.turned.connect(self._show_line)
        self._arrange()
        self._checks.check_answered.connect(self._on_check)
        self._rating.rating_selected.connect(self._on_rating)
        self._rating.reason_edited.connect(self._on_reason)
        self.begin()

    def begin(self) -> None:
        """Show the answer to the question of the context."""
        self._is_reason_due = True
        is_read_only = self._context.is_kept_to_read
        self._checks.set_read_only(is_read_only=is_read_only)
        self._rating.set_read_only(is_read_only=is_read_only)
        self._rating.set_question_set(self._context.question.set_id)
        self._rating.begin_reason(*self._reason)
        self.refresh()

    def refresh(self) -> None:
        """Show the answer as it stands."""
        answer = self._context.answer
        self._checks.set_checks(answer.checks)
        self._rating.set_rating(answer.rating)
        self._rating.set_suggested(self._suggested)
        self._rating.set_reason(*self._reason)
        self._show_error()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the rating below the checks, or beside them where there is room for both."""
        self._beside.set_narrow(is_narrow=is_narrow)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(widest(self._panes) + 2 * _EDGE, self._row.minimumSize().height())

    def _show_line(self, is_below: object) -> None:
        """The line between the halves, as they stand now."""
        upright, across = self._lines
        upright.setVisible(not is_below)
        across.setVisible(bool(is_below))

    def flush(self) -> None:
        """Send a reason that is still being typed."""
        self._rating.flush()

    def focus_check(self) -> None:
        """Put the focus on the first check with a No, or the first without an answer."""
        answers = self._context.answer.checks
        ids = [check.id for check in self._context.framework.scale.checks]
        wanted = [one for one in ids if answers.get(one) is not True]
        self._checks.focus_check((wanted or ids)[0])

    def focus_rating(self) -> None:
        """Put the focus on the chosen rating, or on the first."""
        self._rating.focus_rating()

    def focus_reason(self) -> None:
        """Put the focus into the reason line where there is one, else on the rating."""
        if self._reason_field:
            self._rating.focus_reason()
        else:
            self._rating.focus_rating()

    def field_of(self, widget: QWidget) -> str:
        """The field of the answer that a widget in here is for."""
        if self._checks.isAncestorOf(widget):
            return "checks"
        boxes = self._rating.findChildren(TextBox)
        is_reason = any(box.isAncestorOf(widget) for box in boxes)
        return self._reason_field if is_reason else "rating"

    @property
    def _suggested(self) -> str:
        return suggested_rating(self._context.framework.scale, self._context.answer.checks)

    @property
    def _reason(self) -> tuple[str, str]:
        """The label of the reason line and what is in it; empty where none is asked for."""
        field = self._reason_field
        label = {"override_reason": OVERRIDE_REASON, "": ""}.get(field, NOT_APPLICABLE_REASON)
        return label, getattr(self._context.answer, field) if field else ""

    @property
    def _reason_field(self) -> str:
        """The field that the reason line is for; empty where none is asked for."""
        answer = self._context.answer
        if not answer.applies:
            return "not_applicable_reason"
        is_other = goes_against_checks(self._context.framework.scale, answer)
        return "override_reason" if is_other else ""

    def _arrange(self) -> None:
        self._row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._row.setSpacing(0)
        checks, rating = self._panes
        for pane, content, side in ((checks, self._checks, 16), (rating, self._rating, 6)):
            column = QBoxLayout(QBoxLayout.Direction.TopToBottom, pane)
            column.setContentsMargins(side, 12, side, 12)
            column.addWidget(content)
        self._row.addWidget(checks, 372)
        for line in self._lines:
            self._row.addWidget(line)
        self._row.addWidget(rating, 384)
        self._lines[1].hide()

    def _on_check(self, check_id: str, answer: object) -> None:
        checks = dict(self._context.answer.checks)
        if isinstance(answer, bool):
            checks[check_id] = answer
        else:
            checks.pop(check_id, None)
        self._rating.flush()
        self._context.save(checks=checks)

    def _on_rating(self, code: str) -> None:
        # What was typed belongs to the reason of the rating before.
        self._rating.flush()
        self._is_reason_due = False
        self._context.save(rating=code)
        self.chosen.emit()

    def _on_reason(self, text: str) -> None:
        field = self._reason_field
        if field:
            self._is_reason_due = True
            self._context.save(**{field: text})

    def _show_error(self) -> None:
        answer = self._context.answer
        is_missing = not answer.applies and not answer.not_applicable_reason.strip()
        show = is_missing and self._is_reason_due and not self._context.is_kept_to_read
        self._rating.set_error("Say in a line why this does not apply to you." if show else "")
