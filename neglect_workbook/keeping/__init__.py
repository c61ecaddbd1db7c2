"""A file that is open and kept: what a workbook and a collation have in common."""

from neglect_workbook.keeping.kept_file import KeptFile, edits_of

__all__ = ["KeptFile", "edits_of"]
