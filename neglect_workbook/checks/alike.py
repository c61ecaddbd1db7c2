"""Findings of which there are many by nature, said in one line."""

from collections.abc import Sequence
from typing import Final

from neglect_workbook.checks.finding import Finding
from neglect_workbook.domain.rating_scale import RatingScale

#: Before anything is answered there would be one of these for every question.
ALIKE: Final = ("not_answered", "not_confirmed")


def groups_of(found: Sequence[Finding]) -> list[list[Finding]]:
    """The findings in their order, each alone but for those of one kind that go in one line."""
    groups: list[list[Finding]] = []
    by_kind: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.kind in by_kind:
            by_kind[finding.kind].append(finding)
            continue
        groups.append([finding])
        if finding.kind in ALIKE:
            by_kind[finding.kind] = groups[-1]
    return groups


def said_of_many(same: Sequence[Finding], scale: RatingScale) -> tuple[str, str]:
    """The message and the detail of several findings of one kind that goes in one line."""
    count = len(same)
    return {
        "not_answered": (
            f"{count} questions are not answered",
            f"You can send without them. They show as '{scale.not_answered}'.",
        ),
        "not_confirmed": (
            f"{count} answers are carried forward and not confirmed",
            "Confirm each, or change its rating.",
        ),
    }[same[0].kind]
