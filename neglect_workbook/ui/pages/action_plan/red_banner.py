"""The banner about a red answer without an action, with its two ways out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.theme import Theme

_LINK_GAP: Final = 11


class RedBanner(Banner):
    """Says that S4 is red and has no action: add one, or say in a line why not.

    ``link_activated`` asks for an action.

    Signals:
        reason_requested: someone would rather say why there is none.
    """

    reason_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "warning", "")
        self._reason = Button(theme, "Say why not", kind="link")
        self._reason.clicked.connect(self.reason_requested)
        # Links beside each other want more room than a link has after its sentence.
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(_LINK_GAP, 0, 0, 0)
        row.addWidget(self._reason)
        self._flow.addWidget(room)

    def show_questions(self, question_ids: "Sequence[str]", *, is_read_only: bool) -> None:
        """Speak about the first of these questions, and name the others."""
        first, *others = question_ids
        text = "Add one, or say in a line why not."
        if others:
            text += f" The same goes for {_listed(others)}."
        link = "" if is_read_only else f"Add an action for {first}"
        self.set_content("warning", f"{first} is red and has no action.", text, link)
        self._reason.setAccessibleName(f"Say why {first} has no action")
        self._reason.setVisible(not is_read_only)


def _listed(words: "Sequence[str]") -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
