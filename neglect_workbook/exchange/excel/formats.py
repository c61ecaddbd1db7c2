"""How the cells of a spreadsheet look: paper and ink, tints for ratings beside their words."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from neglect_workbook.domain.rating_scale import Rag
from neglect_workbook.exchange.excel.row_heights import USUAL_SIZE
from neglect_workbook.exchange.excel.xlsxwriter_api import Format, Workbook
from neglect_workbook.exchange.sheet import Cell, Column, ColumnKind

_INK = "#1C252D"
_INK_QUIET = "#47525B"
_HEADING_TINT = "#E8EFF6"
_HEADING_INK = "#173F63"
_PARTNERSHIP_TINT = "#F1EEE9"
#: Every second row. A line between rows would run through the letters below it on paper.
_BAND = "#F5F2EC"

#: Ink and tint of each colour word. The word stands in the cell or beside it.
_TONES = {
    Rag.RED: ("#A23327", "#FBEDEA"),
    Rag.AMBER: ("#8A5200", "#FBF1DF"),
    Rag.GREEN: ("#2A6B47", "#E7F2EB"),
}
_DATE = "d mmm yyyy"


class Formats:
    """The formats of one workbook, each made once.

    Args:
        workbook: the XlsxWriter workbook.
        tones: the colour word of each rating's words.
    """

    #: No scheme: with one, Excel would show the font of its theme instead of the one named.
    FONT: ClassVar[Mapping[str, str | int]] = MappingProxyType(
        {"font_name": "Arial", "font_size": USUAL_SIZE, "font_scheme": "none"}
    )

    def __init__(self, workbook: Workbook, tones: Iterable[tuple[str, Rag]]) -> None:
        self._workbook = workbook
        self._tones = dict(tones) | {rag.value: rag for rag in _TONES}
        self._made: dict[tuple[bool, bool, Rag, int], Format] = {}
        self.title = self._add({"bold": True, "font_size": 18, "font_color": _HEADING_INK})
        self.note = self._add({"font_color": _INK_QUIET})
        heading: dict[str, str | int | bool] = {
            "bold": True,
            "text_wrap": True,
            "align": "left",
            "indent": 1,
            "valign": "top",
        }
        ours = {"bg_color": _HEADING_TINT, "font_color": _HEADING_INK}
        theirs = {"bg_color": _PARTNERSHIP_TINT, "font_color": _INK}
        self._heading = self._add({**heading, **ours})
        self._heading_for_partnership = self._add({**heading, **theirs})

    def heading(self, column: Column) -> Format:
        """The format of a column's heading."""
        return self._heading_for_partnership if column.is_for_partnership else self._heading

    def cell(
        self, column: Column, cell: Cell, *, is_banded: bool = False, size: int = USUAL_SIZE
    ) -> Format:
        """The format of one cell of a column; every second row is banded.

        Args:
            column: the column.
            cell: what the cell holds.
            is_banded: whether it is in one of the rows that are banded.
            size: of its type, in points.
        """
        is_rating = column.kind is ColumnKind.RATING
        tone = self._tones.get(str(cell), Rag.NONE) if is_rating else Rag.NONE
        is_date = column.kind is ColumnKind.DATE or isinstance(cell, date)
        key = (is_date, is_banded, tone, size)
        if key not in self._made:
            properties = _properties(tone, is_date=is_date, is_banded=is_banded)
            if size != USUAL_SIZE:
                properties["font_size"] = size
            self._made[key] = self._add(properties)
        return self._made[key]

    def _add(self, properties: dict[str, str | int | bool]) -> Format:
        return self._workbook.add_format(properties)


def _properties(tone: Rag, *, is_date: bool, is_banded: bool) -> dict[str, str | int | bool]:
    properties: dict[str, str | int | bool] = {
        "font_color": _INK,
        "text_wrap": True,
        "align": "left",
        "indent": 1,
        "valign": "top",
    }
    if is_banded:
        properties["bg_color"] = _BAND
    if is_date:
        properties["num_format"] = _DATE
    if tone in _TONES:
        ink, tint = _TONES[tone]
        properties |= {"font_color": ink, "bg_color": tint, "bold": True}
    return properties
