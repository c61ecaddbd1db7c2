"""The command line: the same core as the window, and no display needed."""

from neglect_workbook.cli.program import run

__all__ = ["run"]
