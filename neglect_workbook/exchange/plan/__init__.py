"""The action plan: what a governor, a trustee or the partnership reads."""

from neglect_workbook.exchange.plan.document import plan_document
from neglect_workbook.exchange.plan.summary import summary_blocks

__all__ = ["plan_document", "summary_blocks"]
