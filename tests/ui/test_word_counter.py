from typing import TYPE_CHECKING

import pytest

from neglect_workbook.ui.widgets.word_counter import WordCounter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme


@pytest.mark.parametrize(
    ("text", "shown", "is_over"),
    [
        ("", "0 of 3 words", False),
        ("  one\n\ntwo ", "2 of 3 words", False),
        ("one two three", "3 of 3 words", False),
        ("one two three four", "4 of 3 words", True),
    ],
)
def test_words_are_counted_as_people_count_them(
    qtbot: "QtBot", theme: "Theme", text: str, shown: str, *, is_over: bool
) -> None:
    counter = WordCounter(theme, 3)
    qtbot.addWidget(counter)
    counter.count(text)
    assert counter.text() == shown
    assert counter.is_over is is_over


def test_too_many_words_are_shown_by_weight_as_well_as_colour(
    qtbot: "QtBot", theme: "Theme"
) -> None:
    counter = WordCounter(theme, 1)
    qtbot.addWidget(counter)
    light = counter.font().weight()
    counter.count("one two")
    assert counter.font().weight() > light
    counter.count("one")
    assert counter.font().weight() == light
