"""The references of the library to choose from: cards, or a drop-down where there is no room."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from neglect_workbook.ui.pages.library.reference_card import ReferenceCard
from neglect_workbook.ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.library import Library
    from neglect_workbook.ui.theme import Theme

_NAME: Final = "Document"


class ReferencePicker(QWidget):
    """One of the references. Tab reaches the cards once, and arrows choose.

    Signals:
        chosen: the id of the reference that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, theme: "Theme", library: "Library") -> None:
        super().__init__()
        self._chosen_id = ""
        self._is_narrow = False
        self._is_searching = False
        self._cards = [ReferenceCard(theme, one) for one in library.references]
        self._group = QButtonGroup(self)
        self._box = ChoiceField(theme, _NAME, [(one.id, one.label) for one in library.references])
        self._box.chosen.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self._box)
        for card in self._cards:
            self._group.addButton(card)
            card.clicked.connect(self._on_clicked)
            card.step_requested.connect(self._move)
            column.addWidget(card)
        self._refresh()

    def set_chosen(self, reference_id: str) -> None:
        """Show a reference as chosen; nothing is told."""
        self._chosen_id = reference_id
        self._box.set_choice(reference_id)
        self._refresh()

    def show_found(self, counts: "Mapping[str, int] | None") -> None:
        """Say how much was found in each; ``None`` when there is no search any more."""
        self._is_searching = counts is not None
        for card in self._cards:
            card.show_found(None if counts is None else counts.get(card.reference.id, 0))
        self._refresh()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Be a drop-down, or cards."""
        self._is_narrow = is_narrow
        self._refresh()

    def _on_clicked(self) -> None:
        card = self._group.checkedButton()
        if isinstance(card, ReferenceCard):
            self._tell(card.reference.id)

    def _move(self, by: int) -> None:
        here = next((at for at, one in enumerate(self._cards) if one.hasFocus()), 0)
        card = self._cards[(here + by) % len(self._cards)]
        self._tell(card.reference.id)
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, reference_id: str) -> None:
        # Also the one that was chosen before: it takes the place of what was found.
        self.set_chosen(reference_id)
        self.chosen.emit(reference_id)

    def _refresh(self) -> None:
        # While there is a search, every reference with a hit is shown, and none is the chosen one.
        checked = "" if self._is_searching else self._chosen_id
        # An exclusive group would not let the last checked button go.
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.reference.id == checked)
            card.setVisible(not self._is_narrow)
            is_stop = card.reference.id == self._chosen_id
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)
        self._group.setExclusive(True)
        self._box.setVisible(self._is_narrow and not self._is_searching)
