from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.ui.opener import Opener
from neglect_workbook.ui.pages.question.private_pad import PrivatePad
from neglect_workbook.ui.session import WorkbookSession
from neglect_workbook.ui.widgets.growing_edit import GrowingEdit
from neglect_workbook.workbook import NewWorkbook, open_workbook
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.theme import Theme

REASON = "Why we chose this rating"
CHILDREN = "What is changing for children"


class WindowWatch(QObject):
    """Notes every window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_show = event.type() == QEvent.Type.Show
        if is_show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_the_question_stands_in_its_own_words(sample: QuestionsShown) -> None:
    sample.go("S6")
    question = sample.session.snapshot.framework.question("S6")
    words = [label.text() for label in sample.form.findChildren(QLabel)]
    assert question.text in words
    assert "In your organisation, reflect" in words
    assert "Strategic leaders, question 6 of 8" in words


def test_what_is_typed_is_saved_with_the_question(sample: QuestionsShown) -> None:
    sample.go("S1")
    before = sample.answer("S1").reason
    sample.type_into(REASON, " More to come.")
    sample.page.flush()
    assert sample.answer("S1").reason == f"{before} More to come."


def test_what_is_typed_is_saved_in_a_pause(empty: QuestionsShown, qtbot: "QtBot") -> None:
    empty.go("M1")
    empty.type_into(REASON, "Two checks.")
    qtbot.waitUntil(lambda: empty.answer("M1").reason == "Two checks.", timeout=4000)


def test_going_on_while_typing_loses_nothing_and_mixes_nothing(empty: QuestionsShown) -> None:
    empty.go("M1")
    empty.type_into(REASON, "About M1.")
    empty.page.step(1)
    empty.type_into(REASON, "About M2.")
    empty.page.step(-1)
    assert empty.box(REASON).text() == "About M1."
    assert empty.answer("M1").reason == "About M1."
    assert empty.answer("M2").reason == "About M2."


def test_two_fast_edits_are_there_after_closing_at_once(
    qtbot: "QtBot",
    theme: "Theme",
    preferences: "Preferences",
    tmp_path: "Path",
) -> None:
    target = tmp_path / "group.nwbk"
    wanted = NewWorkbook("bscp-neglect-2026", "Example group", "voluntary")
    session = WorkbookSession(Opener(preferences).create(wanted, target))
    shown = QuestionsShown(qtbot, theme, session, preferences)
    shown.go("M1")
    shown.type_into(REASON, "First.")
    shown.type_into(CHILDREN, "Second.")
    session.close()
    reopened = open_workbook(target, profile=tmp_path / "elsewhere", author="other")
    answer = reopened.snapshot.answers["M1"]
    reopened.close()
    assert (answer.reason, answer.changing_for_children) == ("First.", "Second.")


def test_undo_while_a_box_has_the_focus_shows_in_the_box(sample: QuestionsShown) -> None:
    sample.go("S1", "reason")
    before = sample.answer("S1").reason
    sample.type_into(REASON, " A slip.")
    sample.session.undo()
    assert sample.box(REASON).text() == before
    assert sample.answer("S1").reason == before
    assert sample.box(REASON).hasFocus()
    sample.session.redo()
    assert sample.box(REASON).text() == f"{before} A slip."


def test_a_change_made_elsewhere_shows_and_typing_stays(sample: QuestionsShown) -> None:
    sample.go("S1")
    sample.type_into(REASON, " Half a sent")
    sample.session.do(
        None, lambda workbook: workbook.set_answer("S1", working_well="From elsewhere.")
    )
    assert sample.box("Working well, optional").text() == "From elsewhere."
    assert sample.box(REASON).text().endswith(" Half a sent")


def test_come_back_to_this_is_kept_with_the_answer(sample: QuestionsShown) -> None:
    sample.go("M2")
    assert sample.answer("M2").come_back
    sample.press("Come back to this")
    assert not sample.answer("M2").come_back


def test_a_question_set_that_is_no_longer_answered_is_left(sample: QuestionsShown) -> None:
    sample.go("M3")
    sample.session.do(None, lambda workbook: workbook.set_organisation(set_ids=("S",)))
    assert sample.page.place.question_id.startswith("S")


def test_nothing_flashes_while_a_question_is_built(
    sample: QuestionsShown, qapp: QApplication
) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    sample.go("S4")
    sample.press("Add evidence")
    sample.press("Add action")
    sample.press("History")
    qapp.removeEventFilter(watch)
    assert watch.seen == []


def test_the_private_pad_is_never_saved_and_cleared_on_leaving(empty: QuestionsShown) -> None:
    empty.go("P1")
    pad = the(PrivatePad, empty.form)
    pad.set_open(is_open=True)
    QTest.keyClicks(the(GrowingEdit, pad), "Thoughts of my own.")
    empty.page.flush()
    assert empty.session.workbook.last_save is None
    empty.page.hide()
    empty.page.show()
    assert pad.text == ""
    QTest.keyClicks(the(GrowingEdit, pad), "Again.")
    empty.page.step(1)
    empty.page.step(-1)
    assert the(PrivatePad, empty.form).text == ""


def test_only_the_first_practitioner_question_has_the_pad(empty: QuestionsShown) -> None:
    empty.go("P2")
    assert empty.form.findChild(PrivatePad) is None
    assert "Answer across the children you help, not about one child." in empty.texts()


def test_a_workbook_open_to_read_shows_everything_and_changes_nothing(
    qtbot: "QtBot",
    theme: "Theme",
    session: WorkbookSession,
    preferences: "Preferences",
    tmp_path: "Path",
) -> None:
    session.do(None, lambda w: w.set_answer("S1", rating="1", reason="Some of us do."))
    session.do(None, lambda w: w.add_record(RecordKind.EVIDENCE, title="Log", question_ids=("S1",)))
    copy = tmp_path / "copy.nwbk"
    session.workbook.save_copy(copy)
    workbook = open_workbook(copy, profile=tmp_path / "p", author="a", read_only=True)
    reading = WorkbookSession(workbook)
    shown = QuestionsShown(qtbot, theme, reading, preferences)
    shown.go("S1")
    assert shown.box(REASON).text() == "Some of us do."
    assert shown.box(REASON).isReadOnly()
    for name in ("Add evidence", "Add action", "Make this an action", "Use one we have"):
        assert not shown.can_press(name)
    shown.choose("2")
    assert shown.answer("S1").rating == "1"
    reading.close()
