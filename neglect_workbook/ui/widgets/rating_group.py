"""Several rating options of which one is chosen, or none: mouse, arrows and number keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from neglect_workbook.ui.widgets.rating_option import RatingOption

if TYPE_CHECKING:
    from collections.abc import Sequence


class RatingGroup(QObject):
    """Holds options together. Tab stops at them once; the chosen one can be taken back.

    Signals:
        chosen: the code of the option that a person chose; empty when it was taken back.
    """

    chosen = Signal(str)

    def __init__(self, options: "Sequence[RatingOption]", parent: QObject) -> None:
        """Hold these options, in reading order; none is chosen."""
        super().__init__(parent)
        self._options = tuple(options)
        self._buttons = QButtonGroup(self)
        self._is_read_only = False
        self._code = ""
        for option in self._options:
            self._buttons.addButton(option)
            option.clicked.connect(self._on_clicked)
            option.step_requested.connect(self._step)
            option.number_pressed.connect(self._choose_number)
            option.clear_requested.connect(self._clear)
        self._refresh()

    @property
    def code(self) -> str:
        """The code of the chosen option; empty while there is none."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show an option as chosen; an empty code shows none. Nothing is told."""
        if code != self._code:
            self._code = code
            self._refresh()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read only."""
        self._is_read_only = is_read_only
        self._refresh()

    def focus(self) -> None:
        """Put the focus on the chosen option, or on the first."""
        self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        option = self._buttons.checkedButton()
        if isinstance(option, RatingOption) and option.code != self._code:
            self._tell(option.code)

    def _step(self, by: int) -> None:
        """Move to the option before or after, round the ends, and choose it."""
        here = self._options.index(self._tab_stop())
        focused = [at for at, option in enumerate(self._options) if option.hasFocus()]
        self._choose((focused[0] if focused else here) + by)

    def _choose_number(self, number: int) -> None:
        if number <= len(self._options):
            self._choose(number - 1)

    def _choose(self, place: int) -> None:
        if not self._is_read_only:
            option = self._options[place % len(self._options)]
            option.setFocus(Qt.FocusReason.TabFocusReason)
            option.click()

    def _clear(self) -> None:
        if self._code and not self._is_read_only:
            self._tell("")

    def _tell(self, code: str) -> None:
        self._code = code
        self._refresh()
        self.chosen.emit(code)

    def _tab_stop(self) -> RatingOption:
        """The chosen option, or the first: Tab stops once at the whole group."""
        return next((one for one in self._options if one.code == self._code), self._options[0])

    def _refresh(self) -> None:
        # An exclusive group would not let the last checked button go.
        self._buttons.setExclusive(False)
        for option in self._options:
            option.setChecked(option.code == self._code)
            option.set_read_only(is_read_only=self._is_read_only)
        self._buttons.setExclusive(True)
        stop = self._tab_stop()
        for option in self._options:
            policy = Qt.FocusPolicy.StrongFocus if option is stop else Qt.FocusPolicy.ClickFocus
            option.setFocusPolicy(policy)
