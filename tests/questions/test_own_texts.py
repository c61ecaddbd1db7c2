"""The texts that are ours: there for every question, plain, short and with nobody in them."""

import re
from collections.abc import Iterator

import pytest

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.question_set import Question
from neglect_workbook.questions.loader import load

BSCP = load("bscp-neglect-2026")
QUESTIONS = tuple(BSCP.questions())
MOST_WORDS = 25
BANNED = re.compile(r"\bplease\b|\bmust\b|!|\bclients?\b|\bdid not attend\b", re.IGNORECASE)
CURLY = frozenset("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}")


def _texts_of(question: Question) -> Iterator[str]:
    yield question.short_name
    for bullets in question.help.values():
        yield from bullets
    yield from question.strong_answer
    yield from question.prompts


def _own_texts(framework: Framework) -> Iterator[str]:
    for question in framework.questions():
        yield from _texts_of(question)
    for question_set in framework.question_sets:
        yield question_set.scope_note
    for rating in framework.scale.ratings:
        yield from rating.meaning.values()
    for check in framework.scale.checks:
        yield from (check.text, check.hint)
    for guide in framework.field_guides:
        yield from (guide.label, guide.hint)
    for level in framework.evidence_levels:
        yield from (level.name, level.answers, level.examples)
    for term in framework.terms:
        yield term.meaning
    for prompt in framework.impact_prompts:
        yield prompt.text
    for indicator in framework.suggested_indicators:
        yield from (indicator.name, indicator.hint, indicator.source)
    for one in framework.timeline:
        yield from (one.text, one.short)
    wording = framework.wording
    yield from (framework.summary, framework.scale.note, wording.status_line, wording.not_ours)
    yield from (wording.privacy_line, wording.privacy_short, wording.not_a_referral)
    yield from (wording.intruder_question, *wording.may_stay_reasons)
    yield from wording.to_have_to_hand
    yield from wording.governor_questions


def _sentences() -> Iterator[str]:
    for text in OWN_TEXTS:
        yield from re.split(r"(?<=[.?:;])\s", text)


OWN_TEXTS = tuple(text for text in _own_texts(BSCP) if text)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_question_has_help_for_every_setting_and_an_example(question: Question) -> None:
    assert set(question.help) == {one.setting for one in BSCP.sectors}
    for bullets in question.help.values():
        assert len(bullets) in {2, 3}
    assert len(question.strong_answer) in {1, 2}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_short_names_fit_a_list(question: Question) -> None:
    assert 0 < len(question.short_name) <= 19
    assert len(question.short_name.split()) <= 4


def test_short_names_are_told_apart_within_a_set() -> None:
    for question_set in BSCP.question_sets:
        names = [one.short_name for one in question_set.questions]
        assert len(set(names)) == len(names)


def test_questions_of_many_parts_have_prompts() -> None:
    assert {one.id for one in QUESTIONS if one.prompts} == {"S6", "S7", "M5", "P1", "P2", "P7"}


@pytest.mark.parametrize("question_id", ["S6", "S7"])
def test_learning_from_reviews_is_asked_for_as_a_prompt(question_id: str) -> None:
    assert "review" in " ".join(BSCP.question(question_id).prompts)


def test_sentences_are_short() -> None:
    long = [one for one in _sentences() if len(one.split()) > MOST_WORDS]
    assert not long


def test_no_banned_word() -> None:
    assert not [text for text in OWN_TEXTS if BANNED.search(text)]


def test_texts_begin_as_sentences_do_and_hold_no_stray_space() -> None:
    assert not [text for text in OWN_TEXTS if not (text[0].isupper() or text[0].isdigit())]
    assert not [text for text in OWN_TEXTS if text != " ".join(text.split())]


def test_our_own_apostrophes_and_quotation_marks_are_straight() -> None:
    assert not [text for text in OWN_TEXTS if CURLY & set(text)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_no_example_or_help_counts_fewer_than_five_children(question: Question) -> None:
    small = r"\b(one|two|three|four|[1-4]) (of the )?(children|pupils|families|of those children)\b"
    for text in (*question.strong_answer, *question.prompts):
        assert not re.search(small, text, re.IGNORECASE), text


def test_the_words_that_the_questions_use_are_explained() -> None:
    explained = {one.word for one in BSCP.terms}
    assert explained >= {
        "drift",
        "disguised compliance",
        "cumulative harm",
        "professional curiosity",
        "threshold",
        "escalation",
        "lived experience",
        "was not brought",
        "triangulation",
        "early help",
        "commissioning",
        "governance",
        "reflective supervision",
    }


def test_words_explained_stand_in_the_order_of_the_alphabet() -> None:
    words = [one.word for one in BSCP.terms]
    assert words == sorted(words, key=str.casefold)


def test_there_are_twelve_impact_prompts_and_each_asks_something() -> None:
    assert len(BSCP.impact_prompts) == 12
    assert all(one.text.endswith("?") for one in BSCP.impact_prompts)


def test_the_subject_of_the_draft_takes_its_parts() -> None:
    subject = BSCP.wording.email_subject.format(
        organisation="Hazelmoor Primary School", review="Final review", check_code="K7RT-4MXD"
    )
    assert "Hazelmoor Primary School, Final review, check code K7RT-4MXD" in subject
