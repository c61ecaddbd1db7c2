"""The booklet: the questions of one role, to read, to talk about and to write on."""

from neglect_workbook.exchange.booklet.document import booklet_document
from neglect_workbook.exchange.booklet.making import booklet_name, make_booklet

__all__ = ["booklet_document", "booklet_name", "make_booklet"]
