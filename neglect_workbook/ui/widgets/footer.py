"""The line at the foot of the window: where to turn about a child, and what stays here."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.hairline import Hairline
from neglect_workbook.ui.widgets.labels import Lead, Strong
from neglect_workbook.ui.widths import is_narrow

if TYPE_CHECKING:
    from neglect_workbook.domain.front import Contact, Front
    from neglect_workbook.ui.theme import Theme

_HEIGHT: Final = 32
_SIDE: Final = 16
_GAP: Final = 8
_ICON: Final = 16
_PROMISE: Final = "Nothing leaves this computer unless you send it"


class Footer(QFrame):
    """The framework's contacts for someone worried about a child, on every page."""

    def __init__(self, theme: "Theme", front: "Front", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phone = QLabel()
        self._lock = QLabel()
        self._promise = _on_one_line(Lead(theme, _PROMISE))
        self._line = Hairline(theme)
        self._line.setParent(self)
        contacts = QWidget()
        #: Emergency goes below where there is no room for both.
        self._contacts = FlowLayout(contacts, gap=_GAP, line_gap=4)
        worried, emergency = (front.contact(one) for one in ("worried", "emergency"))
        self._contacts.addWidget(self._contact(worried, self._phone))
        self._contacts.addWidget(self._contact(emergency, _on_one_line(Lead(theme, "·"))))
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 1, _SIDE, 0)
        row.setSpacing(_GAP)
        row.addWidget(contacts, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._lock)
        row.addWidget(self._promise)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_promise(self, text: str) -> None:
        """Say something else of what stays here; empty for what is always true."""
        self._promise.setText(text or _PROMISE)

    def fit_window(self) -> None:
        """Leave out the promise where there is no room for both, and take the lines needed."""
        for widget in (self._lock, self._promise):
            widget.setHidden(is_narrow(self, self._theme))
        width = self.window().width()
        lines = self._contacts.heightForWidth(width - 2 * _SIDE)
        self.setFixedHeight(max(self._theme.scaled(_HEIGHT), lines + _GAP))
        self._line.setGeometry(0, 0, width, 1)

    def _contact(self, contact: "Contact", before: QLabel) -> QWidget:
        phone = _on_one_line(Strong(self._theme, contact.phone))
        # One stop for the keyboard to each number, to read or to copy it.
        phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        phone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        phone.setAccessibleName(f"{contact.label} {contact.phone}")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(before)
        row.addWidget(_on_one_line(Lead(self._theme, contact.label)))
        # Only as high as its text, so that its focus ring has room in the window.
        row.addWidget(phone, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _restyle(self) -> None:
        self._phone.setPixmap(self._theme.pixmap("phone", "ink2", _ICON))
        self._lock.setPixmap(self._theme.pixmap("lock", "ink2", _ICON))


def _on_one_line(label: QLabel) -> QLabel:
    label.setWordWrap(False)
    return label
