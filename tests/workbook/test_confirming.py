"""What the check finds in a workbook, and what a person says of it."""

from collections.abc import Callable
from datetime import date

import pytest

from neglect_workbook.checks.finding import Severity
from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.findings import (
    PrivatePlace,
    personal_data_findings,
    personal_data_places,
)
from neglect_workbook.checks.personal_data.marks import MarkKind
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.confirming import confirm_personal_data, withdraw_confirmation
from neglect_workbook.keeping.known_words import words_of
from neglect_workbook.workbook import Workbook, close_review
from tests.workbook.conftest import FRAMEWORK


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(words_of(FRAMEWORK))


@pytest.fixture
def filled(workbook: Workbook) -> Workbook:
    workbook.set_answer("M1", working_well="Zofia has shoes. NHS 999 000 0018.")
    workbook.add_record(
        RecordKind.EVIDENCE, title="Letter from Agnieszka", file_name="kacper_plan.docx"
    )
    workbook.add_record(RecordKind.ACTION, what_we_do="Train staff", lead_role="Mrs Pilling")
    return workbook


def _place(workbook: Workbook, checker: Checker, field: str) -> PrivatePlace:
    return next(
        one for one in personal_data_places(workbook.snapshot, checker) if one.source.field == field
    )


def test_findings_say_where_and_never_what(filled: Workbook, checker: Checker) -> None:
    found = personal_data_findings(filled.snapshot, checker)

    assert [(one.kind, one.severity, one.question, one.field, one.record) for one in found] == [
        ("personal_child_name", Severity.LOOK, "M1", "working_well", ""),
        ("personal_nhs_number", Severity.STOP, "M1", "working_well", ""),
        ("personal_child_name", Severity.LOOK, "", "title", "E1"),
        ("personal_child_name", Severity.LOOK, "", "file_name", "E1"),
        ("personal_child_name", Severity.LOOK, "", "lead_role", "A1"),
    ]
    for one in found:
        assert "Zofia" not in one.message + one.detail


def test_a_confirmation_holds_until_the_text_is_edited(
    filled: Workbook, checker: Checker, reopened: Callable[[], Workbook]
) -> None:
    place = _place(filled, checker, "working_well")
    confirm_personal_data(filled, place.source, place.kind, "A cat of that name")

    assert _place(filled, checker, "working_well").kind is MarkKind.NHS_NUMBER

    filled.set_answer("M1", working_well="Zofia has no shoes.")
    assert _place(filled, checker, "working_well").kind is place.kind

    filled.undo()
    again = reopened()
    assert [one.reason for one in again.snapshot.confirmations] == ["A cat of that name"]
    assert _place(again, checker, "working_well").kind is not place.kind
    again.close()


def test_a_confirmation_needs_a_reason_and_can_be_taken_back(
    filled: Workbook, checker: Checker
) -> None:
    place = _place(filled, checker, "title")
    with pytest.raises(KnownError):
        confirm_personal_data(filled, place.source, place.kind, "  ")

    confirm_personal_data(filled, place.source, place.kind, "The author of a book")
    withdraw_confirmation(filled, place.source, place.kind)
    assert _place(filled, checker, "title") == place

    filled.undo()
    filled.undo()
    assert filled.snapshot.confirmations == ()


def test_a_closed_review_can_still_be_confirmed(filled: Workbook, checker: Checker) -> None:
    close_review(filled, date(2026, 11, 23))
    place = _place(filled, checker, "working_well")

    confirm_personal_data(filled, place.source, place.kind, "A cat of that name")

    assert _place(filled, checker, "working_well").kind is not place.kind
