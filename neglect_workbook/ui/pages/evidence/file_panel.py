"""What becomes of a file that was dropped or chosen, asked in place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.pages.evidence.copy_progress import CopyProgress
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

PRIVACY: Final = "Evidence can hold children's names. Noting the place is safer."
_ATTACH: Final = "Attach a copy"
_ATTACHING: Final = "Attaching a copy"
_ASK: Final = "Add '{name}' as evidence"


class FilePanel(Card):
    """Two choices, the safer one first and with the keyboard on it.

    Signals:
        note_requested: note where the file is kept.
        copy_requested: attach a copy.
        cancel_requested: a copy that is being read is not wanted any more.
        closed: the file is not wanted as evidence.
    """

    note_requested = Signal()
    copy_requested = Signal()
    cancel_requested = Signal()
    closed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, ground="panel")
        self._is_busy = False
        self._title = Strong(theme)
        self._close = Button(theme, "Close", kind="quiet", icon="x", is_slim=True)
        self._problem = Banner(theme, "problem", "")
        self._note = Button(theme, "Note where it is kept")
        self._copy = Button(theme, _ATTACH, icon="paperclip")
        self._progress = CopyProgress(theme)
        self._close.clicked.connect(self.closed)
        self._note.clicked.connect(self.note_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._progress.cancel_requested.connect(self.cancel_requested)
        for button in (self._note, self._copy):
            button.setAccessibleDescription(PRIVACY)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        choices = QWidget()
        flow = FlowLayout(choices, gap=10)
        flow.addWidget(self._note)
        flow.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(IconLabel(theme, "shield", PRIVACY, ink="ink2"))
        layout.addWidget(self._problem)
        layout.addWidget(choices)
        layout.addWidget(self._progress)
        self._problem.hide()
        self.hide()

    def ask(self, name: str) -> None:
        """Ask what becomes of a file."""
        title = _ASK.format(name=name)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._problem.hide()
        self.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Offer nothing else while a copy is being read. What has the keyboard keeps it."""
        self._problem.hide()
        self._set_busy(is_busy=True)

    def end(self) -> None:
        """Nothing is being read any more."""
        self._progress.hide()
        self._set_busy(is_busy=False)

    def show_progress(self, read: int, total: int) -> None:
        """Say how much of the file was read."""
        self._progress.show_progress(read, total)

    def show_problem(self, error: "KnownError") -> None:
        """Say why a copy cannot be attached. Noting the place is open still."""
        self._problem.set_content("problem", error.sentence, error.next_step)
        self._problem.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_busy:
            self.cancel_requested.emit()
        else:
            self.closed.emit()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._copy.set_words(_ATTACHING if is_busy else _ATTACH)
        for button in (self._note, self._close):
            button.setEnabled(not is_busy)
