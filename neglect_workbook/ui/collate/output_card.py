"""One thing that can be made of a collation, as a card."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Lead, Strong

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.ui.collate.output_kinds import OutputWords
    from neglect_workbook.ui.theme import Theme

_ICON: Final = 24


class OutputCard(Card):
    """What it is at the left, what can be done at the right, and below what came of it.

    Signals:
        make_requested: make it.
        folder_requested: show the folder that it is in.
    """

    make_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: "Theme", words: "OutputWords") -> None:
        super().__init__(theme)
        self.setAccessibleName(words.title)
        self._words = words
        self._state = IconLabel(theme, "check", ink="ink2", icon_ink="green", size=16)
        self._make = Button(theme, words.button)
        self._folder = Button(theme, "Open the folder", kind="link")
        self._make.clicked.connect(self.make_requested)
        self._folder.clicked.connect(self.folder_requested)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(Strong(theme, words.title))
        said.addWidget(Lead(theme, words.about))
        said.addWidget(self._state)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._make)
        buttons.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 14, 18, 14)
        self._row.setSpacing(16)
        self._row.addWidget(_Icon(theme, words.icon), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(said, 1)
        self._row.addLayout(buttons)
        self.show_nothing()

    @property
    def make(self) -> Button:
        """Makes it."""
        return self._make

    @property
    def state(self) -> str:
        """What is said of it now."""
        return self._state.text()

    def show_nothing(self, why: str = "") -> None:
        """Nothing was made yet; where it cannot be, why not."""
        self._make.setEnabled(not why)
        self._make.set_words(self._words.button)
        self._state.set_content("info", why, ink="ink2", icon_ink="ink3")
        self._state.setVisible(bool(why))
        self._folder.hide()

    def show_making(self) -> None:
        """It is being made."""
        self._make.setEnabled(False)
        self._make.set_words("Making")
        self._state.set_content("refresh-cw", "This can take a minute.", ink="ink2")
        self._state.show()
        self._folder.hide()

    def show_made(self, words: str) -> None:
        """It was made."""
        self._make.setEnabled(True)
        self._make.set_words(f"{self._words.button} again")
        self._state.set_content("check", words, ink="ink", icon_ink="green")
        self._state.show()
        self._folder.show()

    def show_problem(self, words: str) -> None:
        """It could not be made."""
        self._make.setEnabled(True)
        self._make.set_words(self._words.button)
        self._state.set_content("octagon-alert", words, ink="red", icon_ink="red")
        self._state.show()
        self._folder.hide()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Something else is being made."""
        self._make.setEnabled(not is_waiting)

    def arrange(self, *, narrow: bool) -> None:
        """Put what can be done below where there is no room beside it."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


class _Icon(QWidget):
    """The picture of a card."""

    def __init__(self, theme: "Theme", icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        policy = self.sizePolicy().Policy.Fixed
        self.setSizePolicy(policy, policy)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        edge = self._theme.scaled(_ICON)
        return QSize(edge, edge)

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._theme.pixmap(self._icon, "accent", _ICON))
        painter.end()
