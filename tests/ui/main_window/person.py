"""Somebody at the keyboard: finds things by the names that screen readers say, and presses keys."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from neglect_workbook.ui.main_window import MainWindow
from tests.ui.main_window.whole import name_of

_MOST_TABS = 300


class Person:
    """Uses keys only. Whatever takes more than that is not usable by keyboard alone."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def focused(self) -> QWidget:
        """What the keyboard is in."""
        for _ in range(5):
            QCoreApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def here(self) -> str:
        """What a screen reader calls it."""
        return name_of(self.focused)

    def press(self, key: Qt.Key, times: int = 1, *, ctrl: bool = False) -> None:
        """Press a key."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for _ in range(times):
            QTest.keyClick(self.focused, key, modifier)

    def write(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.focused, text)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until what has the keyboard is called so, or begins so."""
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        passed = []
        for _ in range(_MOST_TABS):
            self.press(key)
            if self.here.startswith(name):
                return
            passed.append(self.here)
        raise AssertionError(f"Tab never reaches '{name}'. It passes {sorted(set(passed))}")

    def tab_to_all(self, *names: str) -> None:
        """Tab to one after the other."""
        for name in names:
            self.tab_to(name)
