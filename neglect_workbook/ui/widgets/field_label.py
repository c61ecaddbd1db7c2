"""The label above a field: its name in semibold, and a hint beside it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from neglect_workbook.ui.widgets.labels import Hint, Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme


class FieldLabel(QWidget):
    """Names the field below it; a click on it, or its letter, goes there."""

    def __init__(
        self, theme: "Theme", text: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = Strong(theme, text)
        self._hint = Hint(theme, hint)
        for label in (self._name, self._hint):
            label.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._hint)
        # Not before it has its place: shown without a parent, it would be a window for a moment.
        self._hint.setVisible(bool(hint))
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The name without the hint."""
        return self._name.text()

    def set_text(self, text: str) -> None:
        """Show another name."""
        self._name.setText(text)

    def set_hint(self, text: str) -> None:
        """Show another hint; empty for none. A field that it names is to be named anew."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def set_buddy(self, field: QWidget) -> None:
        """Tie the label to its field, for screen readers too."""
        self._name.setBuddy(field)
        hint = self._hint.text()
        field.setAccessibleName(f"{self.text}, {hint}" if hint else self.text)
