"""The card at the right of 'Review and send', at every height that it may have."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from neglect_workbook.errors import KnownError
from neglect_workbook.ui.pages.send.body import SendBody, SendCard
from neglect_workbook.ui.pages.send.finding_list import FindingList
from neglect_workbook.ui.pages.send.make_panel import MakePanel
from neglect_workbook.ui.pages.send.paper import Paper
from tests.ui.finding import the
from tests.ui.send_shown import SendShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def sample(
    qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession", preferences: "Preferences"
) -> SendShown:
    """The page of the filled workbook."""
    return SendShown(qtbot, theme, sample_session, preferences)


def settle() -> None:
    """Let the page lay itself out."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("height", [664, 500, 380])
def test_nothing_at_the_right_lies_on_something_else(
    zoom: int, height: int, sample: SendShown, theme: "Theme", tmp_path: Path
) -> None:
    theme.set_zoom(zoom)
    # As low as the page is under news of several lines.
    sample.page.resize(1118, height)
    panel = the(MakePanel, sample.page)
    settle()
    assert _misplaced(sample) == []

    name = f"neglect-action-plan_{'hazelmoor-' * 5}2026-11-26.docx"
    sentence = f"This computer does not let you write {name} in {tmp_path}."
    panel.show_problem(KnownError("not_allowed", sentence, "Choose another folder."))
    settle()
    assert _misplaced(sample) == []

    sample.page.resize(1118, 664)
    settle()
    assert _misplaced(sample) == []


def test_the_ground_of_the_preview_goes_with_it(sample: SendShown, tmp_path: Path) -> None:
    panel = the(MakePanel, sample.page)
    settle()
    sentence = f"This computer does not let you write {'a-long-name-' * 2}.docx in {tmp_path}."
    panel.show_problem(KnownError("not_allowed", sentence, "Choose another folder."))
    settle()
    assert _on_screen(sample) == _painted_anew(sample)

    panel.choose_folder(str(tmp_path))
    settle()
    assert not sample.problem
    assert _on_screen(sample) == _painted_anew(sample)


def test_a_narrow_page_is_looked_through_then_read_then_made_then_closed(
    sample: SendShown, theme: "Theme"
) -> None:
    theme.set_zoom(125)
    sample.page.resize(1093, 440)
    settle()

    names = ("Read it all", "Make the files", "Close this review")
    parts: list[QWidget] = [the(FindingList, sample.page), *(sample.button(one) for one in names)]
    body = the(SendBody, sample.page)
    tops = [one.mapTo(body.left.viewport(), QPoint(0, 0)).y() for one in parts]
    assert tops == sorted(tops)
    assert tops[2] + parts[2].height() - tops[1] < body.left.viewport().height()


def test_the_wheel_goes_past_a_preview_that_nobody_reads(sample: SendShown) -> None:
    sample.page.resize(900, 800)
    settle()
    (paper,) = [one for one in sample.page.findChildren(Paper) if one.isVisible()]
    left = the(SendBody, sample.page).left
    left.verticalScrollBar().setValue(left.verticalScrollBar().maximum() - 300)
    settle()
    before = left.verticalScrollBar().value()

    _turn_wheel_over(paper, by=-120)
    assert left.verticalScrollBar().value() > before
    assert paper.verticalScrollBar().value() == 0

    paper.setFocus()
    settle()
    _turn_wheel_over(paper, by=-120)
    assert paper.verticalScrollBar().value() > 0
    paper.verticalScrollBar().setValue(paper.verticalScrollBar().maximum())
    # So that there is something left below.
    left.verticalScrollBar().setValue(left.verticalScrollBar().maximum() - 60)
    settle()
    before = left.verticalScrollBar().value()
    _turn_wheel_over(paper, by=-120)
    assert left.verticalScrollBar().value() > before


def _turn_wheel_over(paper: Paper, *, by: int) -> None:
    visible = paper.visibleRegion().boundingRect()
    place = paper.mapTo(paper.window(), visible.center())
    QTest.wheelEvent(paper.window().windowHandle(), QPointF(place), QPoint(0, by))
    settle()


def _on_screen(shown: SendShown) -> QImage:
    """The card as somebody sees it: what nobody painted again is as it was."""
    card = the(SendCard, shown.page)
    place = QRect(card.mapTo(shown.page, QPoint(0, 0)), card.size())
    whole = shown.page.screen().grabWindow(shown.page.winId()).toImage()
    return whole.copy(place).convertToFormat(QImage.Format.Format_RGB32)


def _painted_anew(shown: SendShown) -> QImage:
    card = the(SendCard, shown.page)
    place = QRect(card.mapTo(shown.page, QPoint(0, 0)), card.size())
    whole = shown.page.grab(place).toImage()
    return whole.convertToFormat(QImage.Format.Format_RGB32)


def _misplaced(shown: SendShown) -> list[str]:
    """What of the card at the right is cut off, or lies on something beside it."""
    card = the(SendCard, shown.page)
    found: list[str] = []
    for place in (card, the(MakePanel, shown.page)):
        parts = [one for one in place.children() if isinstance(one, QWidget) and one.isVisible()]
        for number, one in enumerate(parts):
            words = one.accessibleName() or type(one).__name__
            if not place.rect().contains(one.geometry()):
                found.append(f"{words} is cut off")
            if one.hasHeightForWidth() and one.height() < one.heightForWidth(one.width()):
                found.append(f"{words} is too low")
            others = (other for other in parts[number + 1 :])
            if any(one.geometry().intersects(other.geometry()) for other in others):
                found.append(f"something lies on {words}")
    return found
