"""What a return as a whole lacks: whom to ask, who took part, who agreed, every area."""

from collections.abc import Iterator

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.snapshot import WorkbookSnapshot


def about_findings(snapshot: WorkbookSnapshot) -> Iterator[Finding]:
    """The fields about the review itself that a reader would miss."""
    if not snapshot.organisation.contact_role.strip():
        yield _missing(
            "contact_role_missing",
            "Nobody is named to ask about this return",
            "Give a role that the partnership can ask, not a person.",
            "contact_role",
        )
    if not snapshot.review.people_involved.strip():
        yield _missing(
            "people_involved_missing",
            "It does not say who took part",
            "Give roles and how many of each.",
            "people_involved",
        )
    if not snapshot.review.approved_role.strip():
        yield _missing(
            "approved_role_missing",
            "It does not say who agreed it",
            "Give the role of somebody senior, such as a chair or a chief executive.",
            "approved_role",
        )


def area_findings(snapshot: WorkbookSnapshot) -> Iterator[Finding]:
    """The areas with answers of which none says what is changing for children.

    A question speaks for its main area and for the others that it counts under, so that
    every area can be answered from any one question set.
    """
    for area in snapshot.framework.areas:
        answered = [
            question
            for question in snapshot.questions
            if area.id in question.area_ids
            and snapshot.answers[question.id].is_answered
            and snapshot.answers[question.id].applies
        ]
        texts = (snapshot.answers[question.id].changing_for_children for question in answered)
        if answered and not any(text.strip() for text in texts):
            main = [question for question in answered if question.area_id == area.id]
            question_id = (main or answered)[0].id
            place = f"{question_id}," if main else f"{question_id}, which counts here too,"
            yield Finding(
                "nothing_about_children",
                Severity.MISSING,
                f"{area.name}: nothing on what is changing for children",
                f"Write a line or two in {place} even if little has changed yet.",
                question_id,
                "changing_for_children",
            )


def _missing(kind: str, message: str, detail: str, field: str) -> Finding:
    return Finding(kind, Severity.MISSING, message, detail, field=field)
