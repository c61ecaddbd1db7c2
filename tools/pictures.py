"""Makes the pictures of the documentation anew, from the sample workbook in the real window.

`python3 tools/dev.py pictures` runs it. The pictures lie in ``docs/images``.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from neglect_workbook.questions import loader
from neglect_workbook.settings import SettingsFile
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.preferences import Preferences
from neglect_workbook.ui.theme import Theme

_IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
_FRAMEWORK = "bscp-neglect-2026"

#: File name, theme, and where in the sample; the start page where there is no place.
_PICTURES: tuple[tuple[str, str, Jump | None], ...] = (
    ("start", "light", None),
    ("question", "light", Jump(PageId.QUESTIONS, question_id="M3")),
    ("question-dark", "dark", Jump(PageId.QUESTIONS, question_id="M3")),
    ("evidence", "light", Jump(PageId.EVIDENCE)),
    ("action-plan", "light", Jump(PageId.ACTION_PLAN)),
    ("review-and-send", "light", Jump(PageId.SEND)),
)


def main() -> int:
    """Make every picture, and say where they are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as profile:
        preferences = Preferences(Path(profile), SettingsFile(Path(profile)))
        theme = Theme(app, "light")
        window = MainWindow(theme, loader.load(_FRAMEWORK), preferences)
        window.resize(1366, 736)
        window.show()
        for name, theme_name, place in _PICTURES:
            theme.set_name(theme_name)
            if place is not None:
                _go(window, place)
            _settle()
            path = _IMAGES / f"{name}.png"
            window.grab().save(str(path))
            sys.stdout.write(f"{path.name}\n")
        window.close()
        _settle()
    return 0


def _go(window: MainWindow, place: Jump) -> None:
    if window.view is None:
        window.open_sample()
        _settle()
    if window.view is not None:
        window.view.go_to(place)


def _settle() -> None:
    """Let the window lay itself out and finish what it put off."""
    for _ in range(20):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    sys.exit(main())
