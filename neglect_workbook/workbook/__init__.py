"""One organisation's workbook: the service that the window and the command line stand on.

What reads incoming files (`importing`, `restoring`, `feedback_files`) is imported by its own name,
where there is a file: it takes a while to load, and the window is not to wait for it.
"""

from neglect_workbook.workbook.commands import Workbook
from neglect_workbook.workbook.feedback import (
    TakenIn,
    action_from_feedback,
    mark_looked_at,
    quoted_comment,
    record_sent,
    take_in_feedback,
    take_in_receipt,
)
from neglect_workbook.workbook.filling import fill_workbook
from neglect_workbook.workbook.opening import NewWorkbook, create_workbook, open_workbook
from neglect_workbook.workbook.reviews import CLOSING, close_review, start_review
from neglect_workbook.workbook.voices import add_form, add_forms, add_paper_form, remove_forms

__all__ = [
    "CLOSING",
    "NewWorkbook",
    "TakenIn",
    "Workbook",
    "action_from_feedback",
    "add_form",
    "add_forms",
    "add_paper_form",
    "close_review",
    "create_workbook",
    "fill_workbook",
    "mark_looked_at",
    "open_workbook",
    "quoted_comment",
    "record_sent",
    "remove_forms",
    "start_review",
    "take_in_feedback",
    "take_in_receipt",
]
