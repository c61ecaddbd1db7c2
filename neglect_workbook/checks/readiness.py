"""Everything worth a look before a return is sent, in the order of the check page."""

from collections.abc import Iterator, Sequence
from datetime import date

from neglect_workbook.checks.about import about_findings, area_findings
from neglect_workbook.checks.actions import action_findings
from neglect_workbook.checks.answers import answer_findings
from neglect_workbook.checks.copies import copies_findings
from neglect_workbook.checks.evidence import evidence_findings
from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.domain.snapshot import WorkbookSnapshot

__all__ = ["Finding", "Severity", "findings", "is_ready"]

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
    order = {question.id: place for place, question in enumerate(snapshot.questions)}
    after_all = len(order)

    def place(finding: Finding) -> tuple[int, int]:
        return (_SEVERITIES.index(finding.severity), order.get(finding.question, after_all))

    found = (*_all_findings(snapshot, today, to_choose), *personal)
    return tuple(sorted(found, key=place))


def is_ready(found: Sequence[Finding]) -> bool:
    """Whether nothing found must be seen to first, and nothing would be missed."""
    return all(one.severity is Severity.LOOK for one in found)


def _all_findings(snapshot: WorkbookSnapshot, today: date, to_choose: int) -> Iterator[Finding]:
    for question in snapshot.questions:
        yield from answer_findings(snapshot, question.id, today)
    yield from copies_findings(snapshot, to_choose)
    yield from area_findings(snapshot)
    yield from about_findings(snapshot)
    for action in snapshot.actions:
        yield from action_findings(snapshot.framework, action, today)
    for item in snapshot.evidence:
        yield from evidence_findings(snapshot.framework, item, today)
