"""What is missing from the action plan, or worth asking about it."""

from collections.abc import Iterator
from datetime import date

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import ImprovementAction


def action_findings(
    framework: Framework, action: ImprovementAction, today: date
) -> Iterator[Finding]:
    """The findings about one action. One that is done or stopped has none."""
    if not framework.action_status(action.status_id).is_open:
        return
    named = _named(action)
    label = action.label
    if not action.lead_role.strip():
        yield _finding(
            action,
            "action_without_lead",
            Severity.MISSING,
            f"{label}: nobody leads it yet",
            f"{named}Choose a role, not a person.",
            "lead_role",
        )
    if action.due is None and not action.no_date_reason.strip():
        yield _finding(
            action,
            "action_without_date",
            Severity.MISSING,
            f"{label} has no date",
            f"{named}Add one, or say in a line why not.",
            "due",
        )
    if not action.difference.strip():
        yield _finding(
            action,
            "action_without_difference",
            Severity.LOOK,
            f"{label} does not say what will be different for children",
            f"{named}One line is enough.",
            "difference",
        )
    yield from _date_findings(action, today)


def _date_findings(action: ImprovementAction, today: date) -> Iterator[Finding]:
    """What is worth asking about the dates of an action."""
    if action.due is None:
        return
    named, label = _named(action), action.label
    if action.due < today:
        yield _finding(
            action,
            "action_overdue",
            Severity.LOOK,
            f"{label} is {_days((today - action.due).days)} overdue",
            f"{named}It was due on {long_date(action.due)}. Say how far you are, or move the date.",
            "due",
        )
    if action.start is not None and action.start > action.due:
        yield _finding(
            action,
            "action_starts_late",
            Severity.LOOK,
            f"{label} starts after it is to be done",
            f"{named}It starts on {long_date(action.start)} and is due on "
            f"{long_date(action.due)}. Change one of the two.",
            "start",
        )


def _finding(
    action: ImprovementAction,
    kind: str,
    severity: Severity,
    message: str,
    detail: str,
    field: str,
) -> Finding:
    return Finding(
        kind, severity, message, detail, field=field, record=action.label, record_id=action.id
    )


def _named(action: ImprovementAction) -> str:
    """What the action is, as a sentence, because lists on screen do not show its label."""
    title = (action.difference.strip() or action.what_we_do.strip()).rstrip(".")
    return f"{title}. " if title else ""


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
