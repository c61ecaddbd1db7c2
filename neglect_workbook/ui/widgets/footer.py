"""The line at the foot of the window: where to turn about a child, and what stays here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme


class Footer(QFrame):
    """The framework's contacts for someone worried about a child, on every page."""

    def __init__(
        self, theme: "Theme", framework: "Framework", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phone = QLabel(self)
        self._lock = QLabel(self)
        worried, emergency = framework.contact("worried"), framework.contact("emergency")
        self._plain = [_label(worried.label, self), _label("·", self)]
        self._plain.append(_label(emergency.label, self))
        self._numbers = [_label(worried.phone, self), _label(emergency.phone, self)]
        self._promise = _label("Nothing leaves this computer unless you send it", self)
        self._build()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def _build(self) -> None:
        self.setObjectName("footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        worried, dot, emergency = self._plain
        for widget in (self._phone, worried, self._numbers[0], dot, emergency, self._numbers[1]):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self._promise)

    def _apply_theme(self) -> None:
        self.setFixedHeight(self._theme.scaled(32))
        self._phone.setPixmap(self._theme.pixmap("phone", "ink2", 16))
        self._lock.setPixmap(self._theme.pixmap("lock", "ink2", 16))
        for label in (*self._plain, self._promise):
            label.setStyleSheet(f"color: {self._theme.hex('ink2')}")
        for label in self._numbers:
            label.setFont(self._theme.font(strong=True))


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
