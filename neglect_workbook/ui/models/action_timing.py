"""What the dates of actions mean today: overdue, due soon, without a date."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from neglect_workbook.domain.dates import day_and_month
from neglect_workbook.domain.framework import ActionStatus, Framework
from neglect_workbook.domain.records import ImprovementAction

#: 'Soon' reaches to the end of a month, and always over at least so many days.
_SOON_DAYS = 14
#: The one closed status that is an end to be glad of, and so is never folded away.
_DONE = "done"


class When(StrEnum):
    """Which actions are shown, by their dates. All but the first are open ones."""

    ALL = "all"
    OVERDUE = "overdue"
    SOON = "soon"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many actions there are of each kind. One that is overdue is not due soon too."""

    total: int
    overdue: int
    soon: int
    no_date: int
    done: int
    stopped: int


def board_statuses(
    framework: Framework,
) -> tuple[tuple[ActionStatus, ...], tuple[ActionStatus, ...]]:
    """The statuses that are lanes of a board, and those that are folded away below them."""
    is_lane = [one.is_open or one.id == _DONE for one in framework.action_statuses]
    both = list(zip(framework.action_statuses, is_lane, strict=True))
    return tuple(one for one, yes in both if yes), tuple(one for one, yes in both if not yes)


def is_open(framework: Framework, action: ImprovementAction) -> bool:
    """Whether there is still something to do."""
    return framework.action_status(action.status_id).is_open


def days_overdue(framework: Framework, action: ImprovementAction, today: date) -> int:
    """How many days an open action is past its date; 0 where it is not."""
    if action.due is None or action.due >= today or not is_open(framework, action):
        return 0
    return (today - action.due).days


def overdue_words(days: int) -> str:
    """'9 days overdue', or nothing for 0."""
    if not days:
        return ""
    return "1 day overdue" if days == 1 else f"{days} days overdue"


def soon_end(today: date) -> date:
    """The last day that is soon: the end of the month that it will be in two weeks."""
    later = today + timedelta(days=_SOON_DAYS)
    return later.replace(day=calendar.monthrange(later.year, later.month)[1])


def is_when(framework: Framework, action: ImprovementAction, when: When, today: date) -> bool:
    """Whether an action is one of a kind."""
    if when is When.ALL:
        return True
    if not is_open(framework, action):
        return False
    if action.due is None:
        return when is When.NO_DATE
    if action.due < today:
        return when is When.OVERDUE
    return when is When.SOON and action.due <= soon_end(today)


def plan_counts(
    framework: Framework, actions: Iterable[ImprovementAction], today: date
) -> PlanCounts:
    """How many actions there are of each kind."""
    listed = tuple(actions)

    def count(when: When) -> int:
        return sum(is_when(framework, one, when, today) for one in listed)

    done = sum(one.status_id == _DONE for one in listed)
    closed = sum(not is_open(framework, one) for one in listed)
    return PlanCounts(
        total=len(listed),
        overdue=count(When.OVERDUE),
        soon=count(When.SOON),
        no_date=count(When.NO_DATE),
        done=done,
        stopped=closed - done,
    )


def plan_summary(counts: PlanCounts, today: date) -> str:
    """The plan in a line, such as '6 actions. 1 overdue, 2 more due by 31 December, 1 done.'."""
    if not counts.total:
        return "What you will do, who leads it and by when."
    more = "more " if counts.overdue else ""
    parts = [
        f"{counts.overdue} overdue" if counts.overdue else "",
        f"{counts.soon} {more}due by {day_and_month(soon_end(today))}" if counts.soon else "",
        f"{counts.no_date} without a date" if counts.no_date else "",
        f"{counts.done} done" if counts.done else "",
        f"{counts.stopped} stopped" if counts.stopped else "",
    ]
    actions = "1 action." if counts.total == 1 else f"{counts.total} actions."
    rest = ", ".join(filter(None, parts))
    return f"{actions} {rest}." if rest else f"{actions} None is overdue."
