"""The feedback letter: two pages at most, and it says where the rest is."""

from datetime import date

import pytest

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.collating.letter import Letter, letter_document
from neglect_workbook.exchange.collating.letter_room import room_for
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.report import Document, Paragraph, Table
from tests.collating_builders import framework_2026

FRAMEWORK = framework_2026()
TODAY = date(2026, 12, 17)
SHORT = "Your evidence shows the briefing was held. Two anonymised examples would help us."
LONG = f"{SHORT} " * 9
QUESTIONS = [one.id for one in FRAMEWORK.questions()]


def test_a_few_answers_stand_in_it_word_for_word() -> None:
    answers = _answers(4, SHORT)

    room = room_for(answers, FRAMEWORK)

    assert (room.shown, room.left_out, room.is_cut) == (answers, (), False)


@pytest.mark.parametrize("comment", [SHORT, LONG, LONG.replace(" ", "\n"), "x" * 20_000])
def test_what_has_no_room_is_named_and_said_to_be_in_the_feedback_file(comment: str) -> None:
    answers = _answers(20, comment)

    room = room_for(answers, FRAMEWORK)
    said = " ".join(_paragraphs(_letter(answers, has_file=True)))

    assert 1 <= len(room.shown) < 20
    shown = [one.question_id for one in room.shown]
    assert sorted([*shown, *room.left_out], key=QUESTIONS.index) == QUESTIONS
    assert shown == sorted(shown, key=QUESTIONS.index)
    assert room.left_out[-1] in said
    assert "in the feedback file that came with this letter" in said
    assert all(len(one.comment) <= 422 for one in room.shown)
    assert ("A comment that ends in …" in said) == (comment != SHORT)


def test_what_an_organisation_can_do_something_about_is_not_left_out_for_what_is_agreed() -> None:
    room = room_for(_answers(20, SHORT), FRAMEWORK)

    asked = {one.question_id for one in _answers(20, SHORT) if one.result == "ask_for_evidence"}
    assert asked <= {one.question_id for one in room.shown}


def test_without_a_feedback_file_the_letter_says_all_of_it() -> None:
    answers = _answers(20, LONG)

    (table,) = [one for one in _letter(answers, has_file=False).blocks if isinstance(one, Table)]

    assert len(table.rows) == 20


def _answers(count: int, comment: str) -> tuple[ModeratedAnswer, ...]:
    results = (
        *(ModerationResult.LOWER, ModerationResult.AGREE),
        *(ModerationResult.ASK_FOR_EVIDENCE, ModerationResult.RAISE, ModerationResult.AGREE),
    )
    return tuple(
        ModeratedAnswer(
            question_id=question_id,
            own_rating="2",
            moderated_rating="",
            result=results[place % len(results)],
            comment=comment,
        )
        for place, question_id in enumerate(QUESTIONS[:count])
    )


def _letter(answers: tuple[ModeratedAnswer, ...], *, has_file: bool) -> Document:
    receipt = Receipt(
        return_id="R1",
        check_code="AB12",
        content_digest="",
        is_as_sent=True,
        changed_cells=(),
        received_on=TODAY,
        received_by="The partnership",
        organisation="Fernhollow School",
        review="First review",
        program_version="1",
    )
    feedback = Feedback(
        return_id="R1",
        check_code="AB12",
        moderated_on=TODAY,
        moderated_by="The partnership",
        answers=answers,
        organisation="Fernhollow School",
        review="First review",
        program_version="1",
    )
    return letter_document(Letter(receipt, feedback, TODAY, has_file), FRAMEWORK)


def _paragraphs(letter: Document) -> list[str]:
    found = [one for one in letter.blocks if isinstance(one, Paragraph)]
    return ["".join(run.text for run in one.runs) for one in found]
