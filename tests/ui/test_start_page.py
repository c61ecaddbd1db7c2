from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from neglect_workbook.questions import loader
from neglect_workbook.settings import RecentWorkbook
from neglect_workbook.ui.news import News
from neglect_workbook.ui.pages.start.big_button import BigButton
from neglect_workbook.ui.pages.start.continue_card import ContinueCard
from neglect_workbook.ui.pages.start.missing_row import MissingRow
from neglect_workbook.ui.pages.start.recent_row import RecentRow
from neglect_workbook.ui.pages.start.recent_words import (
    day_words,
    last_open_sentence,
)
from neglect_workbook.ui.pages.start_page import StartPage
from neglect_workbook.ui.widgets.banner import Banner
from tests.ui.finding import the

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

FRAMEWORK = loader.load("bscp-neglect-2026")
ENTRY = RecentWorkbook(
    path="/home/someone/Documents/Safeguarding/ours.nwbk",
    organisation="Hazelmoor Primary School",
    review="First review",
    progress="8 of 13 questions answered",
    place="M3/changing_for_children",
    opened_at="2026-11-22T10:42:00+00:00",
    stopped_at=("You were writing ", "What is changing for children", " in M3."),
)
Make = Callable[[], StartPage]


@pytest.fixture
def known(preferences: "Preferences", tmp_path: Path) -> Path:
    """A file that is where it was, the only recent one."""
    path = tmp_path / "ours.nwbk"
    path.touch()
    preferences.add_recent(replace(ENTRY, path=str(path)))
    return path


@pytest.fixture
def make(qtbot: "QtBot", theme: "Theme", preferences: "Preferences") -> Make:
    """Makes the page and waits until it knows which files are missing."""

    def make() -> StartPage:
        page = StartPage(theme, FRAMEWORK.front, preferences)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        with qtbot.waitExposed(page):
            page.show()
        with qtbot.waitSignal(page._search.done):
            page.refresh()
        return page

    return make


def _texts(page: StartPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _button(page: StartPage, name: str) -> QPushButton:
    return next(
        one
        for one in page.findChildren(QPushButton)
        if one.isVisible() and one.accessibleName().startswith(name)
    )


def test_on_the_first_run_a_new_workbook_is_the_next_thing_to_do(make: Make) -> None:
    page = make()

    filled = [one.accessibleName() for one in page.findChildren(BigButton) if one.is_filled]
    assert filled == ["New workbook"]
    assert "Carry on" not in _texts(page)
    assert "How it goes" in _texts(page)


def test_the_three_buttons_ask_for_what_they_say(qtbot: "QtBot", make: Make) -> None:
    page = make()

    with qtbot.waitSignals([page.new_requested, page.open_requested, page.sample_requested]):
        for button in page.findChildren(BigButton):
            button.click()


def test_continue_opens_the_newest_and_says_where_the_person_stopped(
    qtbot: "QtBot", known: Path, make: Make
) -> None:
    page = make()

    assert "You were writing What is changing for children in M3." in _texts(page)
    assert not any(one.is_filled for one in page.findChildren(BigButton))
    assert "How it goes" not in _texts(page)
    with qtbot.waitSignal(page.recent_requested) as asked:
        _button(page, "Continue").click()
    assert asked.args == [str(known)]


def test_an_older_workbook_opens_from_its_row(
    qtbot: "QtBot", preferences: "Preferences", known: Path, make: Make
) -> None:
    newer = known.with_name("newer.nwbk")
    newer.touch()
    preferences.add_recent(replace(ENTRY, path=str(newer), organisation="Lantern Street"))
    page = make()

    row = next(one for one in page.findChildren(RecentRow) if one.isVisible())
    assert row.accessibleName() == "Open Hazelmoor Primary School"
    with qtbot.waitSignal(page.recent_requested) as asked:
        row.click()
    assert asked.args == [str(known)]


def test_a_missing_file_is_said_to_be_missing_and_is_never_carried_on_with(
    preferences: "Preferences", known: Path, make: Make
) -> None:
    gone = replace(ENTRY, path=str(known.with_name("gone.nwbk")), organisation="Brackenfold")
    preferences.add_recent(gone)
    page = make()

    assert [one.isVisible() for one in page.findChildren(MissingRow)][-1]
    assert "Not where it was." in _texts(page)
    card = next(one for one in page.findChildren(ContinueCard) if one.isVisible())
    assert card.button.accessibleName() == "Continue with Hazelmoor Primary School"


def test_a_missing_file_can_be_forgotten(
    preferences: "Preferences", known: Path, make: Make
) -> None:
    known.unlink()
    page = make()

    _button(page, "Take Hazelmoor Primary School off this list").click()

    assert preferences.settings.recent == ()
    assert "Not where it was." not in _texts(page)


def test_a_missing_file_that_is_found_opens_where_the_person_stopped(
    qtbot: "QtBot", preferences: "Preferences", known: Path, make: Make
) -> None:
    found = known.replace(known.with_name("moved.nwbk"))
    page = make()

    _button(page, "Look for").click()
    dialog = the(QFileDialog, page)
    with qtbot.waitSignal(page.recent_requested) as asked:
        dialog.fileSelected.emit(str(found))
    dialog.reject()

    assert asked.args == [str(found)]
    (entry,) = preferences.settings.recent
    assert (entry.path, entry.place) == (str(found.resolve()), ENTRY.place)


def test_a_problem_stands_on_top_until_the_page_is_shown_anew(make: Make) -> None:
    page = make()

    page.show_news(News("problem", "This file is damaged.", "Ask for another copy."))
    banner = the(Banner, page)
    assert banner.isVisible()
    assert banner.accessibleName() == "This file is damaged. Ask for another copy."

    page.refresh()
    assert not banner.isVisible()


def test_news_is_in_sight_where_everything_is_in_one_column(
    qtbot: "QtBot", theme: "Theme", make: Make
) -> None:
    theme.set_zoom(200)
    page = make()

    page.show_news(News("info", "This is a return.", link="Make the workbook again"))

    link = the(Banner, page).link
    qtbot.waitUntil(lambda: not link.visibleRegion().isEmpty())
    assert link.hasFocus()


def test_tab_goes_in_reading_order(preferences: "Preferences", known: Path, make: Make) -> None:
    gone = replace(ENTRY, path=str(known.with_name("gone.nwbk")), organisation="Brackenfold")
    preferences.add_recent(gone)
    page = make()
    page.activateWindow()
    _button(page, "New workbook").setFocus()
    names = []
    for _ in range(8):
        names.append(page.focusWidget().accessibleName())
        page.focusNextChild()

    assert names == [
        "New workbook",
        "Open a workbook",
        "Look round the sample",
        "Continue with Hazelmoor Primary School",
        "Bring in your last return to make it again: Brackenfold",
        "Look for Brackenfold",
        "Take Brackenfold off this list",
        "Print this list",
    ]


def test_the_page_never_scrolls_sideways(
    theme: "Theme", preferences: "Preferences", known: Path, make: Make
) -> None:
    preferences.add_recent(replace(ENTRY, path=str(known), organisation="An organisation " * 9))
    theme.set_zoom(200)
    page = make()

    page.resize(1366, 700)

    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("today", "sentence", "words"),
    [
        (date(2026, 11, 22), "Last open today at 10:42.", "Today"),
        (date(2026, 11, 23), "Last open yesterday at 10:42.", "Yesterday"),
        (date(2026, 11, 30), "Last open on 22 November at 10:42.", "22 November"),
        (date(2027, 2, 1), "Last open on 22 November 2026 at 10:42.", "22 November 2026"),
    ],
)
def test_when_it_was_open_is_said_as_people_say_it(
    monkeypatch: pytest.MonkeyPatch, today: date, sentence: str, words: str
) -> None:
    monkeypatch.setenv("TZ", "UTC")

    assert last_open_sentence(ENTRY, today) == sentence
    assert day_words(ENTRY, today) == words


def test_an_entry_that_cannot_be_read_says_nothing_of_its_day() -> None:
    entry = replace(ENTRY, opened_at="")

    assert last_open_sentence(entry, date(2026, 11, 22)) == ""
    assert day_words(entry, date(2026, 11, 22)) == ""
