"""The e-mail drafts that are saved one by one: a reply to a sender, a reminder."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.domain.identity import today_here
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating.chasing import reminder_lines, reminder_subject
from neglect_workbook.exchange.collating.replies import reply_lines, reply_subject
from neglect_workbook.exchange.email_draft import is_address, write_eml
from neglect_workbook.files import write_whole

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import CollationHead
    from neglect_workbook.domain.collating.standing import Missing
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.collate.problem_rows import ProblemRow
