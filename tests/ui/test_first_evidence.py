"""The first evidence of a workbook: its form stays under the hand that fills it in."""

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QWidget

from neglect_workbook.ui.pages.evidence_page import EvidencePage
from neglect_workbook.ui.widgets.table_view import TableView
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

_Widget = TypeVar("_Widget", bound=QWidget)


def settle() -> None:
    """Let the page lay itself out, one level at each turn."""
    for _ in range(8):
        QApplication.processEvents()


def seen(kind: type[_Widget], name: str, page: QWidget) -> _Widget:
    """What is called so and can be seen."""
    parts = page.findChildren(kind)
    return next(one for one in parts if one.accessibleName() == name and one.isVisible())


@pytest.mark.parametrize("width", [1118, 844, 700])
def test_the_form_of_the_first_item_stays_where_it_opened(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", width: int
) -> None:
    page = EvidencePage(theme, session)
    qtbot.addWidget(page)
    page.resize(width, 660)
    with qtbot.waitExposed(page):
        page.show()
    seen(QPushButton, "Add evidence", page).click()
    settle()
    level = seen(QRadioButton, "We did it", page)
    place = level.mapTo(page, QPoint(0, 0))
    QTest.keyClicks(seen(QLineEdit, "What it is", page), "Monthly audit")

    # The title is saved, and so the item made, as the press takes the keyboard away.
    QTest.mousePress(level, Qt.MouseButton.LeftButton)
    settle()
    assert level.mapTo(page, QPoint(0, 0)) == place
    QTest.mouseRelease(level, Qt.MouseButton.LeftButton)
    (item,) = session.snapshot.evidence
    assert (item.title, item.level) == ("Monthly audit", 2)

    seen(QPushButton, "Back to the list", page).click()
    assert the(TableView, page).isVisible()
