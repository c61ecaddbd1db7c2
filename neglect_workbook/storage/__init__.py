"""The only SQL: the change log of a workbook, kept locally and published whole."""
