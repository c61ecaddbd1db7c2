"""Earlier wording of an answer is forgotten from its history, after one question."""

from PySide6.QtWidgets import QAbstractButton

from tests.ui.questions_page.shown import QuestionsShown


def _write_over(shown: QuestionsShown) -> None:
    shown.session.do(
        None,
        lambda workbook: workbook.set_answer(
            "M1", reason="Freddie was seen late, and nobody asked him."
        ),
    )
    shown.session.do(None, lambda workbook: workbook.set_answer("M1", reason="A new text."))
    shown.go("M1")
    shown.press("History")


def _values(shown: QuestionsShown) -> list[object]:
    return [one.value for one in shown.session.workbook.changes if one.key.field == "reason"]


def test_forgetting_asks_first_and_enter_twice_forgets_nothing(empty: QuestionsShown) -> None:
    _write_over(empty)
    empty.press("Forget earlier wording…")
    assert empty.named(QAbstractButton, "Keep it").hasFocus()
    empty.press("Keep it")
    assert _values(empty) == ["Freddie was seen late, and nobody asked him.", "A new text."]
    assert empty.can_press("Forget earlier wording…")


def test_what_is_forgotten_is_in_no_change_and_nothing_more_is_offered(
    empty: QuestionsShown,
) -> None:
    _write_over(empty)
    empty.press("Forget earlier wording…")
    empty.press("Forget it for good")
    assert _values(empty) == ["A new text."]
    assert empty.answer("M1").reason == "A new text."
    assert not empty.can_press("Forget earlier wording…")
    assert empty.session.workbook.undo_summary == ""


def test_nothing_is_offered_where_nothing_was_written_over(empty: QuestionsShown) -> None:
    empty.session.do(None, lambda workbook: workbook.set_answer("M1", reason="Only this."))
    empty.go("M1")
    empty.press("History")
    assert not empty.can_press("Forget earlier wording…")
