"""What there is to look at before sending, as rows: words, an icon, and where each leads."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from neglect_workbook.checks.alike import groups_of, said_of_many
from neglect_workbook.checks.copies import COPIES_DIFFER
from neglect_workbook.checks.finding import Severity
from neglect_workbook.ui.jump import Jump, PageId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neglect_workbook.checks.finding import Finding
    from neglect_workbook.domain.snapshot import WorkbookSnapshot

_NOT_ANSWERED: Final = "not_answered"
_NOT_CONFIRMED: Final = "not_confirmed"
_RED_WITHOUT_ACTION: Final = "red_without_action"

#: Icons by kind of finding; any other has that of `_OTHER_ICON`.
_ICONS: Final = {
    _NOT_ANSWERED: "list-checks",
    _RED_WITHOUT_ACTION: "target",
    _NOT_CONFIRMED: "circle-dashed",
    "reason_missing": "pencil",
    "rating_reason_missing": "pencil",
    "nothing_about_children": "pencil",
    "override_reason_missing": "pencil",
    "over_length": "pencil",
    COPIES_DIFFER: "layers",
    "two_texts": "layers",
    "evidence_stronger": "trending-up",
    "evidence_thinner": "trending-down",
    "policy_alone": "archive",
    "top_rating": "star",
    "come_back": "flag",
    "contact_role_missing": "user-round",
    "people_involved_missing": "user-round",
    "approved_role_missing": "user-round",
    "action_without_lead": "user-round",
    "date_unread": "calendar-days",
    "action_without_date": "calendar-days",
    "action_without_difference": "target",
    "action_overdue": "calendar-clock",
    "action_starts_late": "calendar-clock",
    "evidence_out_of_date": "calendar-clock",
    "evidence_unlinked": "link",
    "evidence_without_level": "archive",
}
_OTHER_ICON: Final = "circle-alert"
_STOP_ICON: Final = "shield"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing to look at.

    Attributes:
        icon: the name of its icon.
        sentence: what is so.
        detail: which one it is and what to do about it.
        link: says where the row leads.
        jump: where that is.
    """

    icon: str
    sentence: str
    detail: str
    link: str
    jump: Jump


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The rows of one severity, with a heading.

    Attributes:
        title: the heading.
        icon: the name of its icon.
        ink: token of the icons' colour.
        rows: at least one.
    """

    title: str
    icon: str
    ink: str
    rows: tuple[FindingRow, ...]


#: Heading, icon and colour by severity, in the order of the page.
_GROUPS: Final = {
    Severity.STOP: ("Look before sending", "octagon-alert", "red"),
    Severity.MISSING: ("Missing", "circle-dashed", "ink2"),
    Severity.LOOK: ("Worth another look", "lightbulb", "ink2"),
}


def finding_groups(
    snapshot: "WorkbookSnapshot", found: "Sequence[Finding]"
) -> tuple[FindingGroup, ...]:
    """The groups that hold something.

    Args:
        snapshot: the workbook that was checked.
        found: what the checks found; questions that are not answered become one row.
    """
    groups = []
    for severity, (title, icon, ink) in _GROUPS.items():
        rows = tuple(_rows(snapshot, [one for one in found if one.severity is severity]))
        if rows:
            groups.append(FindingGroup(title, icon, ink, rows))
    return tuple(groups)


def lead_sentence(groups: "Iterable[FindingGroup]", private: int = 0, stops: int = 0) -> str:
    """How much there is to look at.

    Args:
        groups: what the checks found.
        private: how many things could identify a child.
        stops: how many of these are in the way of making files.
    """
    count = sum(len(group.rows) for group in groups) + private
    if not count:
        return "Nothing left to look at."
    if stops:
        things = "thing" if count == 1 else "things"
        return f"{count} {things} to look at. {stops} to edit or confirm before you make the files."
    if count == 1:
        return "1 thing to look at. It does not stop you from sending."
    return f"{count} things to look at. None of them stops you from sending."


def _rows(snapshot: "WorkbookSnapshot", found: "Sequence[Finding]") -> "Iterable[FindingRow]":
    """A row for each finding; those of which there are many by nature become one row."""
    for same in groups_of(found):
        if len(same) == 1:
            yield _row(snapshot, same[0])
        else:
            yield _row_of_many(snapshot, same)


def _row(snapshot: "WorkbookSnapshot", finding: "Finding") -> FindingRow:
    icon = _ICONS.get(finding.kind, _OTHER_ICON)
    if finding.severity is Severity.STOP:
        icon = _STOP_ICON
    link, jump = _way(snapshot, finding)
    return FindingRow(icon, finding.message, finding.detail, link, jump)


def _row_of_many(snapshot: "WorkbookSnapshot", same: "Sequence[Finding]") -> FindingRow:
    """One row for findings of a kind, which leads to the first."""
    sentence, detail = said_of_many(same, snapshot.framework.scale)
    link, jump = _way(snapshot, same[0])
    return FindingRow(_ICONS[same[0].kind], sentence, detail, link, jump)


def _way(snapshot: "WorkbookSnapshot", finding: "Finding") -> tuple[str, Jump]:
    """The words of the link, and where it leads."""
    if finding.kind == COPIES_DIFFER:
        return "Choose", Jump(PageId.MERGE)
    if finding.record_id:
        page = _page_of(snapshot, finding.record_id)
        jump = Jump(page, field=finding.field, record_id=finding.record_id)
        short = finding.record if page is not PageId.INDICATORS else "it"
        return f"Go to {short}", jump
    if finding.kind == _RED_WITHOUT_ACTION:
        return "Add an action", Jump(
            PageId.QUESTIONS, question_id=finding.question, field="actions"
        )
    if finding.question:
        return f"Go to {finding.question}", Jump(
            PageId.QUESTIONS, question_id=finding.question, field=finding.field
        )
    return "Fill it in", Jump(PageId.SEND, field=finding.field)


def _page_of(snapshot: "WorkbookSnapshot", record_id: str) -> PageId:
    """The page that a record is on."""
    if any(one.id == record_id for one in snapshot.evidence):
        return PageId.EVIDENCE
    numbers = [*(one.id for one in snapshot.indicators)]
    numbers += (one.id for one in snapshot.indicator_values)
    if record_id in numbers:
        return PageId.INDICATORS
    return PageId.ACTION_PLAN
