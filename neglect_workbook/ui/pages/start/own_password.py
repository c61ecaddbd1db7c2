"""A password for a new workbook: folded away, because most do without one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.password_advice import PasswordAdvice
from neglect_workbook.ui.widgets.password_fields import PasswordFields

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_TITLE: Final = "Protect it with a password"
_OPTIONAL: Final = "Optional"
_WANTED: Final = "Will be protected"


class OwnPassword(QWidget):
    """What speaks for a password and against it, and the password twice."""

    def __init__(self, theme: "Theme") -> None:
        """Ask for none yet."""
        super().__init__()
        self._disclosure = Disclosure(theme, _TITLE)
        self._fields = PasswordFields(theme)
        self._fields.edited.connect(self._show_wanted)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(PasswordAdvice(theme))
        inside.addWidget(self._fields)
        self._disclosure.set_content(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._disclosure)
        self._show_wanted()

    @property
    def password(self) -> str:
        """What was typed; empty for no password."""
        return self._fields.password

    def start(self) -> None:
        """Forget what was typed, and fold it away."""
        self._fields.clear()
        self._disclosure.set_open(is_open=False)

    def can_be_used(self) -> bool:
        """Whether there is none, or one that can be used; what is in the way is said in place."""
        if not self._fields.password and self._fields.is_typed_twice_alike:
            return True
        self._disclosure.set_open(is_open=True)
        return self._fields.can_be_used()

    def _show_wanted(self) -> None:
        self._disclosure.set_trailing(_WANTED if self.password else _OPTIONAL)
