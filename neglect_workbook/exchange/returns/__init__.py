"""The return, format 1, as neutral tables: a contract that other programs read."""

from neglect_workbook.exchange.returns.tables import return_tables

__all__ = ["return_tables"]
