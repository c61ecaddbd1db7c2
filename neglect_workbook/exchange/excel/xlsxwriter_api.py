"""The part of XlsxWriter that we use, with types: the library carries none."""

from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from operator import methodcaller
from pathlib import Path
from typing import Protocol, cast


class Format(Protocol):
    """How a cell looks."""


class Worksheet(Protocol):
    """One sheet. Rows and columns count from 0; what writes gives 0 for success."""

    def write_string(self, row: int, col: int, text: str, cell_format: Format) -> int:
        """Write a text as text; -2 where it was cut."""
        ...

    def write_rich_string(self, row: int, col: int, *parts: str | Format) -> int:
        """Write a text in runs, each after its format; the cell's own format is last."""
        ...

    def write_number(self, row: int, col: int, number: float, cell_format: Format) -> int:
        """Write a number."""
        ...

    def write_datetime(self, row: int, col: int, day: date, cell_format: Format) -> int:
        """Write a day as a date."""
        ...

    def write_blank(self, row: int, col: int, blank: None, cell_format: Format) -> int:
        """Give an empty cell a format."""
        ...

    def set_column(self, first: int, last: int, width: float) -> int:
        """Set the width of columns, in characters."""
        ...

    def set_row(self, row: int, height: float) -> int:
        """Set the height of a row, in points."""
        ...

    def print_area(self, first_row: int, first_col: int, last_row: int, last_col: int) -> int:
        """Print these cells only; 0 where that was understood."""
        ...

    def freeze_panes(self, row: int, col: int) -> None:
        """Keep the rows above and the columns before in view."""
        ...

    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None:
        """Offer filters on the first row of a range."""
        ...

    def data_validation(
        self, first_row: int, first_col: int, last_row: int, last_col: int, rule: Mapping[str, str]
    ) -> int:
        """Allow only some entries in a range."""
        ...

    def ignore_errors(self, ranges: Mapping[str, str]) -> int:
        """Switch off green corners."""
        ...

    def hide_gridlines(self, option: int) -> None:
        """0 shows them, 1 leaves them off paper, 2 hides them."""
        ...

    def protect(self) -> None:
        """Let only unlocked cells be changed; there is no password."""
        ...

    def very_hidden(self) -> None:
        """Keep the sheet out of the list of hidden sheets too."""
        ...

    def set_landscape(self) -> None:
        """Print on the long side."""
        ...

    def set_paper(self, paper: int) -> None:
        """Set the paper by Excel's number: 9 is A4."""
        ...

    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None:
        """Set the margins, in inches."""
        ...

    def fit_to_pages(self, width: int, height: int) -> None:
        """Fit the print on so many pages; 0 for as many as it takes."""
        ...

    def repeat_rows(self, first: int, last: int) -> None:
        """Print rows on every page."""
        ...

    def repeat_columns(self, first: int, last: int) -> None:
        """Print columns on every page."""
        ...

    def set_footer(self, footer: str) -> None:
        """Set the footer, in Excel's codes."""
        ...


class Workbook(Protocol):
    """One file in the making."""

    def add_worksheet(self, name: str) -> Worksheet:
        """Add a sheet at the end."""
        ...

    def add_format(self, properties: Mapping[str, str | int | bool]) -> Format:
        """Make a format."""
        ...

    def set_properties(self, properties: Mapping[str, str | datetime]) -> None:
        """Set what the document says about itself."""
        ...

    def close(self) -> None:
        """Write the whole file."""
        ...


def new_workbook(target: BytesIO | Path, options: Mapping[str, object]) -> Workbook:
    """A new workbook that is written to a stream or a file when it is closed."""
    made = import_module("xlsxwriter").Workbook(target, options)
    return cast("Workbook", made)


def place_of_format(cell_format: Format) -> int:
    """The place of a format in the file's list of those that are used; now it is one of them."""
    place = _PLACE_OF(cell_format)
    if not isinstance(place, int):
        raise TypeError
    return place


#: The library gives a place only to what it writes itself, and has no public name for it.
_PLACE_OF = methodcaller("_get_xf_index")
