"""Taking in the files that the partnership sends back.

Apart from `feedback`, because what reads Excel takes a while to load: the window does not wait
for it until there is a file.
"""

from neglect_workbook.exchange.feedback.reading import (
    read_feedback,
    read_feedback_in_return,
    read_receipt,
)
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind
from neglect_workbook.workbook.commands import Workbook
from neglect_workbook.workbook.feedback import TakenIn, take_in_feedback, take_in_receipt


def take_in_answer(workbook: Workbook, incoming: Incoming) -> TakenIn | None:
    """Take in a file that came back from the partnership.

    Args:
        workbook: where it belongs.
        incoming: a receipt, feedback, or a return in which the partnership filled in its columns.

    Returns:
        What came of it; ``None`` for any other file, and for a return with nothing filled in.

    Raises:
        KnownError: it cannot be read, or it does not belong in this workbook.
    """
    book = incoming.book
    if book is None:
        return None
    if incoming.kind is IncomingKind.RECEIPT:
        return take_in_receipt(workbook, read_receipt(book))
    if incoming.kind is IncomingKind.FEEDBACK:
        return take_in_feedback(workbook, read_feedback(book, workbook.framework))
    if incoming.kind is IncomingKind.RETURN:
        feedback = read_feedback_in_return(book, workbook.framework)
        return take_in_feedback(workbook, feedback) if feedback is not None else None
    return None
