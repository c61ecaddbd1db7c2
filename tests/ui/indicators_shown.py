"""An Indicators page in a window, and the parts of it that tests use."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from neglect_workbook.domain.records import Indicator, IndicatorValue
from neglect_workbook.ui.pages.indicators.indicator_card import IndicatorCard
from neglect_workbook.ui.pages.indicators.number_cell import NumberCell
from neglect_workbook.ui.pages.indicators_page import IndicatorsPage
from neglect_workbook.ui.widgets.line_chart import LineChart
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

TODAY = date(2026, 11, 23)


class IndicatorsShown:
    """The page at a size of our choice, on 23 November 2026."""

    def __init__(
        self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", width: int = 1118
    ) -> None:
        self.session = session
        self.page = IndicatorsPage(theme, session, today=lambda: TODAY)
        qtbot.addWidget(self.page)
        self.page.resize(width, 660)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def cards(self) -> list[IndicatorCard]:
        """The cards in the list, from the top."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        found = self.page.findChildren(IndicatorCard)
        return sorted((one for one in found if one.isVisible()), key=lambda one: one.y())

    @property
    def chart(self) -> LineChart:
        return the(LineChart, self.page)

    @property
    def cells(self) -> dict[str, NumberCell]:
        """The cells below the chart by the period that they are for, from the left."""
        found = [one for one in self.page.findChildren(NumberCell) if one.isVisible()]
        return {one.toolTip(): one for one in sorted(found, key=lambda one: one.x())}

    @property
    def texts(self) -> str:
        """Every word that labels and buttons show."""
        seen = [one for one in self.page.findChildren(QWidget) if one.isVisible()]
        return "\n".join(str(one.property("text") or "") for one in seen)

    @property
    def note(self) -> QTextEdit:
        return next(
            one
            for one in self.page.findChildren(QTextEdit)
            if one.accessibleName() == "What we think this shows"
        )

    def indicator(self, label: str) -> Indicator:
        return next(one for one in self.session.snapshot.indicators if one.label == label)

    def values(self, label: str) -> dict[str, IndicatorValue]:
        """The values of an indicator by their periods, in order."""
        values = self.session.snapshot.values_of(self.indicator(label).id)
        return {one.period: one for one in values}

    def press_card(self, name: str) -> None:
        """Press the card whose words begin with these."""
        card = next(one for one in self.cards if one.accessibleName().startswith(name))
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)

    def click(self, words: str) -> None:
        """Press the button with these words."""
        buttons = self.page.findChildren(QAbstractButton)
        names = [(one, one.text(), one.accessibleName()) for one in buttons if one.isVisible()]
        found = [one for one, *said in names if words in said]
        assert len(found) == 1, (words, names)
        found[0].click()

    def line(self, name: str) -> QLineEdit:
        """The line of this name that can be seen."""
        return next(
            one
            for one in self.page.findChildren(QLineEdit)
            if one.accessibleName() == name and one.isVisible()
        )

    def write(self, period: str, text: str, *, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Write a number over the one in a cell, and leave the cell with a key."""
        cell = self.cells[period]
        cell.setFocus()
        cell.selectAll()
        QTest.keyClick(cell, Qt.Key.Key_Delete)
        QTest.keyClicks(cell, text)
        QTest.keyClick(cell, key)
