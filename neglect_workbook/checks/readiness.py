"""Everything worth a look before a return is sent, in the order of the check page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import is_
from typing import TYPE_CHECKING

from neglect_workbook.checks.about import about_findings, area_findings
from neglect_workbook.checks.actions import action_findings
from neglect_workbook.checks.answers import answer_findings
from neglect_workbook.checks.copies import answer_copies, copies_findings
from neglect_workbook.checks.evidence import evidence_findings
from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.snapshot import WorkbookSnapshot

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework

__all__ = ["Finding", "Readiness", "Severity", "findings", "is_ready"]

_SEVERITIES = tuple(Severity)


def findings(
    snapshot: WorkbookSnapshot,
    today: date,
    to_choose: int = 0,
    personal: Sequence[Finding] = (),
) -> tuple[Finding, ...]:
    """What is missing and what is worth asking, by severity.

    Within a severity come the questions in the order of the framework, then the review
    itself, the actions and the evidence. Only the sets that the organisation answers count.

    Args:
        snapshot: the workbook as it stands.
        today: today's date.
        to_choose: in how many places two copies differ and nobody chose, which no snapshot says.
        personal: what could say who somebody is, which takes a while to look for (see
            `personal_data.findings`).
    """
    return Readiness().findings(snapshot, today, to_choose, personal)


def is_ready(found: Sequence[Finding]) -> bool:
    """Whether nothing found must be seen to first, and nothing would be missed."""
    return all(one.severity is Severity.LOOK for one in found)


class Readiness:
    """Finds what is worth a look again and again, and looks only at what changed meanwhile."""

    def __init__(self) -> None:
        self._by: tuple[Framework, date] | None = None
        self._found: dict[str, tuple[_Part, tuple[Finding, ...]]] = {}

    def findings(
        self,
        snapshot: WorkbookSnapshot,
        today: date,
        to_choose: int = 0,
        personal: Sequence[Finding] = (),
    ) -> tuple[Finding, ...]:
        """The same as the function `findings`."""
        by = (snapshot.framework, today)
        before = self._found if self._by == by else {}
        self._by = by
        self._found = {}
        for part in _parts(snapshot, today, to_choose):
            held = before.get(part.name)
            if held is None or not part.is_of_the_same(held[0]):
                held = (part, tuple(part.find()))
            self._found[part.name] = held
        found = [one for _, several in self._found.values() for one in several]
        return _in_order(snapshot, [*found, *personal])


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of what is looked at.

    Attributes:
        name: which part.
        of: the values that it looks at, besides the framework and the day.
        find: looks.
    """

    name: str
    of: tuple[object, ...]
    find: Callable[[], Iterable[Finding]]

    def is_of_the_same(self, other: "_Part") -> bool:
        """Whether it finds what another found. Values that never change are the same ones."""
        return len(self.of) == len(other.of) and all(map(is_, self.of, other.of))


def _parts(snapshot: WorkbookSnapshot, today: date, to_choose: int) -> Iterator[_Part]:
    framework, evidence, actions = snapshot.framework, snapshot.evidence, snapshot.actions
    for question in snapshot.questions:
        of = (snapshot.answers[question.id], evidence, actions)
        yield _Part(question.id, of, partial(_answer_findings, snapshot, question.id, today))
    values = (*actions, *evidence, *snapshot.indicators, *snapshot.indicator_values)
    all_texts = (snapshot.organisation, snapshot.review, *values)
    # Small integers are the same ones.
    yield _Part("copies", (to_choose, *all_texts), partial(copies_findings, snapshot, to_choose))
    yield _Part("areas", (snapshot,), partial(area_findings, snapshot))
    yield _Part("about", (snapshot,), partial(about_findings, snapshot))
    for action in actions:
        yield _Part(action.id, (action,), partial(action_findings, framework, action, today))
    for item in evidence:
        yield _Part(item.id, (item,), partial(evidence_findings, framework, item, today))


def _answer_findings(
    snapshot: WorkbookSnapshot, question_id: str, today: date
) -> Iterator[Finding]:
    yield from answer_findings(snapshot, question_id, today)
    yield from answer_copies(snapshot, question_id)


def _in_order(snapshot: WorkbookSnapshot, found: Iterable[Finding]) -> tuple[Finding, ...]:
    order = {question.id: place for place, question in enumerate(snapshot.questions)}
    after_all = len(order)

    def place(finding: Finding) -> tuple[int, int]:
        return (_SEVERITIES.index(finding.severity), order.get(finding.question, after_all))

    return tuple(sorted(found, key=place))
