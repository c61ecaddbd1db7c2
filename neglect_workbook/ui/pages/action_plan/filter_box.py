"""A drop-down that filters what a page shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent


class FilterBox(QComboBox):
    """A drop-down without a label; its first option stands for everything.

    Signals:
        chosen: the id of the option that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        """Make a drop-down that offers nothing yet.

        Args:
            name: what it filters by, for screen readers.
        """
        super().__init__()
        self._options: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place))))

    @property
    def choice(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData())

    def set_options(self, options: "Sequence[tuple[str, str]]") -> None:
        """Offer these by id and words, the one for everything first; the choice stays."""
        wanted = tuple(options)
        if wanted != self._options:
            choice = self.choice
            self._options = wanted
            self.clear()
            for option_id, words in wanted:
                self.addItem(words, option_id)
            self.set_choice(choice)

    def set_choice(self, option_id: str) -> None:
        """Show an option as chosen; an unknown one shows everything. Nothing is told."""
        self.setCurrentIndex(max(0, self.findData(option_id)))

    @override
    def wheelEvent(self, e: "QWheelEvent") -> None:
        # Scrolling the page over it would change what is shown unseen.
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()
