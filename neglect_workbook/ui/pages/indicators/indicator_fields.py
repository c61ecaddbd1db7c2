"""The fields of an indicator: what is counted, which way, in what, and how often."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.domain.records import Indicator
from neglect_workbook.ui.models.indicator_series import DIRECTION_WORDS, RHYTHM_WORDS
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.pair_row import PairRow

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_LEAST_FIELD: Final = 240


class IndicatorFields(QWidget):
    """Four fields, each told as it is left.

    Signals:
        edited: the name of a field and its new value.
    """

    edited = Signal(str, str)

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        rhythms = [(one, f"Each {words}") for one, words in RHYTHM_WORDS.items()]
        self._name = LineField(
            theme, "What you count", placeholder="Such as: Home visits after a concern"
        )
        self._direction = ChoiceField(theme, "Which way", [*DIRECTION_WORDS.items()])
        self._rhythm = ChoiceField(theme, "How often", rhythms)
        self._unit = LineField(theme, "Counted in", hint="optional", placeholder="Such as: visits")
        self._name.text_edited.connect(lambda text: self.edited.emit("name", text))
        self._unit.text_edited.connect(lambda text: self.edited.emit("unit", text))
        self._direction.chosen.connect(lambda one: self.edited.emit("direction", one))
        self._rhythm.chosen.connect(lambda one: self.edited.emit("rhythm", one))
        pair = PairRow(theme, self._direction, self._rhythm, least=_LEAST_FIELD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self._name, pair, self._unit):
            column.addWidget(field)

    def show_indicator(self, indicator: Indicator) -> None:
        """Show an indicator; what is being typed stays."""
        self._name.set_text(indicator.name)
        self._unit.set_text(indicator.unit)
        self._direction.set_choice(indicator.direction)
        self._rhythm.set_choice(indicator.rhythm)

    def values(self) -> dict[str, str]:
        """What the fields hold now, told or not."""
        return {
            "name": self._name.text().strip(),
            "unit": self._unit.text().strip(),
            "direction": self._direction.choice,
            "rhythm": self._rhythm.choice,
        }

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with the name; empty for nothing."""
        self._name.set_problem(sentence)

    def flush(self) -> None:
        """Tell what is still being typed."""
        self._name.flush()
        self._unit.flush()

    def focus_field(self, name: str = "name") -> None:
        """Put the focus into a field."""
        fields: dict[str, LineField | ChoiceField] = {
            "unit": self._unit,
            "direction": self._direction,
            "rhythm": self._rhythm,
        }
        fields.get(name, self._name).focus_editor()
