"""The columns of a sheet, and the texts in them, that are kept of a large workbook of ours."""

from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Final

from neglect_workbook.exchange.incoming.book import plain_heading
from neglect_workbook.exchange.incoming.xml_events import TooMuchError

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: How far down a sheet its headings are looked for.
_ROWS_ABOVE: Final = 60
#: A longer text is no heading.
_LONGEST_HEADING: Final = 80


class NoTableError(Exception):
    """A sheet has no row of headings that are looked for."""


class _Runs:
    """Collects the runs of a text: each is read for itself, as its escapes are."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self._is_text = False
        self._aside = 0

    def begin(self, name: str) -> None:
        """An element begins; what says how a text is pronounced is passed over."""
        if name == "rPh":
            self._aside += 1
        elif name in {"t", "v"} and not self._aside:
            self._is_text = True
            self.runs.append("")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._aside -= 1
        self._is_text = False

    def text(self, piece: str) -> None:
        """Some text."""
        if self._is_text:
            self.runs[-1] += piece


class KeptTexts:
    """The texts that the cells of kept columns name.

    Args:
        headings: as they are compared.
        most: how many bytes may be kept of texts and cells together.
    """

    class Reader:
        """Goes through the table of texts.

        Args:
            texts: is told of each text.
        """

        def __init__(self, texts: "KeptTexts", *, is_for_headings: bool) -> None:
            self._texts = texts
            self._is_for_headings = is_for_headings
            self._place = -1
            self._runs = _Runs()

        def begin(self, name: str, _: Mapping[str, str]) -> None:
            """An element begins."""
            if name == "si":
                self._place += 1
                self._runs = _Runs()
            else:
                self._runs.begin(name)

        def end(self, name: str) -> None:
            """An element ends."""
            if name == "si":
                keep = self._texts.note_heading if self._is_for_headings else self._texts.note
                keep(self._place, self._runs.runs)
            else:
                self._runs.end(name)

        def text(self, piece: str) -> None:
            """Some text."""
            self._runs.text(piece)

    def __init__(self, headings: Collection[str], most: int) -> None:
        self.heading_at: dict[int, str] = {}
        self._headings = headings
        self._left = most
        self._places: dict[int, int] = {}
        self._texts: dict[int, str] = {}

    @property
    def headings(self) -> "KeptTexts.Reader":
        """Goes through the table the first time: which texts are headings."""
        return self.Reader(self, is_for_headings=True)

    @property
    def wanted(self) -> "KeptTexts.Reader":
        """Goes through it once more: the texts that kept cells name."""
        return self.Reader(self, is_for_headings=False)

    def note_heading(self, place: int, runs: list[str]) -> None:
        """Note a text that is a heading."""
        if sum(map(len, runs)) <= _LONGEST_HEADING:
            plain = plain_heading("".join(runs))
            if plain in self._headings:
                self.heading_at[place] = plain

    def note(self, place: int, runs: list[str]) -> None:
        """Note a text that a kept cell names."""
        if place in self._places:
            self._texts[place] = self.counted(_in_runs(runs))

    def place_of(self, place: int) -> int:
        """The place that a text gets in the table of those that are kept."""
        return self._places.setdefault(place, len(self._places))

    def counted(self, text: str) -> str:
        """The same, counted. Raises ``TooMuchError`` where it would be too much."""
        self._left -= len(text)
        if self._left < 0:
            raise TooMuchError
        return text

    def table(self) -> bytes:
        """The table. Raises ``KeyError`` where a cell names a text that is not there."""
        texts = "".join(f"<si>{self._texts[place]}</si>" for place in self._places)
        return f'<sst xmlns="{_MAIN}">{texts}</sst>'.encode()


class KeptColumns:
    """Goes through a sheet and keeps the columns under some headings.

    Args:
        headings: as they are compared.
        keys: those that the row of headings has in any case.
        texts: is told of each text that is kept.
    """

    def __init__(self, headings: Collection[str], keys: Collection[str], texts: KeptTexts) -> None:
        self._headings = headings
        self._keys = frozenset(keys)
        self._texts = texts
        self._rows: list[str] = []
        self._columns: frozenset[str] = frozenset()
        self._is_data = False
        self._row = 0
        self._cells: list[tuple[str, Mapping[str, str], list[str], bool]] = []
        self._cell: Mapping[str, str] = {}
        self._is_formula = False
        self._runs = _Runs()

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "sheetData":
            self._is_data = True
        elif not self._is_data:
            return
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._cells = []
        elif name == "c":
            self._cell, self._runs, self._is_formula = attributes, _Runs(), False
        elif name == "f":
            self._is_formula = True
        else:
            self._runs.begin(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "sheetData":
            self._is_data = False
        elif not self._is_data:
            return
        elif name == "c":
            column = self._cell.get("r", "").rstrip("0123456789").upper()
            if not self._columns or column in self._columns:
                self._cells.append((column, self._cell, self._runs.runs, self._is_formula))
        elif name == "row":
            self._end_row()
        else:
            self._runs.end(name)

    def text(self, piece: str) -> None:
        """Some text."""
        self._runs.text(piece)

    def sheet(self) -> bytes:
        """The sheet. Raises ``NoTableError`` where it has no such headings."""
        if not self._columns:
            raise NoTableError
        rows = "".join(self._rows)
        return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()

    def _end_row(self) -> None:
        if not self._columns:
            found = {one[0]: self._heading(one[1], one[2]) for one in self._cells}
            if self._keys <= {*found.values()}:
                self._columns = frozenset(one for one, heading in found.items() if heading)
                self._cells = [one for one in self._cells if one[0] in self._columns]
            elif self._row > _ROWS_ABOVE:
                raise NoTableError
            else:
                return
        cells = "".join(self._kept())
        if cells:
            self._rows.append(self._texts.counted(f'<row r="{self._row}">{cells}</row>'))

    def _heading(self, attributes: Mapping[str, str], runs: list[str]) -> str:
        """The heading in a cell; nothing for another one."""
        if attributes.get("t") == "s":
            return self._texts.heading_at.get(int("".join(runs)), "")
        if sum(map(len, runs)) > _LONGEST_HEADING:
            return ""
        plain = plain_heading("".join(runs))
        return plain if plain in self._headings else ""

    def _kept(self) -> Iterator[str]:
        for _, attributes, runs, is_formula in self._cells:
            kind = attributes.get("t", "n")
            said = "".join(
                f' {name}="{escape(attributes[name])}"'
                for name in ("r", "s", "t")
                if name in attributes
            )
            formula = "<f/>" if is_formula else ""
            if kind == "s":
                place = self._texts.place_of(int("".join(runs)))
                yield f"<c{said}>{formula}<v>{place}</v></c>"
            elif kind == "inlineStr":
                yield f"<c{said}>{formula}<is>{_in_runs(runs)}</is></c>"
            elif runs or is_formula:
                yield f"<c{said}>{formula}<v>{escape(''.join(runs), quote=False)}</v></c>"


def _in_runs(runs: list[str]) -> str:
    texts = [f'<t xml:space="preserve">{escape(one, quote=False)}</t>' for one in runs]
    return texts[0] if len(texts) == 1 else "".join(f"<r>{one}</r>" for one in texts)
