"""The action plan: one organisation's self-evaluation and what it will do, as a document."""

from datetime import date

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import organisation_name
from neglect_workbook.exchange.plan.actions import (
    action_blocks,
    date_blocks,
    help_blocks,
    sign_off_table,
)
from neglect_workbook.exchange.plan.annexes import (
    evidence_blocks,
    not_applicable_blocks,
    scale_blocks,
    source_blocks,
    term_blocks,
)
from neglect_workbook.exchange.plan.findings import change_blocks, finding_blocks
from neglect_workbook.exchange.plan.frame import framed
from neglect_workbook.exchange.plan.opening import method_blocks, opening_blocks
from neglect_workbook.exchange.plan.received import received_blocks
from neglect_workbook.exchange.plan.summary import summary_blocks
from neglect_workbook.exchange.report import Block, Document, Heading, texts

_TITLE = "Self-evaluation and action plan"
#: Characters of a name in the footer, so that the code and the page stay on its line.
_LONGEST_IN_FOOTER = 48


def plan_document(snapshot: WorkbookSnapshot, today: date, check_code: str) -> Document:
    """The whole plan of a workbook.

    Args:
        snapshot: the workbook as it stands; it may be empty.
        today: the day the plan is made; dates before it are past.
        check_code: the code that the return of the same snapshot carries.
    """
    organisation = organisation_name(snapshot)
    blocks = [*opening_blocks(snapshot, today, check_code), *_sections(snapshot, today)]
    blocks += _annexes(snapshot, tuple(blocks))
    return framed(
        snapshot,
        today,
        check_code,
        blocks,
        title=_TITLE,
        subtitle=organisation,
        last_line=f"{_short(organisation)} · Check code {check_code}",
    )


def _short(name: str) -> str:
    """A name for the foot of every page, which must leave the page its room."""
    is_long = len(name) > _LONGEST_IN_FOOTER
    return f"{name[: _LONGEST_IN_FOOTER - 1].rstrip()}…" if is_long else name


def _sections(snapshot: WorkbookSnapshot, today: date) -> list[Block]:
    return [
        Heading(1, "1. Summary on one page", starts_page=True, keeps_to_page=True),
        *summary_blocks(snapshot, today),
        Heading(1, "2. How we did this", starts_page=True),
        *method_blocks(snapshot),
        *received_blocks(snapshot),
        Heading(1, "3. What is changing for children"),
        *change_blocks(snapshot),
        Heading(1, "4. What we found"),
        *finding_blocks(snapshot),
        *action_blocks(snapshot, today),
        Heading(1, "6. Help we need and barriers"),
        *help_blocks(snapshot, today),
        Heading(1, "7. Review dates"),
        *date_blocks(snapshot, today),
        Heading(1, "8. Sign-off"),
        sign_off_table(snapshot),
    ]


def _annexes(snapshot: WorkbookSnapshot, before: tuple[Block, ...]) -> list[Block]:
    return [
        Heading(1, "Annex A. Our evidence", starts_page=True),
        *evidence_blocks(snapshot),
        Heading(1, "Annex B. Questions that do not apply"),
        *not_applicable_blocks(snapshot),
        Heading(1, f"Annex C. Rating scale ({snapshot.framework.scale.label.lower()})"),
        *scale_blocks(snapshot),
        Heading(1, "Annex D. Words explained"),
        *term_blocks(snapshot, texts(before)),
        Heading(1, "Annex E. Sources"),
        *source_blocks(snapshot),
    ]
