from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.question.evidence_list import EvidenceList
from neglect_workbook.ui.pages.question.evidence_model import EvidenceListModel
from neglect_workbook.ui.pages.question.evidence_panel import EvidencePanel
from tests.ui.finding import the
from tests.ui.questions_page.shown import QuestionsShown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.ui.session import WorkbookSession
    from neglect_workbook.ui.theme import Theme


@pytest.fixture
def shown(sample: QuestionsShown) -> QuestionsShown:
    sample.go("M3")
    return sample


def evidence_of(shown: QuestionsShown, question_id: str) -> list[str]:
    return [one.title for one in shown.session.snapshot.evidence_for(question_id)]


def rows(shown: QuestionsShown, name: str) -> list[str]:
    model = shown.named(EvidenceList, name).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def newest(shown: QuestionsShown) -> Evidence:
    return shown.session.snapshot.evidence[-1]


def type_line(shown: QuestionsShown, name: str, text: str) -> QLineEdit:
    line = shown.named(QLineEdit, name)
    line.setFocus()
    QTest.keyClicks(line, text)
    return line


def choose(shown: QuestionsShown, name: str, words: str) -> None:
    box = shown.named(QComboBox, name)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def press_key(shown: QuestionsShown, name: str, row: int, key: Qt.Key) -> None:
    view = shown.named(EvidenceList, name)
    view.setCurrentIndex(view.model().index(row, 0))
    QTest.keyClick(view, key)


def test_the_evidence_of_the_question_is_listed(shown: QuestionsShown) -> None:
    assert rows(shown, "Evidence for M3") == evidence_of(shown, "M3")
    assert "3 items" in shown.texts()


def test_rows_are_read_out_with_level_and_date(shown: QuestionsShown) -> None:
    index = shown.named(EvidenceList, "Evidence for M3").model().index(1, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Supervision sample, six records, We checked it, 12 October 2026"


def test_new_evidence_is_made_with_the_first_thing_written(shown: QuestionsShown) -> None:
    count = len(shown.session.snapshot.evidence)
    shown.press("Add evidence")
    assert len(shown.session.snapshot.evidence) == count
    type_line(shown, "What it is", "Staff notes")
    choose(shown, "Type", "Training record")
    choose(shown, "Level", "We did it")
    line = type_line(shown, "Date", "3 October 2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    type_line(shown, "Where it is kept", "Office")
    shown.press("Done")
    item = newest(shown)
    assert len(shown.session.snapshot.evidence) == count + 1
    assert (item.title, item.type_id, item.level) == ("Staff notes", "training", 2)
    assert (item.dated, item.kept_at) == (date(2026, 10, 3), "Office")
    assert item.question_ids == ("M3",)
    assert rows(shown, "Evidence for M3")[-1] == "Staff notes"


def test_an_editor_opened_and_closed_makes_nothing(shown: QuestionsShown) -> None:
    count = len(shown.session.snapshot.evidence)
    shown.press("Add evidence")
    shown.press("Done")
    assert len(shown.session.snapshot.evidence) == count
    assert the(EvidencePanel, shown.page).isHidden()


def test_leaving_the_question_keeps_evidence_half_written(shown: QuestionsShown) -> None:
    shown.press("Add evidence")
    type_line(shown, "What it is", "Half a tit")
    shown.page.step(1)
    assert newest(shown).title == "Half a tit"
    assert newest(shown).question_ids == ("M3",)


def test_enter_on_a_row_opens_it_and_edits_are_kept(shown: QuestionsShown) -> None:
    press_key(shown, "Evidence for M3", 1, Qt.Key.Key_Return)
    line = shown.named(QLineEdit, "What it is")
    assert line.text() == "Supervision sample, six records"
    assert line.hasFocus()
    line.setText("")
    QTest.keyClicks(line, "Supervision sample, eight records")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert evidence_of(shown, "M3")[1] == "Supervision sample, eight records"
    assert the(EvidencePanel, shown.page).isHidden()
    assert shown.named(EvidenceList, "Evidence for M3").hasFocus()


def test_a_date_that_cannot_be_read_keeps_the_editor_open(shown: QuestionsShown) -> None:
    shown.press("Add evidence")
    type_line(shown, "What it is", "Notes")
    type_line(shown, "Date", "31 November")
    shown.press("Done")
    assert the(EvidencePanel, shown.page).isVisible()
    assert shown.named(QLineEdit, "Date").hasFocus()
    assert "November" in shown.texts()


def test_delete_takes_evidence_off_and_undo_brings_it_back(shown: QuestionsShown) -> None:
    before = evidence_of(shown, "M3")
    press_key(shown, "Evidence for M3", 0, Qt.Key.Key_Delete)
    assert evidence_of(shown, "M3") == before[1:]
    assert "Taken off M3. It is still in Evidence." in shown.texts()
    assert before[0] in [one.title for one in shown.session.snapshot.evidence]
    shown.press("Undo")
    assert rows(shown, "Evidence for M3") == before
    assert "Taken off M3" not in shown.texts()


def test_taking_off_from_the_editor_closes_it(shown: QuestionsShown) -> None:
    before = evidence_of(shown, "M3")
    press_key(shown, "Evidence for M3", 2, Qt.Key.Key_Space)
    shown.press("Take off M3")
    assert evidence_of(shown, "M3") == before[:2]
    assert the(EvidencePanel, shown.page).isHidden()


def test_undoing_new_evidence_closes_its_editor(shown: QuestionsShown) -> None:
    before = evidence_of(shown, "M3")
    shown.press("Add evidence")
    type_line(shown, "What it is", "A slip")
    shown.session.undo()
    assert evidence_of(shown, "M3") == before
    assert the(EvidencePanel, shown.page).isHidden()


def test_evidence_that_we_have_is_found_and_linked(shown: QuestionsShown, qtbot: "QtBot") -> None:
    shown.press("Use one we have")
    line = shown.named(QLineEdit, "Find in our evidence")
    assert line.hasFocus()
    assert "Supervision sample, six records" not in rows(shown, "Evidence to choose from")
    QTest.keyClicks(line, "training log")
    qtbot.waitUntil(lambda: rows(shown, "Evidence to choose from") == ["Training log, all staff"])
    QTest.keyClick(line, Qt.Key.Key_Down)
    press_key(shown, "Evidence to choose from", 0, Qt.Key.Key_Return)
    assert evidence_of(shown, "M3")[0] == "Training log, all staff"
    linked = shown.session.snapshot.evidence_for("M3")[0]
    assert linked.question_ids[-1] == "M3"
    assert len(linked.question_ids) > 1


def test_a_search_without_a_match_says_so(shown: QuestionsShown, qtbot: "QtBot") -> None:
    shown.press("Use one we have")
    QTest.keyClicks(shown.named(QLineEdit, "Find in our evidence"), "no such words")
    qtbot.waitUntil(lambda: "Nothing in our evidence has these words." in shown.texts())


def test_with_no_evidence_there_is_a_way_to_begin(
    qtbot: "QtBot", theme: "Theme", session: "WorkbookSession", preferences: "Preferences"
) -> None:
    shown = QuestionsShown(qtbot, theme, session, preferences)
    shown.go("M1", "evidence")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Add evidence"
    assert "No evidence yet." in shown.texts()
    assert not shown.can_press("Use one we have")


def test_every_detail_is_one_step_away(shown: QuestionsShown, qtbot: "QtBot") -> None:
    item = shown.session.snapshot.evidence_for("M3")[0]
    shown.go("M3", "evidence", item.id)
    with qtbot.waitSignal(shown.page.jump_requested) as signal:
        shown.press("All its details")
    assert signal.args == [Jump(PageId.EVIDENCE, record_id=item.id)]


def test_the_model_of_evidence_keeps_to_the_rules_of_models(
    sample_session: "WorkbookSession",
) -> None:
    snapshot = sample_session.snapshot
    model = EvidenceListModel(snapshot.framework)
    model.show_items(snapshot.evidence)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    model.show_items(snapshot.evidence[:2])
    assert model.rowCount() == 2
    assert tester.model() is model


def test_a_changed_item_is_repainted_and_not_listed_anew(
    sample_session: "WorkbookSession", qtbot: "QtBot"
) -> None:
    model = EvidenceListModel(sample_session.snapshot.framework)
    model.show_items(sample_session.snapshot.evidence)
    first = sample_session.snapshot.evidence[0]
    sample_session.do(
        None, lambda workbook: workbook.set_record(RecordKind.EVIDENCE, first.id, title="New name")
    )
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_items(sample_session.snapshot.evidence)
    assert model.index(0).data() == "New name"
