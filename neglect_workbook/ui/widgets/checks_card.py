"""The yes-or-no checks that suggest a rating, asked in order up to the first No."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.rating import asked_checks, suggested_rating
from neglect_workbook.ui.widgets.check_row import CheckRow
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.suggestion_line import SuggestionLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.ui.theme import Theme

_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_STOP: Final = "stop at the first No"


class ChecksCard(QWidget):
    """The checks of a scale and what they suggest.

    Signals:
        check_answered: the id of a check and its answer: True, False, or None when the
            answer was taken back.
    """

    check_answered = Signal(str, object)

    def __init__(self, theme: "Theme", scale: "RatingScale") -> None:
        """Show the checks of a scale, none of them answered."""
        super().__init__()
        self._theme = theme
        self._scale = scale
        self._answers: dict[str, bool] = {}
        self._is_read_only = False
        self._rows = {check.id: CheckRow(theme, check) for check in scale.checks}
        self._suggestion = SuggestionLine(theme, scale)
        self._arrange()
        self._refresh()

    def set_checks(self, answers: "Mapping[str, bool]") -> None:
        """Show these answers by check id; nothing is told."""
        self._answers = dict(answers)
        self._refresh()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show the checks of a closed review: to be read, not to be changed."""
        self._is_read_only = is_read_only
        self._refresh()

    def focus_check(self, check_id: str) -> None:
        """Put the focus on the answer of a check. Raises ``KeyError`` for an unknown one."""
        self._rows[check_id].focus_answer()

    def _arrange(self) -> None:
        count = len(self._scale.checks)
        number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        noun = "check" if count == 1 else "checks"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(FieldLabel(self._theme, f"{number} {noun}", _STOP))
        layout.addSpacing(6)
        for place, row in enumerate(self._rows.values()):
            if place:
                layout.addWidget(Hairline(self._theme))
            row.answered.connect(self._on_answered)
            layout.addWidget(row)
        layout.addWidget(Hairline(self._theme))
        layout.addSpacing(9)
        layout.addWidget(self._suggestion)
        layout.addStretch()

    def _on_answered(self, check_id: str, answer: object) -> None:
        if isinstance(answer, bool):
            self._answers[check_id] = answer
        else:
            self._answers.pop(check_id, None)
        self._refresh()
        self.check_answered.emit(check_id, answer)

    def _refresh(self) -> None:
        asked = asked_checks(self._scale, self._answers)
        for check_id, row in self._rows.items():
            row.set_answer(self._answers.get(check_id))
            row.set_open(is_asked=check_id in asked, is_read_only=self._is_read_only)
        self._suggestion.set_code(suggested_rating(self._scale, self._answers))
