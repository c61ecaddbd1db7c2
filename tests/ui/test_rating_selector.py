from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from neglect_workbook.questions.loader import load
from neglect_workbook.ui.widgets.field_note import FieldNote
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.rating_option import RatingOption
from neglect_workbook.ui.widgets.rating_selector import RatingSelector
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme

SCALE = load("bscp-neglect-2026").scale
CODES = [rating.code for rating in SCALE.ratings]


class Page:
    """A selector in a window that has the focus, and what it told."""

    def __init__(self, qtbot: "QtBot", theme: "Theme") -> None:
        self.selector = RatingSelector(theme, SCALE, "M")
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.selector)
        self.window.resize(420, 600)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.told: list[str] = []
        self.selector.rating_selected.connect(self.told.append)

    def option(self, code: str) -> RatingOption:
        return next(one for one in self.selector.findChildren(RatingOption) if one.code == code)

    def chosen(self) -> list[str]:
        options = self.selector.findChildren(RatingOption)
        return [one.code for one in options if one.isChecked()]

    def focused(self) -> str:
        return next(one.code for one in self.selector.findChildren(RatingOption) if one.hasFocus())

    def texts(self) -> list[str]:
        labels = self.selector.findChildren(QLabel)
        return [label.text() for label in labels if not label.isHidden()]


@pytest.fixture
def page(qtbot: "QtBot", theme: "Theme") -> Page:
    return Page(qtbot, theme)


def press(option: RatingOption) -> None:
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))


def test_every_rating_is_offered_in_the_order_of_the_scale(page: Page) -> None:
    words = [option.text() for option in page.selector.findChildren(RatingOption)]
    assert words == [rating.words for rating in SCALE.ratings]
    assert page.chosen() == []


def test_a_press_chooses_and_shows_the_meaning(page: Page) -> None:
    press(page.option("1"))
    assert page.told == ["1"]
    assert page.chosen() == ["1"]
    assert SCALE.rating("1").meaning["M"] in page.texts()


def test_pressing_the_chosen_rating_again_takes_it_back(page: Page) -> None:
    press(page.option("2"))
    press(page.option("2"))
    assert page.told == ["2", ""]
    assert page.chosen() == []


def test_a_double_click_chooses_and_does_not_take_back(page: Page) -> None:
    option = page.option("2")
    spot = QPoint(20, 12)
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(option, Qt.MouseButton.LeftButton, pos=spot)
    assert page.told == ["2"]
    assert page.chosen() == ["2"]


def test_delete_takes_the_rating_back(page: Page) -> None:
    page.selector.set_rating("0")
    QTest.keyClick(page.option("0"), Qt.Key.Key_Delete)
    assert page.told == [""]
    assert page.chosen() == []


@pytest.mark.parametrize(("number", "code"), list(enumerate(CODES, start=1)))
def test_number_keys_choose(page: Page, number: int, code: str) -> None:
    page.selector.focus_rating()
    QTest.keyClick(page.option(page.focused()), Qt.Key(Qt.Key.Key_0 + number))
    assert page.told == [code]
    assert page.focused() == code


def test_a_number_beyond_the_scale_does_nothing(page: Page) -> None:
    QTest.keyClick(page.option("1"), Qt.Key.Key_7)
    assert page.told == []


def test_arrows_move_and_go_round_the_ends(page: Page) -> None:
    page.selector.set_rating("3")
    page.selector.focus_rating()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(page.option(page.focused()), key)
    assert page.told == ["na", "unknown", "na"]


def test_space_chooses_the_focused_rating_when_none_is_chosen(page: Page) -> None:
    page.selector.focus_rating()
    QTest.keyClick(page.option("unknown"), Qt.Key.Key_Space)
    assert page.told == ["unknown"]


def test_tab_stops_once_at_the_whole_group(page: Page) -> None:
    def stops() -> list[str]:
        options = page.selector.findChildren(RatingOption)
        return [one.code for one in options if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == ["unknown"]
    page.selector.set_rating("2")
    assert stops() == ["2"]
    press(page.option("3"))
    assert stops() == ["3"]


def test_showing_a_rating_tells_nothing(page: Page) -> None:
    for code in ("2", "2", "", "na"):
        page.selector.set_rating(code)
    assert page.told == []
    assert page.chosen() == ["na"]
    assert page.selector.rating == "na"


def test_the_suggested_rating_says_so_to_screen_readers_too(page: Page) -> None:
    page.selector.set_suggested("1")
    assert page.option("1").is_suggested
    assert "Suggested" in page.option("1").accessibleDescription()
    page.selector.set_suggested("")
    assert not page.option("1").is_suggested
    assert "Suggested" not in page.option("1").accessibleDescription()


def test_where_the_tag_finds_no_room_the_option_grows(qtbot: "QtBot", page: Page) -> None:
    option = page.option("3")
    wide = option.heightForWidth(option.width())
    page.selector.set_suggested("3")
    narrow = option.minimumSizeHint().width()
    assert option.heightForWidth(narrow) > wide
    page.window.resize(page.window.minimumSizeHint().width(), 700)
    qtbot.waitUntil(lambda: option.height() > wide)


def test_a_reason_is_asked_for_and_told(qtbot: "QtBot", page: Page) -> None:
    page.selector.set_reason("Why does this not apply to you?", "We have no under-fives.")
    editor = the(GrowingEdit, page.selector)
    assert editor.isVisible()
    assert editor.accessibleName() == "Why does this not apply to you?"
    page.selector.focus_reason()
    with qtbot.waitSignal(page.selector.reason_edited, timeout=0) as signal:
        QTest.keyClicks(editor, " Yet.")
        page.selector.flush()
    assert signal.args == ["We have no under-fives. Yet."]
    page.selector.set_reason("", "")
    assert editor.isHidden() or not editor.isVisible()


def test_a_missing_reason_is_said_at_the_reason_line(page: Page) -> None:
    page.selector.set_reason("Why does this not apply to you?", "")
    page.selector.set_error("Say in a line why this does not apply to you.")
    editor = the(GrowingEdit, page.selector)
    assert editor.property("state") == "error"
    assert page.texts().count("Say in a line why this does not apply to you.") == 1


def test_an_error_without_a_reason_line_stands_below_the_ratings(page: Page) -> None:
    page.selector.set_error("Choose a rating.")
    shown = [one.text() for one in page.selector.findChildren(FieldNote) if one.isVisible()]
    assert shown == ["Choose a rating."]
    page.selector.set_error("")
    assert not [one for one in page.selector.findChildren(FieldNote) if one.isVisible()]


def test_a_closed_review_shows_its_rating_and_takes_no_other(page: Page) -> None:
    page.selector.set_rating("1")
    page.selector.set_read_only(is_read_only=True)
    press(page.option("2"))
    press(page.option("1"))
    page.selector.focus_rating()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_Delete):
        QTest.keyClick(page.option("1"), key)
    assert page.told == []
    assert page.chosen() == ["1"]
    assert page.option("1").hasFocus()
    page.selector.set_read_only(is_read_only=False)
    press(page.option("2"))
    assert page.told == ["2"]


def test_the_heading_says_that_the_scale_is_a_proposal(page: Page) -> None:
    assert "Our rating" in page.texts()
    assert "proposed scale, you decide" in page.texts()


def test_choosing_another_rating_does_not_move_what_stands_below(page: Page) -> None:
    heights = set()
    for code in ["", *CODES]:
        page.selector.set_rating(code)
        heights.add(page.selector.heightForWidth(380))
    assert len(heights) == 1


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_a_chosen_rating_is_painted_in_every_theme(page: Page, theme: "Theme", name: str) -> None:
    theme.set_name(name)
    page.selector.set_suggested("1")
    before = page.option("1").grab().toImage()
    page.selector.set_rating("1")
    after = page.option("1").grab().toImage()
    assert before != after
    token = "select" if name == "high_contrast" else "accent_tint"
    assert after.pixelColor(after.width() // 2, 3) == theme.colour(token)
