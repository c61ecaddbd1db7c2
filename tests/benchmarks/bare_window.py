"""The least that a program with a PySide6 window can be: prints a line once it is drawn."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def leave_when_ready(window: QMainWindow) -> None:
    """As our own window does for ``--exit-when-ready``."""
    if not window.windowHandle().isExposed():
        QTimer.singleShot(1, lambda: leave_when_ready(window))
        return
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    window.close()


def main() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1366, 736)
    window.show()
    QTimer.singleShot(0, lambda: leave_when_ready(window))
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
