"""Answers to the same thing from different sides: colleagues beside leaders, role beside role.

The framework's themes say which questions ask about the same thing. Differences are told in
counts and words; nothing is averaged.
"""

from dataclasses import dataclass
from enum import StrEnum

from neglect_workbook.domain.framework import Framework, Theme
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import Spread, count_voices, sets_with_forms


class Standing(StrEnum):
    """How a rating of the leaders stands beside what colleagues chose.

    ``TOO_FEW`` is said where too few colleagues answered for their counts to be shown.
    """

    LEADERS_HIGHER = "leaders_higher"
    COLLEAGUES_HIGHER = "colleagues_higher"
    SAME = "same"
    TOO_FEW = "too_few"
    DOES_NOT_APPLY = "does_not_apply"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class Beside:
    """One answer of the leaders beside what colleagues chose.

    Attributes:
        question: the leaders' question.
        code: the rating that they chose; empty where they have not yet.
        standing: how it stands beside the colleagues' answers.
        lower: how many colleagues chose a lower rating.
        higher: how many chose a higher one.
    """

    question: Question
    code: str
    standing: Standing
    lower: int
    higher: int


@dataclass(frozen=True, slots=True)
class RoleView:
    """What one role answered on a theme."""

    question_set: QuestionSet
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One theme as the roles of this workbook see it.

    Attributes:
        theme: the theme.
        views: of the roles that answered, in the framework's order; two or more.
        highest: the role that rates highest; ``None`` where no two roles differ.
        lowest: the role that rates lowest; ``None`` in the same case.
    """

    theme: Theme
    views: tuple[RoleView, ...]
    highest: QuestionSet | None
    lowest: QuestionSet | None

    @property
    def is_different(self) -> bool:
        """Whether every rating of one role is above every rating of another."""
        return self.highest is not None


def beside_leaders(snapshot: WorkbookSnapshot, spread: Spread) -> tuple[Beside, ...]:
    """The leaders' answers on the theme of a question that colleagues answered.

    Leaders are those who answer a set that comes earlier in the framework. Where none of theirs
    is on the theme, it is the organisation's own answer to the same question. The first is the
    one to show where there is room for one: a rating that is higher than what more than half of
    the colleagues chose, or else the nearest answered one.
    """
    found = [
        _beside(snapshot, question, spread)
        for question in reversed(_leaders_questions(snapshot, spread.question))
    ]
    return tuple(sorted(found, key=lambda one: _place(snapshot, one)))


def views_by_theme(snapshot: WorkbookSnapshot) -> tuple[ThemeView, ...]:
    """The themes on which two or more roles of this workbook answered."""
    found = []
    for theme in snapshot.framework.themes:
        views = tuple(
            RoleView(question_set, answers)
            for question_set in snapshot.framework.question_sets
            if (answers := _ranked_answers(snapshot, question_set, theme))
        )
        if len(views) > 1:
            found.append(_theme_view(snapshot.framework, theme, views))
    return tuple(found)


def related_questions(
    framework: Framework, question: Question, set_id: str
) -> tuple[Question, ...]:
    """The questions of a set that ask about the same thing: itself, if it is one of the set."""
    if question.set_id == set_id:
        return (question,)
    themes = [theme for theme in framework.themes if question.id in theme.question_ids]
    ids = {one for theme in themes for one in theme.question_ids}
    return tuple(one for one in framework.question_set(set_id).questions if one.id in ids)


def related_spreads(snapshot: WorkbookSnapshot, question: Question) -> tuple[Spread, ...]:
    """What colleagues' forms said on what a question asks about, whichever set they asked."""
    return tuple(
        count_voices(snapshot, question_set.id).spread(related.id)
        for question_set in sets_with_forms(snapshot)
        for related in related_questions(snapshot.framework, question, question_set.id)
    )


def _leaders_questions(snapshot: WorkbookSnapshot, question: Question) -> list[Question]:
    """Those on the same theme, from the top down."""
    found: list[Question] = []
    for question_set in snapshot.framework.question_sets:
        if question_set.id == question.set_id:
            break
        if question_set.id in snapshot.organisation.set_ids:
            found += related_questions(snapshot.framework, question, question_set.id)
    if not found and question.set_id in snapshot.organisation.set_ids:
        return [question]
    return found


def _beside(snapshot: WorkbookSnapshot, question: Question, spread: Spread) -> Beside:
    scale = snapshot.framework.scale
    answer = snapshot.answers[question.id]
    if not answer.is_answered:
        return Beside(question, "", Standing.NOT_ANSWERED, 0, 0)
    rank = scale.rating(answer.rating).rank
    if rank is None:
        return Beside(question, answer.rating, Standing.DOES_NOT_APPLY, 0, 0)
    if not spread.is_shown:
        return Beside(question, answer.rating, Standing.TOO_FEW, 0, 0)
    ranks = [(scale.rating(code).rank or 0, count) for code, count in spread.counts.items()]
    lower = sum(count for one, count in ranks if one < rank)
    higher = sum(count for one, count in ranks if one > rank)
    standing = Standing.SAME
    # More than half: then most colleagues stand at least one whole step away.
    if 2 * lower > spread.answered:
        standing = Standing.LEADERS_HIGHER
    elif 2 * higher > spread.answered:
        standing = Standing.COLLEAGUES_HIGHER
    return Beside(question, answer.rating, standing, lower, higher)


def _place(snapshot: WorkbookSnapshot, beside: Beside) -> tuple[int, int]:
    """Where an answer of the leaders comes; those of one kind stay with the nearest first."""
    if beside.standing is Standing.LEADERS_HIGHER:
        return 0, -(snapshot.framework.scale.rating(beside.code).rank or 0)
    last = {Standing.NOT_ANSWERED: 2, Standing.DOES_NOT_APPLY: 3}
    return last.get(beside.standing, 1), 0


def _ranked_answers(
    snapshot: WorkbookSnapshot, question_set: QuestionSet, theme: Theme
) -> tuple[Answer, ...]:
    """What one role answered on a theme with a step of the scale."""
    if question_set.id not in snapshot.organisation.set_ids:
        return ()
    answers = (
        snapshot.answers[question.id]
        for question in question_set.questions
        if question.id in theme.question_ids
    )
    return tuple(one for one in answers if one.is_answered and one.applies)


def _theme_view(framework: Framework, theme: Theme, views: tuple[RoleView, ...]) -> ThemeView:
    highest = max(views, key=lambda view: _ranks(framework, view)[0])
    lowest = min(views, key=lambda view: _ranks(framework, view)[1])
    if _ranks(framework, highest)[0] > _ranks(framework, lowest)[1]:
        return ThemeView(theme, views, highest.question_set, lowest.question_set)
    return ThemeView(theme, views, None, None)


def _ranks(framework: Framework, view: RoleView) -> tuple[int, int]:
    """The lowest and the highest rank that a role chose on a theme."""
    ranks = [framework.scale.rating(one.rating).rank or 0 for one in view.answers]
    return min(ranks), max(ranks)
