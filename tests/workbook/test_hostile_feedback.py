"""Whatever the partnership writes comes into the workbook as it was written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.feedback.feedback import ModeratedAnswer
from neglect_workbook.exchange.feedback.writing import write_feedback, write_receipt
from neglect_workbook.exchange.incoming.recognise import recognise
from neglect_workbook.workbook import Workbook, action_from_feedback
from neglect_workbook.workbook.feedback import quoted_comment
from neglect_workbook.workbook.feedback_files import take_in_answer
from tests.came_back import MODERATED, feedback_for, receipt_for
from tests.exchange.hostile_texts import EVERY_KIND, LONG


def test_hostile_texts_of_feedback_and_receipt_are_kept_as_they_are(
    workbook: Workbook, reopened: Callable[[], Workbook], tmp_path: Path
) -> None:
    texts = [*EVERY_KIND, LONG]
    ids = [question.id for question in workbook.framework.questions()]
    path = tmp_path / "came.xlsx"
    for start in range(0, len(texts), len(ids)):
        said = dict(zip(ids, texts[start:], strict=False))
        answers = (
            ModeratedAnswer(one, "1", "", ModerationResult.AGREE, text)
            for one, text in said.items()
        )
        feedback = feedback_for(workbook.snapshot, *answers)
        write_feedback(feedback, workbook.framework, path, MODERATED)
        taken = take_in_answer(workbook, recognise(path))
        assert taken is not None
        assert "Changed since" not in taken.sentence
        held = workbook.snapshot.feedback
        assert {one: held[one].comment for one in said} == {
            one: clean_text(text) for one, text in said.items()
        }
    # The last of them is the long one.
    action_from_feedback(workbook, max(said, key=lambda one: len(said[one])))
    receipt = replace(receipt_for(workbook.snapshot), received_by=LONG)
    write_receipt(receipt, workbook.framework, path)
    take_in_answer(workbook, recognise(path))

    again = reopened().snapshot
    assert again.actions[-1].starting_point == quoted_comment(LONG)
    assert [one.received_by for one in again.receipts] == [LONG]
