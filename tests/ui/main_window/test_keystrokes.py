"""What somebody types redraws what shows it, and rebuilds nothing."""

from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.main_window.every_page import PAGES
from tests.ui.main_window.whole import session_of, view_of


class Rebuilds:
    """Counts lists that are told to be others than before, and widgets that come or go."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = set(map(id, window.findChildren(QWidget)))
        self._widgets = window.findChildren(QWidget)
        self.lists: list[str] = []
        for model in window.findChildren(QAbstractItemModel):
            note = partial(self._note, type(model).__name__)
            for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                signal.connect(note)

    def _note(self, name: str, *_: object) -> None:
        self.lists.append(name)

    @property
    def widgets(self) -> list[str]:
        """Widgets that were made or deleted since."""
        now = self._window.findChildren(QWidget)
        made = [repr(one) for one in now if id(one) not in self._before]
        return made or ["something is gone"] * (len(now) != len(self._widgets))


@pytest.fixture
def everywhere(window: MainWindow) -> MainWindow:
    """The sample with every page built, on a question."""
    window.open_sample()
    for place in PAGES:
        view_of(window).go_to(place)
    view_of(window).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    for _ in range(10):
        QCoreApplication.processEvents()
    return window


def _type_and_save(window: MainWindow, text: str) -> None:
    box = QApplication.focusWidget()
    assert isinstance(box, QTextEdit)
    for letter in text:
        QTest.keyClicks(box, letter)
        session_of(window).flush()
        QCoreApplication.processEvents()


def test_typing_rebuilds_no_list_and_makes_no_widget(everywhere: MainWindow) -> None:
    rebuilds = Rebuilds(everywhere)
    _type_and_save(everywhere, " More than before.")

    assert session_of(everywhere).snapshot.answers["M3"].reason.endswith(" More than before.")
    assert rebuilds.lists == []
    assert rebuilds.widgets == []


def test_the_count_can_count(everywhere: MainWindow) -> None:
    """A new item of evidence does change lists: the test above would notice."""
    rebuilds = Rebuilds(everywhere)
    view_of(everywhere).go_to(Jump(PageId.EVIDENCE))
    box = QApplication.focusWidget()
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert rebuilds.lists != []
