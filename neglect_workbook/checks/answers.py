"""What is missing from an answer, or worth asking about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.progress import word_count
from neglect_workbook.domain.rating import (
    Nudge,
    goes_against_checks,
    is_red,
    nudges,
    suggested_rating,
)
from neglect_workbook.domain.rating_scale import RatingScale
from neglect_workbook.domain.records import Answer, ImprovementAction
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: The status of an action that is finished, as opposed to one that was stopped.
_DONE = "done"


def answer_findings(snapshot: WorkbookSnapshot, question_id: str, today: date) -> Iterator[Finding]:
    """The findings about one answer, the ones that matter most first."""
    answer = snapshot.answers[question_id]
    about = _About(question_id)
    framework = snapshot.framework
    yield from _what_is_missing(framework.scale, answer, about)
    if is_red_without_action(snapshot, answer):
        yield about.finding(
            "red_without_action",
            Severity.MISSING,
            f"{question_id} is red and has no action",
            "Add one, or say in a line why not.",
            "no_action_reason",
        )
    if _overrides_without_reason(framework.scale, answer):
        suggested = framework.scale.words(suggested_rating(framework.scale, answer.checks))
        yield about.look(
            "override_reason_missing",
            f"{question_id}: your rating differs from what the checks suggest",
            f"They suggest '{suggested}'. Say in a line why you chose another.",
            "override_reason",
        )
    for nudge in nudges(framework, answer, snapshot.evidence_for(question_id), today):
        yield _nudge(framework, answer, nudge, about)
    yield from _over_length(framework, answer, about)
    if answer.come_back:
        yield about.look(
            "come_back",
            f"{question_id} is marked to come back to",
            "Finish it, or take the mark off.",
            "come_back",
        )


@dataclass(frozen=True, slots=True)
class _About:
    """Makes findings about one question."""

    question_id: str

    def finding(
        self, kind: str, severity: Severity, message: str, detail: str, field: str
    ) -> Finding:
        return Finding(kind, severity, message, detail, self.question_id, field)

    def look(self, kind: str, message: str, detail: str, field: str) -> Finding:
        return self.finding(kind, Severity.LOOK, message, detail, field)


def _what_is_missing(scale: RatingScale, answer: Answer, about: _About) -> Iterator[Finding]:
    if answer.is_rated and answer.to_confirm:
        yield about.finding(
            "not_confirmed",
            Severity.MISSING,
            f"{about.question_id} is carried forward and not confirmed",
            "Confirm it, or change the rating.",
            "to_confirm",
        )
    elif not answer.is_answered:
        yield about.finding(
            "not_answered",
            Severity.MISSING,
            f"{about.question_id} is not answered",
            f"You can send without it. It shows as '{scale.not_answered}'.",
            "rating",
        )
    elif not answer.applies:
        if not answer.not_applicable_reason.strip():
            yield about.finding(
                "reason_missing",
                Severity.MISSING,
                f"{about.question_id}: you said that it does not apply, but not why",
                "Say in a line why it does not apply to you.",
                "not_applicable_reason",
            )
    elif not answer.reason.strip():
        yield about.finding(
            "rating_reason_missing",
            Severity.MISSING,
            f"{about.question_id} has a rating but no reason",
            "Say in a few lines why you chose it.",
            "reason",
        )


def is_red_without_action(snapshot: WorkbookSnapshot, answer: Answer) -> bool:
    """Whether a red answer has neither an action that counts nor a reason for having none."""
    if not is_red(snapshot.framework.scale, answer.rating) or answer.no_action_reason.strip():
        return False
    actions = snapshot.actions_for(answer.question_id)
    return not any(_counts(snapshot.framework, action) for action in actions)


def _counts(framework: Framework, action: ImprovementAction) -> bool:
    """Whether an action answers a red: it is open or done, and was not stopped."""
    return action.status_id == _DONE or framework.action_status(action.status_id).is_open


def _overrides_without_reason(scale: RatingScale, answer: Answer) -> bool:
    return goes_against_checks(scale, answer) and not answer.override_reason.strip()


def _nudge(framework: Framework, answer: Answer, nudge: Nudge, about: _About) -> Finding:
    question_id = about.question_id
    match nudge:
        case Nudge.EVIDENCE_STRONGER:
            return about.look(
                nudge,
                f"{question_id}: your evidence looks stronger than your rating",
                f"Look at {_check_to_look_at(framework, answer)} again, or keep your rating.",
                "rating",
            )
        case Nudge.EVIDENCE_THINNER:
            months = framework.evidence_out_of_date_months
            return about.look(
                nudge,
                f"{question_id}: your rating looks stronger than your evidence",
                f"Add a quality check from the last {months} months, or look at your rating again.",
                "evidence",
            )
        case Nudge.TOP_RATING:
            return about.look(
                nudge,
                f"{question_id}: you chose the top rating",
                "What tells you children's lives are better?",
                "changing_for_children",
            )
        case Nudge.POLICY_ALONE:
            lowest = framework.evidence_level(1).name
            return about.look(
                nudge,
                f"{question_id} rests on '{lowest}' alone",
                "Add something that you did or checked, however small.",
                "evidence",
            )


def _check_to_look_at(framework: Framework, answer: Answer) -> str:
    """The first check that was answered No, by its number on the page."""
    for number, check in enumerate(framework.scale.checks, start=1):
        if answer.checks.get(check.id) is False:
            return f"check {number}"
    return "the checks"


def _over_length(framework: Framework, answer: Answer, about: _About) -> Iterator[Finding]:
    for guide in framework.field_guides:
        words = word_count(getattr(answer, guide.field))
        if words > guide.word_limit:
            yield about.look(
                "over_length",
                f"{about.question_id}, {guide.label}: {words} words",
                f"About {guide.word_limit} is easy to read. Nothing is cut.",
                guide.field,
            )
