"""That the partnership received the return, and that it looked at the ratings, where it did."""

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.received import Standing, receipt_standing
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.words import counted, plain
from neglect_workbook.exchange.report import Block


def received_blocks(snapshot: WorkbookSnapshot) -> list[Block]:
    """One paragraph; nothing where nothing came back.

    Only what arrived as it was sent counts: governors are told no more than is certain.
    """
    said = [*_received(snapshot), *_moderated(snapshot)]
    return [plain(" ".join(said))] if said else []


def _received(snapshot: WorkbookSnapshot) -> list[str]:
    safe = (Standing.SAME, Standing.EARLIER)
    whole = [one for one in snapshot.receipts if receipt_standing(snapshot, one) in safe]
    newest = whole[-1] if whole else None
    if newest is None or newest.received_on is None:
        return []
    who = newest.received_by.strip() or "The partnership"
    return [f"{who} received our return on {long_date(newest.received_on)}."]


def _moderated(snapshot: WorkbookSnapshot) -> list[str]:
    moderated = [one for one in snapshot.feedback.values() if one.moderated_rating or one.result]
    if not moderated:
        return []
    days = [one.moderated_on for one in moderated if one.moderated_on]
    when = f" on {long_date(max(days))}" if days else ""
    count = counted(len(moderated), "rating", "ratings")
    return [f"The partnership moderated {count}{when}. The ratings in this plan are our own."]
