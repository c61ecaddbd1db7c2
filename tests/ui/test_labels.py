"""Texts: their rank, and that markup in them has no meaning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from neglect_workbook.domain.rating_scale import RatingScale
from neglect_workbook.ui.theme import Theme
from neglect_workbook.ui.tokens import DARK, LIGHT
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.dressing import dress_again
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import (
    Body,
    Hint,
    Lead,
    PageTitle,
    SectionHeading,
)
from neglect_workbook.ui.widgets.level_label import LevelLabel
from neglect_workbook.ui.widgets.rating_label import RatingLabel
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel
from tests.ui.pictures import colours_in


@pytest.mark.parametrize("kind", [PageTitle, SectionHeading, Lead, Hint, Body])
def test_markup_in_a_text_is_shown_as_it_is(theme: Theme, qtbot: QtBot, kind: type[Body]) -> None:
    label = kind(theme, "<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>not bold</b>"


def test_rank_is_size_weight_and_ink(theme: Theme, qtbot: QtBot) -> None:
    title, heading, body, hint = (
        kind(theme, "Action plan") for kind in (PageTitle, SectionHeading, Body, Hint)
    )
    for label in (title, heading, body, hint):
        qtbot.addWidget(label)
    assert [one.fontInfo().pixelSize() for one in (title, heading, body, hint)] == [24, 18, 16, 16]
    assert title.font().weight() > body.font().weight()
    assert hint.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.ink3.lower()


def test_a_text_follows_theme_and_zoom(theme: Theme, qtbot: QtBot) -> None:
    title = PageTitle(theme, "Action plan")
    qtbot.addWidget(title)
    theme.set_zoom(150)
    theme.set_name("dark")
    assert title.fontInfo().pixelSize() == 36
    assert title.palette().color(QPalette.ColorRole.WindowText).name() == DARK.ink.lower()


def test_a_text_that_moves_to_another_parent_is_dressed_again(theme: Theme, qtbot: QtBot) -> None:
    first, second, moved = QWidget(), QWidget(), QWidget()
    columns = [QVBoxLayout(place) for place in (first, second)]
    for place in (first, second):
        qtbot.addWidget(place)
        place.show()
    title = PageTitle(theme, "Action plan", moved)
    columns[0].addWidget(moved)
    QApplication.processEvents()
    theme.set_zoom(150)
    columns[1].addWidget(moved)
    assert title.fontInfo().pixelSize() == 24, "or else Qt has mended it, and we need nothing"
    dress_again(moved)
    assert title.fontInfo().pixelSize() == 36


def test_a_rating_is_read_in_its_full_words(theme: Theme, qtbot: QtBot, scale: RatingScale) -> None:
    label = RatingLabel(theme, scale, is_short=True)
    qtbot.addWidget(label)
    assert (label.text(), label.accessibleName()) == ("Not answered", "Not answered yet")
    label.set_code("3")
    assert (label.text(), label.code) == ("Difference", "3")
    assert label.accessibleName() == label.toolTip() == "In place and making a difference"


def test_a_rating_shows_its_mark_in_its_colour(
    theme: Theme, qtbot: QtBot, scale: RatingScale
) -> None:
    label = RatingLabel(theme, scale)
    qtbot.addWidget(label)
    label.set_code("2")
    mark = label.grab().toImage().copy(0, 0, 20, label.height())
    assert label.text() == "In place"
    assert LIGHT.green.lower() in colours_in(mark)


def test_an_unknown_rating_is_an_error(theme: Theme, qtbot: QtBot, scale: RatingScale) -> None:
    label = RatingLabel(theme, scale)
    qtbot.addWidget(label)
    with pytest.raises(KeyError):
        label.set_code("7")
    assert label.code is None


def test_a_level_shows_its_bars_and_words(theme: Theme, qtbot: QtBot) -> None:
    label = LevelLabel(theme, 1, "We have it")
    qtbot.addWidget(label)
    label.set_level(4, "Children are better off")
    assert label.text() == "Children are better off"
    mark = label.grab().toImage().copy(0, 0, 20, label.height())
    assert LIGHT.ink2.lower() in colours_in(mark)
    assert LIGHT.control.lower() not in colours_in(mark)


def test_an_icon_stands_before_the_text(theme: Theme, qtbot: QtBot) -> None:
    label = IconLabel(theme, "check", "Saved 10:42", icon_ink="green")
    qtbot.addWidget(label)
    assert LIGHT.green.lower() in colours_in(label.grab().toImage().copy(0, 0, 18, 22))
    label.set_content("octagon-alert", "Not saved.", ink="red")
    assert label.text() == "Not saved."
    assert LIGHT.red.lower() in colours_in(label.grab().toImage().copy(0, 0, 18, 22))


def test_wrapped_text_beside_a_mark_takes_the_height_it_needs(theme: Theme, qtbot: QtBot) -> None:
    label = IconLabel(theme, "shield", "No names, initials or dates of birth in what you write")
    qtbot.addWidget(label)
    assert label.heightForWidth(160) > 2 * label.fontMetrics().height()


def test_a_text_of_two_weights_reads_as_one(theme: Theme, qtbot: QtBot) -> None:
    label = RunsLabel(theme, [Run("24 days", is_strong=True), Run(" to 17 December", ink="ink2")])
    qtbot.addWidget(label)
    assert label.text() == "24 days to 17 December"
    colours = colours_in(label.grab().toImage())
    assert {LIGHT.ink.lower(), LIGHT.ink2.lower()} <= colours
    assert label.heightForWidth(80) > label.heightForWidth(600)


def test_a_text_without_room_ends_in_an_ellipsis_and_says_all_elsewhere(
    theme: Theme, qtbot: QtBot
) -> None:
    words = "The whole federation of the valley schools under the hill"
    label = ElidedLabel(theme, words, lines=2)
    qtbot.addWidget(label)
    label.resize(150, 60)
    label.grab()
    assert label.shown.endswith("…")
    assert label.shown.count("\n") == 1
    assert label.accessibleName() == label.toolTip() == words
    label.resize(900, 60)
    label.grab()
    assert label.shown == words
    assert label.toolTip() == ""


def test_a_card_shows_what_is_chosen_by_its_edge(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme)
    qtbot.addWidget(card)
    card.resize(80, 40)
    assert card.grab().toImage().pixelColor(40, 0).name() == LIGHT.line.lower()
    card.set_tokens(ground="accent_tint", edge="accent")
    assert card.grab().toImage().pixelColor(40, 0).name() == LIGHT.accent.lower()
