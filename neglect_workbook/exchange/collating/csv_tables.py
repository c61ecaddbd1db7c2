"""Tidy tables as plain CSV, for programs that make charts, such as Power BI.

A cell that a spreadsheet program would take for a formula has an apostrophe before it: a text
file cannot say that a cell is text. The file ``about.txt`` beside them says so.
"""

import csv
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO

from neglect_workbook.domain.dates import long_date
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating import words
from neglect_workbook.exchange.collating.collated import Collated, Returns, sector_name
from neglect_workbook.exchange.collating.moderation_sheet import (
    MODERATION_COLUMNS,
    ModerationRows,
)
from neglect_workbook.exchange.collating.overview_sheets import received_sheet
from neglect_workbook.exchange.collating.stacks import STACKS, Stacks
from neglect_workbook.exchange.file_set import FileSet
from neglect_workbook.exchange.plan.words import area_name
from neglect_workbook.exchange.returns import words as return_words
from neglect_workbook.exchange.sheet import Cell, clean_cell
from neglect_workbook.files import explain

#: Excel takes a CSV file for its own old code page without a byte order mark.
_ENCODING = "utf-8-sig"
#: What a spreadsheet program takes for a formula, wide forms too, whatever apostrophes it has.
_LIKE_A_FORMULA = re.compile("'*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]")

_RETURNS, _MODERATION = "rows-returns", "rows-moderation"
_STACK_FILES: Mapping[str, str] = MappingProxyType(
    {
        return_words.ANSWERS: "rows-answers",
        return_words.EVIDENCE: "rows-evidence",
        return_words.ACTIONS: "rows-actions",
        return_words.INDICATORS: "rows-indicators",
        return_words.VOICES: "rows-voices",
    }
)
_HEAT_MAP, _GROUPS = "counts-heat-map", "counts-groups"
_ABOUT = "about.txt"
_HEAT_MAP_HEADINGS = (
    *("Question ID", "Question", "Role", "Main area", "Sector", "Returns", "Hidden"),
    *("Rating code", "Rating", "Count"),
)
_GROUP_HEADINGS = (
    *("Group", "ID", "Name", "Returns", "Hidden", "Answers left out"),
    *("Rating code", "Rating", "Count"),
)


def write_tables(collated: Collated, returns: Returns, folder: Path) -> tuple[Path, ...]:
    """Make all tables and the text about them; files of the same name are replaced.

    Args:
        collated: the collation.
        returns: every return that counts. They are taken one at a time and once.
        folder: where the files go.

    Returns:
        The files, the text about them first.

    Raises:
        KnownError: one could not be written or put in place; none was replaced before all were
            written.
        BugError: a table does not hold what it was meant to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, folder, "make") from error
    with TemporaryDirectory(prefix="neglect-workbook-") as private, FileSet() as files:
        made = _write(collated, returns, Path(private))
        about = Path(private) / _ABOUT
        about.write_text(_about(collated), encoding=_ENCODING, newline="\r\n")
        new = [files.add(folder / one.name, one.name, _copy_of(one)) for one in (about, *made)]
        files.put_all(beside_held=False)
        return tuple(one.target for one in new)


def safe_cell(cell: Cell) -> str:
    """A cell as it stands in a CSV file."""
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return repr(cell)
    text = clean_text(cell)
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


class _Table:
    """One table that is written row by row and compared when it is read again."""

    def __init__(self, path: Path, stream: IO[str], headings: Sequence[str]) -> None:
        self._path = path
        self._writer = csv.writer(stream, lineterminator="\r\n")
        self._written = hashlib.sha256()
        self.add(tuple(headings))

    def add(self, row: Sequence[Cell]) -> None:
        """Write one row."""
        cells = [safe_cell(clean_cell(cell)) for cell in row]
        self._writer.writerow(cells)
        self._written.update(repr(cells).encode())

    def check(self) -> None:
        """Read the closed file again. Raises ``BugError`` where it holds something else."""
        read = hashlib.sha256()
        with self._path.open(encoding=_ENCODING, newline="") as stream:
            for row in csv.reader(stream):
                read.update(repr(row).encode())
        if read.digest() != self._written.digest():
            raise BugError(f"{self._path.name} does not hold what was meant")


def _write(collated: Collated, returns: Returns, folder: Path) -> list[Path]:
    received = received_sheet(collated)
    headings: dict[str, Sequence[str]] = {
        _RETURNS: [one.heading for one in received.columns],
        **{_STACK_FILES[name]: [one.heading for one in STACKS[name]] for name in STACKS},
        _MODERATION: [one.heading for one in MODERATION_COLUMNS],
        _HEAT_MAP: _HEAT_MAP_HEADINGS,
        _GROUPS: _GROUP_HEADINGS,
    }
    paths = [folder / f"{name}.csv" for name in headings]
    with ExitStack() as stack:
        tables = {
            path.stem: _Table(
                path,
                stack.enter_context(path.open("w", encoding=_ENCODING, newline="")),
                headings[path.stem],
            )
            for path in paths
        }
        for row in received.rows:
            tables[_RETURNS].add(row)
        stacks, moderation = Stacks(collated), ModerationRows(collated)
        for facts, read in returns:
            for name, row in stacks.rows(facts, read):
                tables[_STACK_FILES[name]].add(row)
            moderation.take(facts, read)
        for row in moderation.in_order():
            tables[_MODERATION].add(row)
        for row in _heat_map_rows(collated):
            tables[_HEAT_MAP].add(row)
        for row in _group_rows(collated):
            tables[_GROUPS].add(row)
    for table in tables.values():
        table.check()
    return paths


def _copy_of(source: Path) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        shutil.copyfile(source, path)

    return write


def _heat_map_rows(collated: Collated) -> Iterator[tuple[Cell, ...]]:
    framework = collated.framework
    for question in framework.questions():
        for sector_id in collated.picture.sectors:
            cell = collated.picture.cells.get((question.id, sector_id))
            if cell is None:
                continue
            lead = (
                question.id,
                question.text,
                framework.question_set(question.set_id).name,
                area_name(framework, question.area_id),
                sector_name(framework, sector_id),
                cell.returns,
            )
            yield from _counts(collated, lead, cell.counts, is_hidden=cell.is_hidden)


def _group_rows(collated: Collated) -> Iterator[tuple[Cell, ...]]:
    picture = collated.picture
    groups = (
        ("Area", picture.by_area),
        ("Role", picture.by_set),
        ("Question", picture.by_question),
        ("Sector", picture.by_sector),
    )
    for group, rows in groups:
        for one in rows:
            lead = (group, one.id, one.name, one.returns)
            counts = _counts(collated, lead, one.counts, is_hidden=one.is_hidden)
            for row in counts:
                yield (*row[:5], one.left_out, *row[5:])


def _counts(
    collated: Collated, lead: tuple[Cell, ...], counts: Mapping[str, int], *, is_hidden: bool
) -> Iterator[tuple[Cell, ...]]:
    """A row for every rating, nought too; one row alone for a group that is hidden."""
    if is_hidden:
        yield (*lead, "Yes", "", "", "")
        return
    scale = collated.framework.scale
    for rating in scale.ratings:
        yield (*lead, "No", rating.code, rating.words, counts.get(rating.code, 0))
    yield (*lead, "No", "", scale.not_answered, counts.get("", 0))


def _about(collated: Collated) -> str:
    said = words.table_words()
    files = "\n".join(f"{name}.csv: {what}" for name, what in said.files.items())
    return said.about.lstrip().format(
        name=collated.name,
        made_on=long_date(collated.today),
        partnership=collated.partnership,
        files=files,
        smallest=collated.framework.smallest_group,
    )
