"""A pad for thinking about one child: on the screen only, never saved, never sent."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class PrivatePad(Disclosure):
    """Its text is in this box and nowhere else; no signal of the box is listened to."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "A private pad, to think about one child")
        self.set_trailing("Never saved")
        self._box = TextBox(theme, "Your own thoughts", lines=4, shows_privacy_line=False)
        self._box.leave_unchecked()
        self._box.undo_here()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(6)
        layout.addWidget(
            IconLabel(
                theme,
                "eye-off",
                "This is not saved and never leaves this page. "
                "It is cleared when you go to another question or page.",
                ink="ink2",
            )
        )
        layout.addWidget(self._box)
        self.set_content(content)

    @property
    def text(self) -> str:
        """What is written on the pad."""
        return self._box.text()

    def clear(self) -> None:
        """Wipe the pad."""
        self._box.flush()
        self._box.set_text("")
