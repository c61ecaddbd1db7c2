"""One of a list, with its label."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.field_label import FieldLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from neglect_workbook.ui.theme import Theme


class ChoiceField(QWidget):
    """A labelled drop-down. Only a person's choice is told.

    Signals:
        chosen: the id of the chosen option; empty for the empty one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: "Theme",
        label: str,
        options: "Sequence[tuple[str, str]]",
        *,
        empty: str = "",
    ) -> None:
        """Make a drop-down with nothing chosen.

        Args:
            theme: gives colours and sizes.
            label: names the drop-down.
            options: id and words of each, in order.
            empty: words of a first option that stands for no choice; empty for none such.
        """
        super().__init__()
        self._empty = empty
        self._label = FieldLabel(theme, label)
        self._box = _QuietComboBox()
        self._label.set_buddy(self._box)
        self._box.activated.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._box)
        self._shown = ""
        self.set_options(options)

    @property
    def choice(self) -> str:
        """The id of the option that is shown; empty while there is none."""
        return self._shown

    def set_options(self, options: "Sequence[tuple[str, str]]") -> None:
        """Offer other options; the choice stays where it is among them."""
        self._box.clear()
        if self._empty:
            self._box.addItem(self._empty, "")
        for option_id, words in options:
            self._box.addItem(words, option_id)
        self.set_choice(self._shown)

    def set_choice(self, option_id: str) -> None:
        """Show an option as chosen; one that is not offered shows as none. Nothing is told."""
        place = self._box.findData(option_id)
        if place < 0 and self._empty:
            place = 0
        self._box.setCurrentIndex(place)
        self._shown = self._id_at(place)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let people read only."""
        self._box.setEnabled(not is_read_only)

    def focus_editor(self) -> None:
        """Put the focus on the drop-down."""
        self._box.setFocus()

    def _tell(self, place: int) -> None:
        option_id = self._id_at(place)
        if option_id != self._shown:
            self._shown = option_id
            self.chosen.emit(option_id)

    def _id_at(self, place: int) -> str:
        return str(self._box.itemData(place)) if place >= 0 else ""


class _QuietComboBox(QComboBox):
    """A drop-down that the wheel changes only while it has the focus.

    Otherwise scrolling the page over it would change an answer unseen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long words are cut in a narrow column rather than making it wide.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def wheelEvent(self, e: "QWheelEvent") -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()
