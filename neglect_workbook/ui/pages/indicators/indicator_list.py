"""The list of indicators: a card for each, and how many more are suggested."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.indicators.indicator_card import IndicatorCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_NUMBERS: Final = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """What a card shows of an indicator."""

    id: str
    name: str
    direction: str
    icon: str
    number: str


class IndicatorList(QWidget):
    """Tab stops at it once, at the chosen card.

    Signals:
        chosen: the id of the indicator that a person chose.
        opened: somebody wants to go on to what the chosen card shows.
        more_requested: somebody wants to see what is suggested.
    """

    chosen = Signal(str)
    opened = Signal()
    more_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._cards: dict[str, IndicatorCard] = {}
        self._group = QButtonGroup(self)
        self._more = Lead(theme)
        self._more.setWordWrap(False)
        self._see = Button(theme, "See them", kind="link")
        self._see.clicked.connect(self.more_requested)
        self._line = QWidget()
        flow = FlowLayout(self._line, gap=6)
        flow.addWidget(self._more)
        flow.addWidget(self._see)
        self._column = QVBoxLayout(self)
        # Room for the ring round a card.
        self._column.setContentsMargins(4, 4, 6, 4)
        self._column.setSpacing(8)
        self._column.addWidget(self._line)
        self._column.addStretch(1)

    def show_indicators(self, indicators: Sequence[ListedIndicator], chosen_id: str) -> None:
        """Show these, one of them chosen. Cards that stay are only brought up to date."""
        wanted = [one.id for one in indicators]
        for gone in [one for one in self._cards if one not in wanted]:
            card = self._cards.pop(gone)
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        for place, one in enumerate(indicators):
            card = self._cards.get(one.id) or self._add(one.id)
            card.show_words(one.name, one.direction, one.icon, one.number)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._cards = {one: self._cards[one] for one in wanted}
        self._choose(chosen_id)

    def show_more(self, count: int) -> None:
        """Say how many more are suggested; nothing where there are none."""
        number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        verb = "is" if count == 1 else "are"
        self._more.setText(f"{number} more {verb} suggested.")
        self._see.set_words("See it" if count == 1 else "See them")
        self._see.setAccessibleDescription(self._more.text())
        self._line.setVisible(count > 0)

    def focus_chosen(self) -> None:
        """Put the focus on the chosen card."""
        card = self._group.checkedButton()
        if card is not None:
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, indicator_id: str) -> IndicatorCard:
        card = IndicatorCard(self._theme, indicator_id, self)
        card.clicked.connect(partial(self._tell, indicator_id))
        card.step_requested.connect(partial(self._step, indicator_id))
        card.opened.connect(self.opened)
        self._group.addButton(card)
        self._cards[indicator_id] = card
        self._column.insertWidget(len(self._cards) - 1, card)
        card.show()
        return card

    def _choose(self, indicator_id: str) -> None:
        stop = indicator_id if indicator_id in self._cards else next(iter(self._cards), "")
        for one_id, card in self._cards.items():
            is_stop = one_id == stop
            if is_stop:
                card.setChecked(True)
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def _step(self, indicator_id: str, step: int) -> None:
        ids = list(self._cards)
        target = ids[(ids.index(indicator_id) + step) % len(ids)]
        self._cards[target].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell(target)

    def _tell(self, indicator_id: str, _is_on: object = None) -> None:
        self.chosen.emit(indicator_id)
