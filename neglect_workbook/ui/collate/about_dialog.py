"""What is true of a whole collation: its name, who collates, and when returns are due."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Hint
from neglect_workbook.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_WIDTH: Final = 460
_NO_NAME: Final = "Write a name, such as 'Autumn 2026'."


class AboutDialog(QDialog):
    """Three fields. What they say is taken over as a whole, and undone as a whole."""

    def __init__(self, theme: "Theme", session: "CollationSession", parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        head = session.head
        self._name = LineField(theme, "What it is called")
        self._name.set_text(head.name)
        self._who = LineField(theme, "Who collates", hint="stands on receipts and letters")
        self._who.set_text(head.received_by)
        self._due = DateField(theme, "When returns are due")
        self._due.set_date(head.due_on)
        keep = Button(theme, "Keep this", kind="filled")
        cancel = Button(theme, "Cancel")
        keep.setDefault(True)
        keep.setEnabled(not session.is_read_only)
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        for line in (self._name, self._who):
            line.leave_unchecked()
            line.undo_here()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(self._name)
        column.addWidget(self._who)
        column.addWidget(self._due)
        column.addWidget(Hint(theme, "A return with a later date is marked late."))
        buttons = FlowLayout(gap=10)
        buttons.addWidget(keep)
        buttons.addWidget(cancel)
        column.addLayout(buttons)
        self.setWindowTitle("About this collation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))

    def _keep(self) -> None:
        name = self._name.text().strip()
        self._name.set_problem("" if name else _NO_NAME)
        if not name:
            self._name.focus_editor()
        elif not self._due.commit():
            self._due.focus_editor()
        else:
            who, due = self._who.text().strip(), self._due.day
            self._session.set_head(name=name, received_by=who, due_on=due)
            self.accept()
