"""Asks whether earlier wording of the whole workbook is to go for good, and the backups with it."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.going_back import backups_of
from neglect_workbook.ui.dialog_size import grow_to_fit
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body
from neglect_workbook.workbook.forgetting import (
    delete_backups_too,
    earlier_wording,
    forget_earlier_wording,
)

if TYPE_CHECKING:
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.banner import BannerKind

_WHAT: Final = (
    "The workbook keeps every earlier wording in its history, and what you removed. If something "
    "in it should never have been written, such as a child's name, take it out here."
)
_COSTS: Final = (
    "What the workbook says now stays, and so do closed reviews and files that you sent. You "
    "cannot undo this."
)
_NOTHING: Final = "There is no earlier wording in this workbook."
_WIDTH: Final = 520


class ForgetDialog(QDialog):
    """Says how much would go; one button that does it."""

    def __init__(self, theme: "Theme", session: "WorkbookSession", parent: QWidget) -> None:
        """Count what there is.

        Args:
            theme: gives fonts and colours.
            session: the open workbook.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._session = session
        self._tasks = TaskRunner(self)
        session.flush()
        self._count = sum(map(len, earlier_wording(session.workbook).values()))
        backups = len(backups_of(session.workbook))
        which = "backup" if backups == 1 else f"{backups} backups"
        self._backups = QCheckBox(f"Delete the {which} too")
        self._banner = Banner(theme, "info", "")
        self._forget = Button(theme, "Forget it for good")
        self._close = Button(theme, "Close")
        self._column = QVBoxLayout(self)
        self.setWindowTitle("Forget earlier wording")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._arrange(theme)
        can_forget = bool(self._count or backups) and not session.workbook.is_read_only
        self._forget.setVisible(can_forget)
        self._backups.setVisible(can_forget and bool(backups))
        # Backups hold what is to go, and Enter pressed at once is to forget nothing.
        self._backups.setChecked(True)
        self._close.setDefault(True)
        self._close.setFocus()
        self._forget.clicked.connect(self._start)
        self._close.clicked.connect(self.reject)

    def _arrange(self, theme: "Theme") -> None:
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Body(theme, _WHAT))
        amount = f"It holds {_counted(self._count, 'earlier change')}." if self._count else _NOTHING
        column.addWidget(Body(theme, amount))
        column.addWidget(Body(theme, _COSTS))
        column.addWidget(self._backups)
        column.addWidget(self._banner)
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._forget)
        buttons.addWidget(self._close)
        column.addLayout(buttons)
        self._banner.hide()
        grow_to_fit(self, column)

    def _start(self) -> None:
        session = self._session
        session.flush()
        self._count = sum(map(len, earlier_wording(session.workbook).values()))
        session.do(None, forget_earlier_wording)
        if self._backups.isVisible() and self._backups.isChecked():
            self._forget.setEnabled(False)
            self._tasks.run(
                partial(delete_backups_too, session.workbook), self._on_done, self._on_failed
            )
        else:
            # Gone from the file in the folder too, and not only in ten seconds.
            session.publish()
            self._on_done(0)

    def _on_done(self, deleted: int) -> None:
        gone = f"{_counted(self._count, 'earlier change')} forgotten."
        backups = f"{_counted(deleted, 'backup')} deleted." if deleted else ""
        self._say("info", gone, backups)
        self._forget.hide()
        self._backups.hide()
        # What was put into the folder on the way shows as it is there.
        self._session.publish()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._forget.setEnabled(True)
        self._say("problem", error.sentence, error.next_step)

    def _say(self, kind: "BannerKind", sentence: str, more: str) -> None:
        self._banner.set_content(kind, sentence, more)
        self._banner.show()
        grow_to_fit(self, self._column)


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
