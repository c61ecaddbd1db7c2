"""One check: its question, and Yes or No."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from neglect_workbook.ui.widgets.labels import Body
from neglect_workbook.ui.widgets.yes_no import YesNo, YesOrNo

if TYPE_CHECKING:
    from neglect_workbook.domain.rating_scale import Check
    from neglect_workbook.ui.theme import Theme

_NOT_ASKED: Final = "We stop at the first No, so this one is not asked."
_HEIGHT: Final = 44


class CheckRow(QWidget):
    """A row of the checks.

    Signals:
        answered: the id of the check, and True, False or None.
    """

    answered = Signal(str, object)

    def __init__(self, theme: "Theme", check: "Check") -> None:
        """Show a check without an answer."""
        super().__init__()
        self._theme = theme
        self._check = check
        self._text = Body(theme, check.text)
        self._yes_no = YesNo(theme, check.text)
        self._yes_no.setAccessibleDescription(check.hint)
        self._yes_no.chosen.connect(self._on_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._yes_no)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_answer(self, answer: YesOrNo) -> None:
        """Show an answer; nothing is told."""
        self._yes_no.set_answer(answer)

    def set_open(self, *, is_asked: bool, is_read_only: bool) -> None:
        """Say whether the check is asked at all, and whether it can be answered now."""
        self._yes_no.setEnabled(is_asked and not is_read_only)
        self._text.set_token("ink" if is_asked else "disabled")
        self.setToolTip(self._check.hint if is_asked else _NOT_ASKED)

    def focus_answer(self) -> None:
        """Put the focus on the chosen answer, or on Yes."""
        self._yes_no.focus_answer()

    def _on_chosen(self) -> None:
        self.answered.emit(self._check.id, self._yes_no.answer)

    def _restyle(self) -> None:
        self.setMinimumHeight(self._theme.scaled(_HEIGHT))
