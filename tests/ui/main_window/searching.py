"""Find and the command list in a test: opened by their actions, read by what they list."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.ui.search.panel import SearchPanel
from neglect_workbook.ui.search.results import RowKind
from tests.ui.main_window.whole import action_of


class Panel:
    """One panel over a window, used by keys."""

    def __init__(self, window: MainWindow, action_id: ActionId) -> None:
        self.window = window
        action_of(window, action_id).trigger()
        settle()
        panels = window.findChildren(QObject)
        self.panel = next(one for one in panels if isinstance(one, SearchPanel) and one.isVisible())

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self.panel.isVisible()

    @property
    def titles(self) -> list[str]:
        """What is listed, without headings."""
        rows = self.panel.rows
        return [row.title.text for row in rows if row.kind is not RowKind.HEADING]

    @property
    def headings(self) -> dict[str, str]:
        """The groups, and the counts beside them."""
        rows = self.panel.rows
        return {row.title.text: row.note for row in rows if row.kind is RowKind.HEADING}

    @property
    def current(self) -> str:
        """The row that Enter would take."""
        return str(self.panel.results.currentIndex().data())

    def write(self, text: str) -> None:
        """Type into the line in place of what is there."""
        self.panel.line.selectAll()
        QTest.keyClicks(self.panel.line, text)
        settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(focused(), key)
        settle()

    def choose(self, title: str) -> None:
        """Go down to a row and take it."""
        while not self.current.startswith(title):
            before = self.current
            self.press(Qt.Key.Key_Down)
            assert self.current != before, f"no row {title} in {self.titles}"
        self.press(Qt.Key.Key_Return)


def focused() -> QWidget:
    """What the keyboard is in."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settle() -> None:
    """Let the window come to rest."""
    for _ in range(5):
        QCoreApplication.processEvents()
