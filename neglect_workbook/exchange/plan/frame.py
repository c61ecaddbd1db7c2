"""What stands around the text of every document about a workbook."""

from collections.abc import Iterable
from datetime import date

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import organisation_name
from neglect_workbook.exchange.plan.opening import worried_line
from neglect_workbook.exchange.report import Block, Document


def framed(
    snapshot: WorkbookSnapshot,
    today: date,
    check_code: str,
    blocks: Iterable[Block],
    *,
    title: str,
    subtitle: str,
    last_line: str,
    is_one_page: bool = False,
) -> Document:
    """A document about a workbook, with its properties and the foot of its pages.

    Args:
        snapshot: the workbook as it stands.
        today: the day the document is made.
        check_code: the code that the return of the same snapshot carries.
        blocks: what it says.
        title: its title.
        subtitle: the line under the title.
        last_line: the last line at the foot of every page, before the page number.
        is_one_page: it is set tighter, so that it stays on one page.
    """
    framework = snapshot.framework
    return Document(
        title=title,
        subtitle=subtitle,
        subject=f"{framework.name}. Made on {long_date(today)}, check code {check_code}",
        organisation=organisation_name(snapshot),
        footer=(
            framework.wording.status_line,
            f"{framework.contact('worried').label} {worried_line(snapshot)}",
            last_line,
        ),
        language="en-GB",
        made_on=today,
        blocks=tuple(blocks),
        is_one_page=is_one_page,
    )
