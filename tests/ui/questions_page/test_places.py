from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.question.jump_button import JumpButton
from neglect_workbook.ui.pages.question.strip import QuestionStrip
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.ui.widgets.text_box import TextBox
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.theme import Theme


REASON = "Why we chose this rating"
CHILDREN = "What is changing for children"


def in_sight(shown: QuestionsShown) -> bool:
    """Whether all of what has the focus can be seen, below the strip."""
    focused = QApplication.focusWidget()
    assert focused is not None
    area = the(ColumnScroll, shown.page)
    strip = the(QuestionStrip, shown.page)
    top = focused.mapTo(area, QPoint(0, 0)).y()
    lowest = strip.height() if strip.isVisible() else 0
    return top >= lowest and top + focused.height() <= area.viewport().height()


def settle() -> None:
    """Let the page lay itself out, one level at each turn."""
    for _ in range(12):
        QApplication.processEvents()


def test_a_workbook_that_was_just_made_begins_with_the_first_question(
    empty: QuestionsShown,
) -> None:
    empty.page.go_to(Jump(PageId.QUESTIONS))
    assert empty.page.place == Jump(PageId.QUESTIONS, question_id="S1")


def test_without_a_place_the_first_question_without_an_answer_is_shown(
    empty: QuestionsShown,
) -> None:
    empty.session.do(None, lambda workbook: workbook.set_answer("S1", rating="2"))
    empty.page.go_to(Jump(PageId.QUESTIONS))
    assert empty.page.place.question_id == "S2"


def test_a_question_that_is_not_asked_leads_to_one_that_is(sample: QuestionsShown) -> None:
    sample.go("P1")
    assert sample.page.place.question_id == "S1"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("reason", REASON),
        ("needs_to_happen", "Needs to happen, optional"),
        ("changing_for_children", CHILDREN),
        ("how_we_know", "How we know, optional"),
    ],
)
def test_a_jump_to_a_box_puts_the_focus_there_and_in_sight(
    sample: QuestionsShown, field: str, name: str
) -> None:
    sample.go("M3", field)
    assert sample.box(name).hasFocus()
    assert in_sight(sample)
    assert sample.page.place == Jump(PageId.QUESTIONS, question_id="M3", field=field)


@pytest.mark.parametrize("field", ["rating", "checks", "evidence", "actions", "come_back"])
def test_a_jump_to_anything_else_is_remembered_as_the_place(
    sample: QuestionsShown, field: str
) -> None:
    sample.go("M3", field)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert sample.form.isAncestorOf(focused)
    assert in_sight(sample)


def test_the_place_follows_the_focus(sample: QuestionsShown) -> None:
    sample.go("M3")
    sample.box(CHILDREN).setFocus()
    assert sample.page.place.field == "changing_for_children"
    sample.box(REASON).setFocus()
    assert sample.page.place.field == "reason"


def test_coming_back_from_another_page_returns_to_the_field(sample: QuestionsShown) -> None:
    sample.go("M3", "how_we_know")
    sample.page.go_to(Jump(PageId.QUESTIONS))
    assert sample.box("How we know, optional").hasFocus()


def test_stepping_goes_through_the_sets_in_their_order(sample: QuestionsShown) -> None:
    sample.go("S8")
    sample.page.step(1)
    assert sample.page.place.question_id == "M1"
    sample.page.step(-1)
    assert sample.page.place.question_id == "S8"


def test_there_is_nothing_before_the_first_question(sample: QuestionsShown) -> None:
    sample.go("S1")
    sample.page.step(-1)
    assert sample.page.place.question_id == "S1"
    assert not sample.can_press("Previous: ")


def test_after_the_last_question_comes_the_review(sample: QuestionsShown, qtbot: "QtBot") -> None:
    sample.go("M5")
    with qtbot.waitSignal(sample.page.jump_requested) as signal:
        sample.press("Review and send")
    assert signal.args == [Jump(PageId.SEND)]


def test_the_bar_counts_what_there_is_and_leads_to_it(sample: QuestionsShown) -> None:
    sample.go("M3")
    answer = sample.answer("M3")
    assert answer.is_answered
    sample.press("Go to evidence 3")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Evidence for M3"
    sample.press("Go to writing 6 of 6")
    assert sample.box(REASON).hasFocus()
    assert in_sight(sample)


def test_the_page_follows_who_writes_and_moves_seldom(sample: QuestionsShown) -> None:
    sample.page.resize(1366, 700)
    sample.go("M3")
    area = the(ColumnScroll, sample.page)
    bar = area.verticalScrollBar()
    box = sample.box(CHILDREN)
    box.setFocus()
    bar.setValue(bar.value() - 120)
    moved: list[int] = []
    bar.valueChanged.connect(moved.append)
    for line in range(9):
        QTest.keyClick(box, Qt.Key.Key_Return)
        cursor = box.mapTo(area.viewport(), box.cursorRect().center())
        assert area.viewport().rect().contains(cursor), line
    assert len(moved) <= 4


class _Drawn(QObject):
    """The heights of some boxes, each time that they are drawn."""

    def __init__(self, boxes: list[GrowingEdit]) -> None:
        super().__init__()
        self._boxes = boxes
        self.heights: list[list[int]] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.heights.append([box.height() for box in self._boxes])
        return False


def test_what_is_beside_a_box_is_never_drawn_pressed_while_it_grows(
    sample: QuestionsShown, qtbot: "QtBot"
) -> None:
    sample.page.resize(1366, 700)
    sample.go("M1")
    box = sample.box(REASON)
    others = [one for one in sample.form.findChildren(GrowingEdit) if one.isVisible()]
    others.remove(box)
    before, drawn = [one.height() for one in others], _Drawn(others)
    sample.form.installEventFilter(drawn)
    box.setFocus()
    tall = box.height()
    for _ in range(5):
        drawn.heights.clear()
        QTest.keyClick(box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(drawn.heights))
        QCoreApplication.processEvents()
        assert all(heights == before for heights in drawn.heights)
    assert box.height() > tall


def test_the_strip_keeps_the_question_in_sight(sample: QuestionsShown) -> None:
    sample.go("M3")
    strip = the(QuestionStrip, sample.page)
    bar = the(ColumnScroll, sample.page).verticalScrollBar()
    assert not strip.isVisible()
    bar.setValue(bar.maximum())
    assert strip.isVisible()
    bar.setValue(0)
    assert not strip.isVisible()


def test_tab_goes_through_the_page_as_it_is_read(sample: QuestionsShown) -> None:
    sample.page.resize(1366, 700)
    sample.go("S4")
    sample.press("Add evidence")
    sample.form.focus_place("")
    passed: list[str] = []
    for _ in range(60):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        passed.append(now.accessibleName())
    wanted = [
        REASON,
        "Make this an action",
        CHILDREN,
        "How we know, optional",
        "Add evidence",
        "Evidence for S4",
        "What it is",
        "Where it is kept",
        "Add action",
        "Add an action",
        "Why we have no action",
        "Previous: S3",
        "Next: S5",
        "Hide help",
        "History",
        "Come back to this",
    ]
    places = [passed.index(name) for name in wanted]
    assert places == sorted(places)


def test_tab_goes_through_an_action_and_back_as_it_is_read(sample: QuestionsShown) -> None:
    sample.page.resize(1366, 700)
    sample.go("S4")
    sample.press("Add action")
    wanted = [
        "What will be different for children",
        "What we will do",
        "Who leads, a role, not a person",
        "Who leads: Deputy safeguarding lead",
        "By when",
        "Pick a day: By when",
        "How we will know",
        "Done",
        "Why we have no action",
        "Next: S5",
    ]
    for key, order in ((Qt.Key.Key_Tab, wanted), (Qt.Key.Key_Backtab, wanted[::-1])):
        passed: list[str] = []
        for _ in range(18):
            focused = QApplication.focusWidget()
            assert focused is not None
            passed.append(focused.accessibleName())
            QTest.keyClick(focused, key)
        places = [passed.index(name) for name in order if name in passed]
        assert len(places) >= len(order) - 1
        assert places == sorted(places)


def test_typing_below_the_fold_keeps_the_cursor_in_sight(empty: QuestionsShown) -> None:
    empty.go("M1", "how_we_know")
    editor = empty.box("How we know, optional")
    area = the(ColumnScroll, empty.page)
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
    bottom = editor.mapTo(area, editor.cursorRect().bottomLeft()).y()
    assert bottom <= area.viewport().height()


def test_what_is_said_below_a_box_is_in_sight_while_somebody_writes(
    sample: QuestionsShown, qtbot: "QtBot"
) -> None:
    sample.go("M3")
    box, area = sample.box(REASON), the(ColumnScroll, sample.page)
    settle()
    # The first line is in sight, and the end of the box is not.
    bar = area.verticalScrollBar()
    top = box.mapTo(area.viewport(), QPoint(0, 0)).y() + bar.value()
    bar.setValue(top + 60 - area.viewport().height())
    settle()
    place = box.viewport().mapTo(sample.page.window(), QPoint(40, 12))
    before = bar.value()

    window = sample.page.window().windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert box.hasFocus()
    # What was clicked does not move under the pointer.
    assert bar.value() == before

    QTest.keyClicks(box, "x")
    field = box.parentWidget()
    assert isinstance(field, TextBox)
    qtbot.waitUntil(
        lambda: field.mapTo(area, field.rect().bottomLeft()).y() <= area.viewport().height()
    )


@pytest.mark.parametrize("field", ["reason", "rating"])
def test_what_has_the_keyboard_stays_in_sight_when_text_grows(
    sample: QuestionsShown, theme: "Theme", qtbot: "QtBot", field: str
) -> None:
    sample.go("M3", field)
    settle()
    focused = QApplication.focusWidget()

    for zoom in (110, 125, 140, 150, 175, 200, 150, 100):
        theme.set_zoom(zoom)
        settle()
        qtbot.waitUntil(lambda: in_sight(sample))
        assert focused is QApplication.focusWidget()


def test_the_ways_to_the_parts_keep_their_words_at_the_last_question(
    sample: QuestionsShown,
) -> None:
    sample.page.resize(1118, 664)
    sample.go(sample.session.snapshot.questions[-1].id)
    QApplication.processEvents()
    ways = sample.page.findChildren(JumpButton)
    assert sample.can_press("Review and send")
    assert [way.width() for way in ways] == [way.full_width for way in ways]
