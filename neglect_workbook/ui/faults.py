"""Faults of our own: kept as a report, told in one calm box, and never a reason to lose work."""

import sys
import threading
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, Signal

from neglect_workbook.crash import describe, keep_report
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    import logging
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox, QWidget
else:
    logging = Late("logging")


class FaultWatch(QObject):
    """Hears of every error that nothing else caught, on any thread.

    Signals:
        met: the report, which holds no word of what anybody wrote.
    """

    met = Signal(str)

    def __init__(self, profile: "Path", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_thread_fault

    def _on_fault(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: "TracebackType | None",
    ) -> None:
        kept = keep_report(error, self._profile)
        log = logging.getLogger(__name__)
        log.error("a fault of our own; the report is %s", kept.name if kept else "lost")
        self.met.emit(describe(error))

    def _on_thread_fault(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None:
            self._on_fault(fault.exc_type, fault.exc_value, fault.exc_traceback)


def show_fault(parent: "QWidget", report: str) -> "QMessageBox":
    """Tell a person of a fault, with a report that they may copy. It is never sent anywhere."""
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle("Neglect Workbook")
    box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("The program met a fault of its own. What you typed is saved.")
    box.setInformativeText(
        "You can go on. If it happens again, close the program and open it again. "
        "The report below holds none of your text, and is sent nowhere."
    )
    box.setDetailedText(report)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
