"""What has changed since the last review: how many answers moved which way, and which."""

from neglect_workbook.domain.compare import Comparison, Movement, compare
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.words import counted, joined
from neglect_workbook.exchange.report import Block, Paragraph, Run

#: Words after a count. Which ones are the same is said nowhere: it is of no use.
_MOVED = {
    Movement.BETTER: "better",
    Movement.SAME: "the same",
    Movement.WORSE: "worse",
    Movement.FIRST_TIME: "for the first time",
}


def since_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """One paragraph, so that the summary stays on its page; nothing in a first review."""
    previous = snapshot.previous
    if previous is None:
        return []
    kind = snapshot.framework.review_kind(previous.snapshot.review.kind_id).name.lower()
    label = f"What has changed since the {kind}, {long_date(previous.closed_on)}: "
    found = compare(previous.snapshot, snapshot)
    moved = [text for movement in _MOVED if (text := _moved(found, movement))]
    said = joined(moved) if moved else "nothing was answered or confirmed yet"
    return [Paragraph((Run(label, is_strong=True), Run(f"{said}.{_left(found)}")))]


def _moved(found: tuple[Comparison, ...], movement: Movement) -> str:
    ids = [one.question.id for one in found if one.movement is movement]
    if not ids:
        return ""
    which = "" if movement is Movement.SAME else f" ({joined(ids)})"
    return f"{len(ids)} {_MOVED[movement]}{which}"


def _left(found: tuple[Comparison, ...]) -> str:
    """What the table of counts would make one believe that we looked at."""
    carried = sum(1 for one in found if one.after.is_rated and one.after.to_confirm)
    if not carried:
        return ""
    answers = counted(carried, "answer is", "answers are")
    return f" {answers} carried forward from then and not confirmed."
