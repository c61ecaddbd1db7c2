"""The summary: one page for governors and trustees."""

from neglect_workbook.exchange.summary.document import summary_document

__all__ = ["summary_document"]
