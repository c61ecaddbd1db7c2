"""How far moderation is, and which way the panel differs: counts that add up."""

from dataclasses import replace

import pytest

from neglect_workbook.domain.collating.agreeing import (
    Stage,
    agreement,
    agreement_by_question,
    agreement_by_sector,
    moderated,
    result_of,
)
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer, Why
from neglect_workbook.domain.correspondence import ModerationResult
from tests.collating_builders import framework_2026

FRAMEWORK = framework_2026()


def test_results_are_counted_and_the_direction_is_told() -> None:
    sample = [_sampled(number, "primary") for number in range(7)]
    said = [
        _said(0, "agree", "1"),
        _said(1, "agree", "1"),
        _said(2, "raise", "2"),
        _said(3, "lower", "0"),
        _said(4, "ask_for_evidence"),
        replace(_said(5, ""), is_skipped=True),
        _said(9, "agree", "1"),
    ]

    assert agreement(sample, said) == Agreement(
        sampled=7, done=5, agreed=2, raised=1, lowered=1, asked=1, to_agree=0
    )


def test_two_moderators_who_differ_have_to_agree_first() -> None:
    one, two = _said(0, "agree", "2"), _said(0, "lower", "1", moderator=2)

    assert moderated([one, two]).stage is Stage.TO_AGREE
    assert moderated([one, replace(two, result="agree", rating="2")]).stage is Stage.DONE
    found = agreement([_sampled(0, "primary")], [one, two])
    assert (found.done, found.to_agree) == (0, 1)


def test_what_both_wrote_goes_back_once() -> None:
    one = replace(_said(0, "agree"), feedback="Clear and honest.", note="Agreed at once.")
    two = replace(_said(0, "agree", moderator=2), feedback="Clear and honest.", note="Second read.")

    found = moderated([two, one])

    assert found.feedback == "Clear and honest."
    assert found.notes == "Agreed at once.\nSecond read."


def test_an_answer_that_changed_since_is_looked_at_again() -> None:
    said = replace(_said(0, "agree"), answer_digest="as it was")

    assert moderated([said], "as it is now").stage is Stage.TO_LOOK_AGAIN
    assert moderated([said], "as it was").stage is Stage.DONE
    assert moderated([replace(said, answer_digest="")], "as it is now").stage is Stage.DONE


def test_agreement_by_question_adds_up_to_the_whole() -> None:
    sample = [_sampled(number, "primary", "M1") for number in range(6)]
    sample += [_sampled(number, "primary", "M2") for number in range(6)]
    said = [_said(0, "agree"), _said(1, "raise"), _said(0, "lower", question="M2")]

    parts = agreement_by_question(sample, said, FRAMEWORK)

    assert [(one.id, one.agreement.done, one.is_hidden) for one in parts] == [
        ("M1", 2, False),
        ("M2", 1, False),
    ]


def test_the_agreement_of_a_small_sector_is_hidden_and_cannot_be_worked_out() -> None:
    sample = [_sampled(number, "primary") for number in range(20)]
    sample += [_sampled(100 + number, "gp") for number in range(6)]
    sample += [_sampled(200, "police")]
    said = [_said(200, "lower"), _said(100, "agree"), _said(0, "agree")]

    parts = {one.id: one for one in agreement_by_sector(sample, said, FRAMEWORK)}

    # Were only the police hidden, the whole less the two others would say what they got.
    assert {one for one, part in parts.items() if part.is_hidden} == {"police", "gp"}
    assert parts["police"].agreement == Agreement(0, 0, 0, 0, 0, 0, 0)
    assert parts["primary"].agreement.agreed == 1


@pytest.mark.parametrize(
    ("own", "rating", "result"),
    [
        ("1", "1", ModerationResult.AGREE),
        ("unknown", "0", ModerationResult.AGREE),
        ("1", "2", ModerationResult.RAISE),
        ("3", "2", ModerationResult.LOWER),
        ("na", "2", None),
        ("2", "", None),
    ],
)
def test_a_moderated_rating_proposes_a_result(
    own: str, rating: str, result: ModerationResult | None
) -> None:
    assert result_of(Layout(FRAMEWORK), own, rating) is result


def _sampled(number: int, sector_id: str, question_id: str = "M1") -> SampledAnswer:
    return SampledAnswer(
        key=f"key {number}",
        return_id=f"R{number}",
        question_id=question_id,
        organisation=f"Organisation {number}",
        sector_id=sector_id,
        why=Why.RED,
        row=4,
        digest="as it is now",
    )


def _said(
    number: int, result: str, rating: str = "", *, moderator: int = 1, question: str = "M1"
) -> AnswerModeration:
    return AnswerModeration(id=f"R{number}/{question}/{moderator}", rating=rating, result=result)
