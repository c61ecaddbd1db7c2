"""Every text in a Word, Excel or text file, wherever it stands in it, with its place.

What a person sees is not all that a file says: a name can stand in the properties, in a comment,
in the header of a page, on a hidden sheet or behind a link. All of it is read, none of it trusted.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import ReadSheet, book_of, unlocked
from neglect_workbook.exchange.incoming.package import Package, bytes_of, damaged
from neglect_workbook.exchange.incoming.relationships import relationships
from neglect_workbook.exchange.incoming.xml_events import Budget, TooMuchError, read_xml

_MOST_ELEMENTS: Final = 600_000
_WORD_PART: Final = "word/document.xml"
_EXCEL_PART: Final = "xl/workbook.xml"
#: Parts of styles and settings: what they say was not written by anybody.
_NO_TEXT: Final = re.compile(
    r"(?:styles|settings|fonttable|websettings|theme\d*|numbering|stylesWithEffects)\.xml$|/theme/",
    re.IGNORECASE,
)
_SHEET_PART: Final = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_MARGINS: Final = frozenset(
    f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")
)
#: What stands between the texts of a header or footer in Excel: places, fonts, page numbers.
_CODES: Final = re.compile(r'&(?:"[^"]*"|[LCRPNDTFAZGBIUESXY]|\d{1,3}|K[0-9A-Fa-f+\-]{6})')
#: Elements whose text programs write for each other.
_MACHINE_WORDS: Final = frozenset(
    (
        *(
            "language",
            "Application",
            "AppVersion",
            "Template",
            "DocSecurity",
            "ScaleCrop",
            "revision",
        ),
        *(
            "SharedDoc",
            "LinksUpToDate",
            "HyperlinksChanged",
            "TotalTime",
            "Pages",
            "Words",
            "Lines",
        ),
        *("Characters", "Paragraphs", "CharactersWithSpaces", "created", "modified", "lastPrinted"),
        *(
            "posOffset",
            "pctWidth",
            "pctHeight",
            "instrText",
            "fldData",
            "col",
            "row",
            "colOff",
            "rowOff",
        ),
        *("Anchor", "Row", "Column", "f", "sqref", "formula1", "formula2"),
    )
)
#: Where texts of a package that are no paragraphs stand, and the attributes that hold text.
_ATTRIBUTES: Final = frozenset({"displayText", "descr", "title", "author", "initials"})
_VALUES_IN: Final = frozenset({"alias", "tag"})
_LONGEST_HEADING: Final = 40
_HEADINGS_IN_A_ROW: Final = 2
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where it stands.

    Attributes:
        text: what it says.
        line: its line or paragraph, from 1; 0 for a cell.
        cell: its sheet and cell, such as ``Answers!C7``; empty for a line.
        heading: what the column of a cell is called; may be empty.
    """

    text: str
    line: int = 0
    cell: str = ""
    heading: str = ""


def all_texts(path: Path, password: str = "") -> tuple[PlacedText, ...]:
    """Every text in a file.

    Args:
        path: a file whose name ends in .txt, .docx or .xlsx; it is only read.
        password: its password, where it has one.

    Raises:
        KnownError: it cannot be read, or is none of these.
    """
    if path.suffix.lower() == ".txt":
        return tuple(_lines(path))
    package = unlocked(path, password)
    try:
        others = _other_texts(package.parts)
    except TooMuchError as error:
        raise _too_much(path.name) from error
    except ValueError as error:
        raise damaged(path.name) from error
    if _WORD_PART in package.parts:
        return tuple(PlacedText(text, line) for line, (_, text) in enumerate(others, start=1))
    if _EXCEL_PART not in package.parts:
        raise KnownError(
            "not_recognised",
            f"{path.name} is not a text, a Word or an Excel file.",
            "Give a file that ends in .txt, .docx or .xlsx.",
        )
    return (*_cells(package, path.name), *(PlacedText(text, cell=part) for part, text in others))


def _lines(path: Path) -> Iterator[PlacedText]:
    text = _decoded(bytes_of(path))
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        yield PlacedText(line, number)


def _decoded(data: bytes) -> str:
    """A text in whichever of the usual encodings it is."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


def _cells(package: Package, name: str) -> Iterator[PlacedText]:
    for number, sheet in enumerate(book_of(package, name).sheets, start=1):
        yield PlacedText(sheet.name, cell=f"sheet {number}")
        yield from _sheet_cells(sheet)


def _sheet_cells(sheet: ReadSheet) -> Iterator[PlacedText]:
    headings: Mapping[int, str] = {}
    for number, row in enumerate(sheet.rows, start=1):
        texts = {place: cell for place, cell in enumerate(row) if isinstance(cell, str) and cell}
        for place, cell in enumerate(row):
            if cell != "":
                where = f"{sheet.name}!{_column(place)}{number}"
                yield PlacedText(str(cell), cell=where, heading=headings.get(place, ""))
        if not headings and len(texts) >= _HEADINGS_IN_A_ROW:
            headings = {
                place: text for place, text in texts.items() if len(text) <= _LONGEST_HEADING
            }


def _column(place: int) -> str:
    """The letters of a column, from its place: "A" for 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _other_texts(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The paragraphs of a package part by part, the body of a document first."""
    budget = Budget(_MOST_ELEMENTS)
    names = sorted(parts, key=lambda name: (name != _WORD_PART, name))
    found: list[tuple[str, str]] = []
    for name in names:
        plain = name.lower()
        if plain.endswith(".rels"):
            links = relationships(parts[name])
            found += [(name, one.target) for one in links if one.is_outside]
        elif plain.endswith((".xml", ".vml")) and not _is_read_elsewhere(plain):
            reader = _PartReader(margins_only=_SHEET_PART.match(plain) is not None)
            read_xml(BytesIO(parts[name]), budget, reader.begin, reader.end, reader.text)
            found += [(name, text) for text in reader.finished() if text.strip()]
    return found


def _is_read_elsewhere(plain: str) -> bool:
    is_of_cells = plain in {_EXCEL_PART, "xl/sharedstrings.xml", "[content_types].xml"}
    return is_of_cells or _NO_TEXT.search(plain) is not None


class _PartReader:
    """Collects the paragraphs of one part, and what its attributes say."""

    def __init__(self, *, margins_only: bool) -> None:
        self._margins_only = margins_only
        self._texts: list[str] = []
        self._open: list[list[str]] = [[]]
        self._inside: list[str] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._inside.append(name)
        if self._margins_only:
            return
        if name == "p":
            self._open.append([])
        elif name in {"tab", "br", "cr"}:
            self._open[-1].append("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            self._open[-1].append("-")
        self._texts += [value for key, value in attributes.items() if key in _ATTRIBUTES and value]
        if name in _VALUES_IN and attributes.get("val"):
            self._texts.append(attributes["val"])

    def end(self, name: str) -> None:
        self._inside.pop()
        is_whole = name == "p" and not self._margins_only and len(self._open) > 1
        if is_whole:
            self._texts.append("".join(self._open.pop()))
        elif len(self._open) == 1 and self._open[0] and not self._is_in_a_text():
            self._texts.append("".join(self._open[0]))
            self._open[0] = []

    def text(self, piece: str) -> None:
        if self._margins_only and not _MARGINS & {*self._inside}:
            return
        if self._inside and self._inside[-1] not in _MACHINE_WORDS:
            self._open[-1].append(_CODES.sub(" ", piece) if self._margins_only else piece)

    def finished(self) -> list[str]:
        """What was found, in order."""
        return self._texts

    def _is_in_a_text(self) -> bool:
        """Whether a text goes on that is made of several elements, as a note's is."""
        return bool(_LONGER & {*self._inside})


#: Elements whose text is in several pieces.
_LONGER: Final = frozenset({"comment", "is", "si"})


def _too_much(name: str) -> KnownError:
    return KnownError(
        "too_large",
        f"{name} holds far more than a file of ours does, so it was not read.",
        "Check that it is the right file.",
    )
