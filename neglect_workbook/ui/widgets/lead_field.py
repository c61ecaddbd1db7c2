"""Who leads an action, with the roles that the plan uses already to choose from."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.chip import Chip
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neglect_workbook.domain.records import ImprovementAction
    from neglect_workbook.ui.theme import Theme

#: More of them would be a list to read rather than a help.
_MOST: Final = 4


def roles_in_use(actions: "Iterable[ImprovementAction]") -> tuple[str, ...]:
    """The roles that lead actions, the busiest first."""
    counts = Counter(one.lead_role.strip() for one in actions if one.lead_role.strip())
    return tuple(role for role, _ in counts.most_common())


class LeadField(QWidget):
    """A line for a role; while it is empty, roles already used stand below it as chips.

    Signals:
        text_edited: the role, in a pause of the typing, on leaving the line or on choosing one.
    """

    text_edited = Signal(str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._roles: tuple[str, ...] = ()
        self._is_read_only = False
        self._field = LineField(theme, "Who leads", hint="a role, not a person")
        self._field.text_edited.connect(self._on_edited)
        self._row = QWidget()
        self._row.setAccessibleName("Roles you use")
        self._flow = FlowLayout(self._row, gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._field)
        layout.addWidget(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._field)
        self._show_row()

    def text(self) -> str:
        """What is written now, sent or not."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Show a role; typing that is not sent yet is never replaced."""
        self._field.set_text(text)
        self._show_row()

    def set_roles(self, roles: "Iterable[str]") -> None:
        """Offer these roles, the first few of them."""
        wanted = tuple(roles)[:_MOST]
        if wanted != self._roles:
            self._roles = wanted
            self._rebuild()
        self._show_row()

    def flush(self) -> None:
        """Send what was typed at once."""
        self._field.flush()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read and copy only."""
        self._is_read_only = is_read_only
        self._field.set_read_only(is_read_only=is_read_only)
        self._show_row()

    def focus_editor(self) -> None:
        """Put the focus into the line."""
        self._field.focus_editor()

    def _rebuild(self) -> None:
        for old in self._flow.widgets():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for role in self._roles:
            chip = Chip(self._theme, role, icon="user-round", parent=self._row)
            chip.setAccessibleName(f"Who leads: {role}")
            chip.clicked.connect(lambda _on=False, one=role: self._choose(one))
            self._flow.addWidget(chip)

    def _choose(self, role: str) -> None:
        self.focus_editor()
        self._field.set_text(role)
        self._on_edited(role)

    def _on_edited(self, text: str) -> None:
        self._show_row()
        self.text_edited.emit(text)

    def _show_row(self) -> None:
        is_empty = not self._field.text().strip()
        self._row.setVisible(bool(self._roles) and is_empty and not self._is_read_only)
