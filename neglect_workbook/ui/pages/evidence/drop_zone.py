"""Where a file is dropped to become evidence."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy
from typing_extensions import override

from neglect_workbook.ui.paint import draw_box
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_RADIUS: Final = 6
_PADDING: Final = 12
_WORDS: Final = (
    "Drop a file here. We note where it is kept; you can attach a copy instead (up to 20 MB)."
)
_LET_GO: Final = "Let go to add this file as evidence."


class DropZone(QFrame):
    """A dashed box that says what happens to a file, with the keyboard's way to the same.

    It takes no files itself: whatever it stands on takes them, and tells it.

    Signals:
        choosing_requested: somebody wants to choose a file instead.
    """

    choosing_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._is_ready = False
        self._words = IconLabel(theme, "upload", _WORDS, ink="ink2")
        self._choose = Button(theme, "Choose a file", kind="link")
        self._choose.clicked.connect(self.choosing_requested)
        self._choose.setAccessibleDescription(_WORDS)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, _PADDING, 14, _PADDING)
        row.setSpacing(_PADDING)
        row.addWidget(self._words, 1)
        row.addWidget(self._choose)
        theme.changed.connect(self.update)

    def set_ready(self, *, is_ready: bool) -> None:
        """Show that a file which is held over it now can be let go."""
        self._is_ready = is_ready
        self._words.set_content(
            "upload", _LET_GO if is_ready else _WORDS, ink="accent_ink" if is_ready else "ink2"
        )
        self.update()

    def focus_choose(self) -> None:
        """Put the keyboard on 'Choose a file'."""
        self._choose.setFocus()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        draw_box(
            painter,
            self.rect(),
            radius=_RADIUS,
            fill=theme.colour("accent_tint") if self._is_ready else None,
            edge=theme.colour("accent" if self._is_ready else "control"),
            is_dashed=True,
        )
        painter.end()
