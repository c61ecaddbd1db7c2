from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.questions import loader
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.navigation_model import (
    FLAG_ROLE,
    PROGRESS_ROLE,
    QUESTION_ROLE,
    NavigationModel,
)
from neglect_workbook.ui.navigation import Navigation
from neglect_workbook.ui.navigation_tree import NavigationTree
from neglect_workbook.ui.widgets.save_state import days_left_words
from tests.ui.finding import the
from tests.ui.pictures import colours_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme

FRAMEWORK = loader.load("bscp-neglect-2026")


class Shown:
    """The navigation in a window."""

    def __init__(self, qtbot: "QtBot", theme: "Theme", session: "WorkbookSession") -> None:
        self.qtbot = qtbot
        self.session = session
        self.widget = Navigation(theme, session)
        qtbot.addWidget(self.widget)
        self.widget.resize(248, 640)
        with qtbot.waitExposed(self.widget):
            self.widget.show()
        self.tree = the(NavigationTree, self.widget)
        self.model = the(NavigationModel, self.widget)
        self.jumps: list[Jump] = []
        self.widget.jump_requested.connect(self.jumps.append)

    @property
    def marked(self) -> str:
        (index,) = self.tree.selectionModel().selectedIndexes()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    @property
    def visible_rows(self) -> list[str]:
        rows = []
        index = self.model.index(0, 0)
        while index.isValid():
            rows.append(str(index.data()))
            index = self.tree.indexBelow(index)
        return rows

    def click(self, index: QModelIndex) -> None:
        self.tree.scrollTo(index)
        place = self.tree.visualRect(index).center()
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def shown(qtbot: "QtBot", theme: "Theme", sample_session: "WorkbookSession") -> Iterator[Shown]:
    shown = Shown(qtbot, theme, sample_session)
    yield shown
    shown.widget.hide()


def _rows(model: NavigationModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _rows(model, index)


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: "ModelTester", session: "WorkbookSession"
) -> None:
    model = NavigationModel()
    model.show_snapshot(session.snapshot, 4)

    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    check(model)


def test_every_row_has_words_for_a_screen_reader(session: "WorkbookSession") -> None:
    model = NavigationModel()
    model.show_snapshot(session.snapshot, 4)
    names = [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in _rows(model)]

    # Nine pages, three sets and their 20 questions.
    assert len(names) == 9 + 3 + 20
    assert names[:2] == ["Overview", "Questions, 0 of 20 answered"]
    assert "Managers, 0 of 5 answered" in names
    assert "M3 Drift and harm, Not answered yet" in names
    assert "Review and send, 4 to look at" in names
    assert all(names)


def test_an_answer_shows_at_once(shown: Shown) -> None:
    index = shown.model.index_of_question("M3")
    shown.session.do(None, lambda workbook: workbook.set_answer("M3", rating="3", come_back=True))

    words = "M3 Drift and harm, In place and making a difference, come back to this"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == words
    assert index.data(FLAG_ROLE)


def test_the_counts_follow_what_is_added(shown: Shown) -> None:
    page = shown.model.index_of_page(PageId.ACTION_PLAN)
    before = int(str(page.data(PROGRESS_ROLE)))
    shown.session.do(
        None, lambda workbook: workbook.add_record(RecordKind.ACTION, what_we_do="Train")
    )

    assert page.data(PROGRESS_ROLE) == str(before + 1)


def test_the_place_is_marked_and_only_its_set_is_open(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "S2")
    assert shown.marked.startswith("S2 Shared work")

    shown.widget.show_place(PageId.QUESTIONS, "M3")
    assert shown.marked.startswith("M3 Drift and harm")
    assert "Trained staff" in shown.visible_rows
    assert "Shared work" not in shown.visible_rows


def test_elsewhere_the_questions_are_folded_away(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    shown.widget.show_place(PageId.EVIDENCE, "")

    assert shown.visible_rows == [
        "Overview",
        "Questions",
        "Evidence",
        "Action plan",
        "Indicators",
        "Voices",
        "Compare",
        "Review and send",
        "Library",
    ]
    assert shown.marked.startswith("Evidence")


def test_a_click_on_a_question_goes_there(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    shown.click(shown.model.index_of_question("M5"))

    assert shown.jumps == [Jump(PageId.QUESTIONS, question_id="M5")]


def test_a_click_on_a_set_opens_it_and_leaves_the_person_where_they_are(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    shown.click(shown.model.index_of_question("S1").parent())

    assert "Shared work" in shown.visible_rows
    assert "Trained staff" in shown.visible_rows
    assert shown.jumps == []
    assert shown.marked.startswith("M3 Drift and harm")


def test_the_arrows_move_and_enter_goes(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    shown.widget.focus_list()
    QTest.keyClick(shown.tree, Qt.Key.Key_Down)

    assert shown.marked.startswith("M3 Drift and harm")
    assert shown.tree.currentIndex().data(QUESTION_ROLE) == "M4"
    assert shown.jumps == []

    QTest.keyClick(shown.tree, Qt.Key.Key_Return)
    assert shown.jumps == [Jump(PageId.QUESTIONS, question_id="M4")]


def test_whoever_comes_back_to_the_list_starts_where_they_are(shown: Shown) -> None:
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    shown.widget.focus_list()
    QTest.keyClick(shown.tree, Qt.Key.Key_Down)
    shown.tree.clearFocus()
    shown.widget.focus_list()

    assert shown.tree.currentIndex().data(QUESTION_ROLE) == "M3"


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_every_row_is_drawn_in_the_colours_of_the_theme(
    shown: Shown, theme: "Theme", name: str, zoom: int
) -> None:
    theme.set_name(name)
    theme.set_zoom(zoom)
    shown.widget.show_place(PageId.QUESTIONS, "M3")
    colours = colours_in(shown.tree.grab().toImage())

    assert theme.hex("ink").lower() in colours
    marked = "select" if name == "high_contrast" else "surface"
    assert theme.hex(marked).lower() in colours


def test_in_high_contrast_the_focus_shows_on_the_row_that_is_marked(
    shown: Shown, theme: "Theme"
) -> None:
    theme.set_name("high_contrast")
    shown.widget.show_place(PageId.EVIDENCE, "")
    marked = shown.tree.visualRect(shown.model.index_of_page(PageId.EVIDENCE))
    shown.tree.clearFocus()
    without = shown.tree.viewport().grab(marked).toImage()
    shown.widget.focus_list()

    assert shown.tree.viewport().grab(marked).toImage() != without


def test_the_organisation_and_its_review_stand_above(shown: Shown) -> None:
    texts = [label.text() for label in shown.widget.findChildren(QLabel)]

    assert "Hazelmoor Primary School" in texts
    assert any(text.startswith("First review, ") for text in texts)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 23), "24 days to 17 December"),
        (date(2026, 12, 16), "1 day to 17 December"),
        (date(2026, 12, 17), "Today: 17 December"),
        (date(2026, 12, 18), "Next review: add a date"),
    ],
)
def test_the_days_left_are_said_in_words(today: date, words: str) -> None:
    assert "".join(run.text for run in days_left_words(FRAMEWORK, today=today)) == words


def test_the_states_of_saving_follow_the_session(shown: Shown) -> None:
    state, session = shown.widget.save_state, shown.session
    with shown.qtbot.waitSignal(session.saved):
        session.do(None, lambda workbook: workbook.set_answer("M3", rating="0"))
        assert state.local.text == "Saving"
    assert state.local.text.startswith("Saved ")

    with shown.qtbot.waitSignal(session.published):
        session.publish()
    assert state.folder.text.startswith("In your folder ")


def test_bad_news_is_short_and_says_why_when_asked(shown: Shown) -> None:
    state, session = shown.widget.save_state, shown.session
    error = KnownError("folder_missing", "The folder cannot be reached.", "Plug it in.")
    session.publish_failed.emit(error)

    assert state.folder.text == "Not in your folder. Saved here."
    with shown.qtbot.waitSignal(state.explanation_requested) as asked:
        state.folder._why.click()
    assert asked.args == [error]


def test_what_was_not_saved_is_said_until_it_is(shown: Shown) -> None:
    state, session = shown.widget.save_state, shown.session
    session.save_failed.emit(KnownError("disk_full", "There is no room left."))
    session.saving.emit()
    assert state.local.text == "Not saved"

    with shown.qtbot.waitSignal(session.saved):
        session.do(None, lambda workbook: workbook.set_answer("M3", rating="0"))
    assert state.local.text.startswith("Saved ")
