"""How far reading the files has come, and the way to stop."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.labels import Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_BAR: Final = 14


class AddProgress(Card):
    """Shown while files are read. What was read before somebody stops is kept."""

    def __init__(self, theme: "Theme", session: "CollationSession") -> None:
        super().__init__(theme, ground="panel")
        self._session = session
        self._count = Strong(theme, "Looking for files")
        self._file = ElidedLabel(theme, "", ink="ink2", cut=Qt.TextElideMode.ElideMiddle)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.scaled(_BAR))
        self._bar.setAccessibleName("Files read")
        self._stop = Button(theme, "Stop reading", is_slim=True)
        self._stop.clicked.connect(self._on_stop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._count)
        words.addWidget(self._bar)
        words.addWidget(self._file)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignVCenter)
        session.adding_began.connect(self._begin)
        session.progress.connect(self._show_progress)
        session.adding_ended.connect(self.hide)
        self.setVisible(session.is_adding)

    def _begin(self) -> None:
        self._count.setText("Looking for files")
        self._file.set_words("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._stop.set_words("Stop reading")
        self.show()

    def _show_progress(self, done: int, total: int, file: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} of {total} files read")
        self._file.set_words(file)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.set_words("Stopping")
        self._session.stop_adding()
