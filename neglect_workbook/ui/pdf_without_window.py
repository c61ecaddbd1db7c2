"""A PDF for a command: Qt's pages without a window, and where there is no display."""

import os
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from neglect_workbook.ui import printing

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.exchange.report import Document

#: Qt's way to draw where nothing is shown.
_NO_DISPLAY: Final = "offscreen"
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
_PLATFORM: Final = "QT_QPA_PLATFORM"


def write_pdf(document: "Document", path: "Path") -> None:
    """Write the document as a PDF; what was there is replaced.

    Raises:
        KnownError: the file could not be written.
    """
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS)):
            os.environ.setdefault(_PLATFORM, _NO_DISPLAY)
        # Qt keeps it for as long as the process lives.
        QGuiApplication([])
    printing.write_pdf(document, path)
