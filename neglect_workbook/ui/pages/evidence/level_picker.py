"""The evidence ladder, explained step by step where a step of it is chosen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.evidence.level_option import LevelOption
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_LABEL: Final = "Level"
_HINT: Final = "the highest step that it shows"


class LevelPicker(QWidget):
    """One of the steps, or none yet. Tab reaches it once; arrows move, Delete takes it back.

    Signals:
        chosen: the step that a person chose; 0 for none.
    """

    chosen = Signal(int)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        """Show that no step is chosen."""
        super().__init__()
        self._level = 0
        self._is_read_only = False
        self._examples = {one.level: one.examples for one in framework.evidence_levels}
        self._options = [LevelOption(theme, one) for one in framework.evidence_levels]
        self._group = QButtonGroup(self)
        self._such_as = Lead(theme)
        for option in self._options:
            self._group.addButton(option)
            option.clicked.connect(self._on_clicked)
            option.step_requested.connect(self._move)
            option.clear_requested.connect(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(FieldLabel(theme, _LABEL, _HINT))
        for option in self._options:
            layout.addWidget(option)
        layout.addWidget(self._such_as)
        self.setAccessibleName(_LABEL)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._refresh()

    @property
    def level(self) -> int:
        """The chosen step; 0 for none."""
        return self._level

    def set_level(self, level: int) -> None:
        """Show a step as chosen, 0 for none; nothing is told."""
        self._level = level
        self._refresh()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read only."""
        self._is_read_only = is_read_only
        self._refresh()

    def _on_clicked(self) -> None:
        option = self._group.checkedButton()
        if isinstance(option, LevelOption):
            self._tell(option.level)

    def _move(self, by: int) -> None:
        here = next((at for at, one in enumerate(self._options) if one.hasFocus()), 0)
        option = self._options[(here + by) % len(self._options)]
        if not self._is_read_only:
            self._tell(option.level)
            option.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clear(self) -> None:
        if not self._is_read_only:
            self._tell(0)

    def _tell(self, level: int) -> None:
        if level != self._level:
            self.set_level(level)
            self.chosen.emit(level)

    def _tab_stop(self) -> LevelOption:
        chosen = (one for one in self._options if one.level == self._level)
        return next(chosen, self._options[0])

    def _refresh(self) -> None:
        # An exclusive group would not let the last checked button go.
        self._group.setExclusive(False)
        for option in self._options:
            option.setChecked(option.level == self._level)
            option.setEnabled(not self._is_read_only)
        self._group.setExclusive(True)
        stop = self._tab_stop()
        for option in self._options:
            policy = Qt.FocusPolicy.StrongFocus if option is stop else Qt.FocusPolicy.ClickFocus
            option.setFocusPolicy(policy)
        self.setFocusProxy(stop)
        examples = self._examples.get(self._level, "")
        self._such_as.setText(f"Such as: {examples[:1].lower()}{examples[1:]}." if examples else "")
        self._such_as.setVisible(bool(examples))
