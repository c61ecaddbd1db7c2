"""The heading of a part of the answer, a count beside it and its buttons at the right."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.pages.question.side_by_side import SideBySide
from neglect_workbook.ui.widgets.labels import Hint, Strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.button import Button

_GAP: Final = 10
_BUTTON_GAP: Final = 8


class SectionHead(SideBySide):
    """'Evidence  3 items', and what can be done."""

    def __init__(self, theme: "Theme", title: str, buttons: "Sequence[Button]") -> None:
        self._note = Hint(theme)
        words = (Strong(theme, title), self._note)
        for label in words:
            label.setWordWrap(False)
        super().__init__(words, buttons, gap=_GAP, right_gap=_BUTTON_GAP)
        theme.changed.connect(self.fit)

    def set_note(self, text: str) -> None:
        """Show a few quiet words beside the heading."""
        self._note.setText(text)
        self.fit()
