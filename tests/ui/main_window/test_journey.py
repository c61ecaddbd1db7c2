"""The ninety minutes of a safeguarding lead, from an empty start to the files, by keyboard alone.

Follows section 3.1 of the domain brief: interrupted, on a shared computer, with no one to ask.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from neglect_workbook.domain.clock import today_here
from neglect_workbook.questions.front import load_front
from neglect_workbook.ui.actions import ActionId
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.main_window import MainWindow
from tests.ui.main_window.person import Person
from tests.ui.main_window.whole import action_of, session_of, texts_on, view_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.domain.records import Answer
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

_REASON = "Supervision asks about drift. We have not checked our records since the spring."
_NEEDS = "Read six records together each half term."
_CHANGING = "Before, a child could wait two terms. Now the wait is four weeks."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder, with one for documents."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return home


@pytest.fixture
def person(window: MainWindow, home: Path) -> Person:
    """Somebody who starts the program for the first time."""
    assert home.is_dir()
    window.resize(1366, 736)
    return Person(window)


@pytest.fixture
def later(qtbot: "QtBot", theme: "Theme", preferences: "Preferences") -> Iterator[MainWindow]:
    """The window of the same person after lunch."""
    window = MainWindow(theme, load_front("bscp-neglect-2026"), preferences)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    yield window
    assert window.close()


def test_the_whole_journey_needs_no_mouse(
    person: Person, later: MainWindow, home: Path, qtbot: "QtBot"
) -> None:
    _make_a_workbook(person)
    _answer_with_the_checks(person)
    _add_what_supports_it(person)
    _be_called_away(person)
    _answer_the_rest_quickly(person)
    workbook = home / "Documents" / "neglect-workbook_brackenfold-primary-school.nwbk"
    assert workbook.is_file()
    _come_back_after_lunch(person, later, qtbot)
    _look_at_what_is_left(Person(later))
    _make_the_files(Person(later), home, qtbot)


def _answer(person: Person, question_id: str) -> "Answer":
    session = session_of(person.window)
    session.flush()
    return session.snapshot.answers[question_id]


def _make_a_workbook(person: Person) -> None:
    """Minutes 0 to 5: what kind of organisation, and no more."""
    assert person.here.startswith("New workbook")
    person.press(Qt.Key.Key_Return)
    person.write("Brackenfold Primary School")
    person.tab_to("What kind of organisation it is")
    person.write("Primary")
    person.press(Qt.Key.Key_Return)

    assert view_of(person.window).place.page is PageId.OVERVIEW
    assert "0 of 5 questions answered." in texts_on(person.window)
    assert person.here == "Start with M1"


def _answer_with_the_checks(person: Person) -> None:
    """Minutes 12 to 20: one question, the checks suggest a rating, and a reason."""
    person.press(Qt.Key.Key_Return)
    for answer in ("Yes", "Yes", "No"):
        person.tab_to("Yes")
        if answer == "No":
            person.press(Qt.Key.Key_Right)
        else:
            person.press(Qt.Key.Key_Space)
    assert "These suggest" in texts_on(person.window)
    person.tab_to("We do not know yet")
    person.press(Qt.Key.Key_3)
    assert _answer(person, "M1").rating == "1"

    person.tab_to("Why we chose this rating")
    person.write(_REASON)
    person.tab_to("Needs to happen")
    person.write(_NEEDS)
    person.tab_to("What is changing for children")
    person.write(_CHANGING)
    assert _answer(person, "M1").reason == _REASON
    assert _answer(person, "M1").changing_for_children == _CHANGING


def _add_what_supports_it(person: Person) -> None:
    """Evidence and an action, both in place, without leaving the question."""
    person.tab_to("Add evidence")
    person.press(Qt.Key.Key_Return)
    person.write("Supervision sample, six records")
    person.tab_to("Done")
    person.press(Qt.Key.Key_Return)
    person.tab_to("Make this an action", back=True)
    person.press(Qt.Key.Key_Return)
    person.write("No child waits while a plan stands still")
    person.tab_to("Done")
    person.press(Qt.Key.Key_Return)

    snapshot = session_of(person.window).snapshot
    assert [one.title for one in snapshot.evidence_for("M1")] == ["Supervision sample, six records"]
    assert [one.what_we_do for one in snapshot.actions_for("M1")] == [_NEEDS]


def _be_called_away(person: Person) -> None:
    """Minute 35: somebody stands in the door."""
    view_of(person.window).go_to(view_of(person.window).place)
    before = person.focused
    action_of(person.window, ActionId.HIDE_SCREEN).trigger()
    assert "Brackenfold" not in person.window.windowTitle()
    assert "Brackenfold" not in texts_on(person.window)
    person.press(Qt.Key.Key_Space)
    assert "Brackenfold" in person.window.windowTitle()
    assert person.focused is before


def _answer_the_rest_quickly(person: Person) -> None:
    """The other four by keys: next question, a rating, a line why."""
    for question_id, key in (
        ("M2", Qt.Key.Key_3),
        ("M3", Qt.Key.Key_2),
        ("M4", Qt.Key.Key_4),
        ("M5", Qt.Key.Key_3),
    ):
        person.press(Qt.Key.Key_PageDown, ctrl=True)
        person.tab_to("We do not know yet")
        person.press(key)
        person.tab_to("Why we chose this rating")
        person.write(f"Because of what we saw in {question_id}.")
        assert view_of(person.window).place.question_id == question_id
        assert _answer(person, question_id).is_answered


def _come_back_after_lunch(person: Person, later: MainWindow, qtbot: "QtBot") -> None:
    """Closed in the middle of a sentence, and open again at the very box."""
    person.write(" And one more thing")
    path = person.window.workbook_path
    person.window.close_workbook()
    with qtbot.waitExposed(later):
        later.show()
    later.activateWindow()
    later.open_path(path)

    place = view_of(later).place
    assert (place.question_id, place.field) == ("M5", "reason")
    assert session_of(later).snapshot.answers["M5"].reason.endswith(" And one more thing")
    assert Person(later).here == "Why we chose this rating"


def _look_at_what_is_left(person: Person) -> None:
    """Minutes 72 to 82: the check list names what is missing, and leads there."""
    person.press(Qt.Key.Key_8, ctrl=True)
    assert view_of(person.window).place.page is PageId.SEND
    person.tab_to("M3 is red and has no action")
    person.press(Qt.Key.Key_Return)
    assert view_of(person.window).place.question_id == "M3"
    person.press(Qt.Key.Key_1, ctrl=True)
    assert "All 5 questions answered." in texts_on(person.window)


def _make_the_files(person: Person, home: Path, qtbot: "QtBot") -> None:
    """Minutes 82 to 90: a Word plan and an Excel return, beside the workbook."""
    person.press(Qt.Key.Key_8, ctrl=True)
    person.tab_to("Make the files")
    person.press(Qt.Key.Key_Return)
    day = today_here().isoformat()
    name = f"brackenfold-primary-school_first-review_{day}"
    wanted = [
        home / "Documents" / f"neglect-action-plan_{name}.docx",
        home / "Documents" / f"neglect-return_{name}.xlsx",
    ]
    qtbot.waitUntil(lambda: all(one.is_file() for one in wanted), timeout=20_000)
