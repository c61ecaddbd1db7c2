"""The privacy line below a row of short boxes that share it."""

from typing import TYPE_CHECKING

from neglect_workbook.ui.widgets.field_note import FieldNote

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neglect_workbook.ui.theme import Theme


class PrivacyLine(FieldNote):
    """A shield and the framework's words on what nobody is to write.

    A text box shows its own; this one serves boxes with ``shows_privacy_line=False``.
    """

    def __init__(self, theme: "Theme", text: str, parent: "QWidget | None" = None) -> None:
        super().__init__(theme, parent, text=text)
