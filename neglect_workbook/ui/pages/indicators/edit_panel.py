"""Changing what an indicator is, or taking it out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from neglect_workbook.ui.pages.indicators.indicator_fields import IndicatorFields
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.labels import Lead
from neglect_workbook.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from neglect_workbook.domain.records import Indicator
    from neglect_workbook.ui.theme import Theme


class EditPanel(Panel):
    """Every field is saved as it is left.

    Signals:
        edited: the name of a field and its new value.
        removal_requested: the indicator is to be taken out.
    """

    edited = Signal(str, str)
    removal_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "Change this indicator")
        self._fields = IndicatorFields(theme)
        self._fields.edited.connect(self._on_edited)
        remove = Button(theme, "Remove this indicator", icon="x", is_slim=True)
        remove.clicked.connect(self.removal_requested)
        self._hint = Lead(theme)
        self.column.addWidget(self._hint)
        self.column.addWidget(self._fields)
        self.column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def show_indicator(self, indicator: "Indicator") -> None:
        """Show an indicator; what is being typed stays."""
        self._fields.show_indicator(indicator)
        self._say(indicator.name)

    def show_hint(self, hint: str) -> None:
        """Show how to count it; empty where nobody suggested it."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def open_panel(self, field: str, _is_on: object = None) -> None:
        """Show it, with the focus in a field."""
        self.show()
        self._fields.focus_field(field)

    @override
    def flush(self) -> None:
        self._fields.flush()

    def _on_edited(self, field: str, value: str) -> None:
        self.edited.emit(field, value)
        if field == "name":
            self._say(value)

    def _say(self, name: str) -> None:
        self._fields.set_problem("" if name.strip() else "Say what you count.")
