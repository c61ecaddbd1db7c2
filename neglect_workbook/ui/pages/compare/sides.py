"""The reviews that can be compared, and the words that name them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from neglect_workbook.domain.dates import long_date, month_and_year, short_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.snapshot import WorkbookSnapshot


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reviews.

    Attributes:
        name: what it is called, with its day or month.
        snapshot: the workbook as it was, or as it stands.
        closed_on: the day on which it was closed; ``None`` for the one that is open.
        is_whole: whether a closed one is exactly what was kept.
    """

    name: str
    snapshot: "WorkbookSnapshot"
    closed_on: date | None = None
    is_whole: bool = True

    @property
    def id(self) -> str:
        """The id of the review."""
        return self.snapshot.review.id

    @property
    def kind(self) -> str:
        """The words of its kind."""
        return self.snapshot.framework.review_kind(self.snapshot.review.kind_id).name

    @property
    def when(self) -> str:
        """When it was closed, in short."""
        return short_date(self.closed_on) if self.closed_on else "Now"


def sides(snapshot: "WorkbookSnapshot", today: date) -> "Mapping[str, Side]":
    """Every review by id, oldest first."""
    kind = snapshot.framework.review_kind
    found = {}
    for past in snapshot.past:
        name = f"{kind(past.snapshot.review.kind_id).name}, {long_date(past.closed_on)}"
        found[past.snapshot.review.id] = Side(name, past.snapshot, past.closed_on, past.is_whole)
    if not snapshot.is_closed:
        name = f"{kind(snapshot.review.kind_id).name}, {month_and_year(today)}"
        found[snapshot.review.id] = Side(name, snapshot)
    return found


def headings(before: Side, after: Side) -> tuple[str, str]:
    """What the two are called over a column; by their days where both are of one kind."""
    if before.kind == after.kind:
        return before.when, after.when
    return before.kind, after.kind
