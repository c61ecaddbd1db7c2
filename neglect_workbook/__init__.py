"""The neglect workbook: an offline self-evaluation workbook on child neglect."""

__version__ = "0.1.0"
