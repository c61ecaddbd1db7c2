"""Rows of the return are high enough for what stands in them."""

from neglect_workbook.exchange.excel.row_heights import row_height
from neglect_workbook.exchange.sheet import Column


def test_a_name_that_only_just_does_not_fit_has_a_second_line() -> None:
    columns = (Column("Organisation", 24),)

    one_line, two_lines = (
        row_height(columns, (name,)) for name in ("Brackenfold", "Brackenfold Community Group")
    )
    assert two_lines > one_line
