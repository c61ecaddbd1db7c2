"""What the action plan says of a receipt and of moderation."""

from dataclasses import replace
from datetime import date

from neglect_workbook.domain.correspondence import QuestionFeedback, ReturnReceipt, Sent
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import texts
from tests.builders import sample_snapshot
from tests.came_back import ARRIVED, MODERATED, PARTNERSHIP

SAMPLE = sample_snapshot()
RECEIPT = ReturnReceipt(
    "r/1", "CDFH-JKMN", is_as_sent=True, received_on=ARRIVED, received_by=PARTNERSHIP
)
SENT = Sent("r/return/CDFH-JKMN", "return", "CDFH-JKMN", date(2026, 12, 1), 1)
FEEDBACK = QuestionFeedback("r/M3", "CDFH-JKMN", MODERATED, PARTNERSHIP, "2", "1", "lower", "Why?")


def _plan(snapshot: WorkbookSnapshot) -> str:
    return "\n".join(texts(plan_document(snapshot, date(2027, 2, 1), "CDFH-JKMN").blocks))


def test_the_plan_says_that_the_return_was_received_and_moderated() -> None:
    said = _plan(replace(SAMPLE, sent=(SENT,), receipts=(RECEIPT,), feedback={"M3": FEEDBACK}))
    assert f"{PARTNERSHIP} received our return on 3 December 2026." in said
    assert "The partnership moderated 1 rating on 14 January 2027." in said
    assert "The ratings in this plan are our own." in said


def test_the_plan_says_nothing_of_it_where_nothing_came_back() -> None:
    assert "received our return" not in _plan(SAMPLE)
    assert "moderated 1" not in _plan(SAMPLE)


def test_other_content_than_was_sent_is_not_passed_off_as_received() -> None:
    changed = replace(RECEIPT, is_as_sent=False)
    for snapshot in (
        replace(SAMPLE, sent=(SENT,), receipts=(changed,)),
        replace(SAMPLE, receipts=(RECEIPT,)),
    ):
        assert "received our return" not in _plan(snapshot)
