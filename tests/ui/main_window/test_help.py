"""The help from anywhere in the window, and the list that is printed from the start page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.help_window import HelpWindow
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.finding import the
from tests.ui.main_window.whole import action_of, button_on, view_of


def _help(window: MainWindow) -> HelpWindow:
    action_of(window, ActionId.HELP).trigger()
    return the(HelpWindow, window)


def test_without_a_workbook_the_help_says_how_to_begin(window: MainWindow) -> None:
    shown = _help(window)

    assert shown.topic is TopicId.START
    shown.close()


def test_while_a_workbook_is_made_the_help_is_about_that(window: MainWindow) -> None:
    window.show_new()

    shown = _help(window)

    assert shown.topic is TopicId.NEW_WORKBOOK
    shown.close()


def test_f1_shows_the_help_with_the_page_in_the_same_window(opened: MainWindow) -> None:
    for page, topic in ((PageId.EVIDENCE, TopicId.EVIDENCE), (PageId.SEND, TopicId.SEND)):
        view_of(opened).go_to(Jump(page))
        opened.activateWindow()
        QTest.keyClick(opened, Qt.Key.Key_F1)
        assert the(HelpWindow, opened).topic is topic

    assert len(opened.findChildren(HelpWindow)) == 1
    # The work goes on beside it.
    assert opened.isEnabled()
    the(HelpWindow, opened).close()


@pytest.mark.parametrize(
    ("action_id", "topic"),
    [(ActionId.HELP_WORDS, TopicId.WORDS), (ActionId.HELP_KEYS, TopicId.SHORTCUTS)],
)
def test_words_and_keys_have_entries_of_their_own(
    window: MainWindow, action_id: ActionId, topic: TopicId
) -> None:
    action_of(window, action_id).trigger()

    shown = the(HelpWindow, window)
    assert shown.topic is topic
    shown.close()


def test_the_help_closes_with_the_window(opened: MainWindow) -> None:
    shown = _help(opened)

    opened.close()

    assert not shown.isVisible()


def test_what_to_have_to_hand_is_printed_from_the_start_page_and_the_menu(
    window: MainWindow,
) -> None:
    for ask in (
        button_on(window, "Print this list").click,
        action_of(window, ActionId.TO_HAVE_TO_HAND).trigger,
    ):
        ask()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        assert dialog.windowTitle() == "Print What to have to hand"
        dialog.reject()
