"""The line below a field: one icon and one sentence, in the tone of what it says."""

from enum import Enum
from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme

_ICON: Final = 16


class NoteKind(Enum):
    """What a note is, as the name of its icon and the token of its colour."""

    PRIVACY = ("shield", "ink3")
    CLOSED = ("lock", "ink3")
    LOOK = ("triangle-alert", "amber")
    PROBLEM = ("circle-alert", "red")


class FieldNote(IconLabel):
    """A note that stands below a field and hides while it has nothing to say."""

    def __init__(self, theme: "Theme", parent: "QWidget | None" = None, *, text: str = "") -> None:
        """Make a note; one with a text is what not to write, and is there from the first."""
        self._kind = NoteKind.PRIVACY
        icon, token = self._kind.value
        super().__init__(theme, icon, text, ink=token, size=_ICON, parent=parent)
        if not text:
            self.hide()

    @property
    def kind(self) -> NoteKind:
        """What the note is."""
        return self._kind

    def show_note(self, kind: NoteKind, text: str) -> None:
        """Say this; an empty text hides the note."""
        # A key in the field above says the same again.
        if (kind, text) != (self._kind, self.text()):
            self._kind = kind
            icon, token = kind.value
            self.set_content(icon, text, ink=token, icon_ink=token)
        self.setVisible(bool(text))
