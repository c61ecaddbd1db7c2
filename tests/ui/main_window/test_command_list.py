"""The command list: everything that can be done now, by a few letters and Enter."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from neglect_workbook.domain.clock import today_here
from neglect_workbook.ui.actions import ACTIONS, ActionId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from neglect_workbook.workbook import close_review
from tests.ui.main_window.searching import Panel, focused
from tests.ui.main_window.whole import action_of, name_of, session_of, texts_on, view_of

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.ui.theme import Theme


def test_it_lists_what_can_be_done_every_page_and_every_question(opened: MainWindow) -> None:
    listed = Panel(opened, ActionId.COMMANDS)

    work = "In this workbook"
    assert list(listed.headings) == ["Go", work, "Questions", "File", "Edit", "View", "Help"]
    for words in ("Go to Overview", "Go to Library", "Go to M3 Drift and harm", "Save a copy"):
        assert words in listed.titles
    assert listed.headings["Questions"] == "13"
    able = [one for one in ACTIONS if action_of(opened, one.id).isEnabled()]
    others = [title for title in listed.titles if not title.startswith(("Go to S", "Go to M"))]
    assert len(others) == len(able) - 1 + int(listed.headings[work])


def test_what_cannot_be_done_now_is_left_out(window: MainWindow) -> None:
    listed = Panel(window, ActionId.COMMANDS)

    assert "New workbook" in listed.titles
    for missing in ("Undo", "Save a copy", "Go to Evidence", "Find"):
        assert missing not in listed.titles


def test_letters_find_a_command_and_enter_does_it(opened: MainWindow, theme: "Theme") -> None:
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write("dark")
    assert listed.titles == ["Use dark colours"]

    listed.press(Qt.Key.Key_Return)
    assert not listed.is_open
    assert theme.name == "dark"


def test_words_in_any_order_and_the_beginnings_of_words_are_enough(opened: MainWindow) -> None:
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write("plan go act")
    assert listed.titles == ["Go to Action plan"]

    listed.write("no such thing")
    assert listed.titles == []
    assert "Use fewer words" in texts_on(listed.panel)


def test_a_question_is_gone_to_by_its_letters(opened: MainWindow) -> None:
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write("m4")
    listed.press(Qt.Key.Key_Return)

    assert view_of(opened).place == Jump(PageId.QUESTIONS, question_id="M4")


@pytest.mark.parametrize(
    ("words", "page", "focus"),
    [
        ("add evidence", PageId.EVIDENCE, "What it is"),
        ("add an action", PageId.ACTION_PLAN, "What will be different"),
        ("enter a form", PageId.VOICES, "Which group is the form from?"),
        ("close the review", PageId.SEND, "Close this review"),
        ("make the files", PageId.SEND, "Make the files"),
    ],
)
def test_what_is_done_most_is_begun_by_its_name(
    opened: MainWindow, words: str, page: PageId, focus: str
) -> None:
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write(words)
    listed.press(Qt.Key.Key_Return)

    assert view_of(opened).place.page is page
    assert name_of(focused()).startswith(focus)
    snapshot = session_of(opened).snapshot
    assert (snapshot.evidence, snapshot.actions, snapshot.is_closed) == ((), (), False)


def test_what_a_closed_review_no_longer_takes_is_left_out(opened: MainWindow) -> None:
    session_of(opened).do(None, lambda workbook: close_review(workbook, today_here()))
    listed = Panel(opened, ActionId.COMMANDS)

    assert "Make the files" in listed.titles
    assert not {"Enter a form", "Close the review"} & set(listed.titles)


def test_undo_is_called_by_what_it_would_take_back(opened: MainWindow) -> None:
    session = session_of(opened)
    session.do(None, lambda workbook: workbook.set_answer("M3", rating="2"))
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write("undo")
    assert listed.titles == ["Undo answer to M3"]

    listed.press(Qt.Key.Key_Return)
    assert session.snapshot.answers["M3"].rating == ""


def test_recent_workbooks_are_listed_but_not_the_open_one(window: MainWindow, ours: "Path") -> None:
    window.open_path(ours)
    window.open_sample()
    view_of(window).go_to(Jump(PageId.EVIDENCE))
    listed = Panel(window, ActionId.COMMANDS)
    listed.write("open hazelmoor")
    assert listed.titles == ["Open Hazelmoor Primary School"]

    listed.press(Qt.Key.Key_Return)
    assert window.workbook_path == ours


def test_escape_leaves_everything_as_it_was(opened: MainWindow) -> None:
    view_of(opened).go_to(Jump(PageId.QUESTIONS, question_id="M3", field="reason"))
    box = focused()
    listed = Panel(opened, ActionId.COMMANDS)
    listed.press(Qt.Key.Key_Escape)

    assert not listed.is_open
    assert focused() is box


def test_it_begins_empty_each_time(opened: MainWindow) -> None:
    listed = Panel(opened, ActionId.COMMANDS)
    listed.write("dark")
    listed.press(Qt.Key.Key_Escape)

    assert len(Panel(opened, ActionId.COMMANDS).titles) > 20
