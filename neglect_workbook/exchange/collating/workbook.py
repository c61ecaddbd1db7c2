"""The collation workbook: everything that was received in one Excel file of plain values.

Every number of the heat map can be found again: the same question and sector on the sheet
'Answers' give the rows, and each row names its file and its row there.
"""

import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from neglect_workbook.domain.rating_scale import Rag
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating import words
from neglect_workbook.exchange.collating.collated import Collated, Returns
from neglect_workbook.exchange.collating.heat_map import heat_rows
from neglect_workbook.exchange.collating.moderation_sheet import ModerationRows, moderation_sheet
from neglect_workbook.exchange.collating.overview_sheets import (
    contents_rows,
    contents_sheet,
    heat_map_sheet,
    missing_sheet,
    problems_sheet,
    received_sheet,
)
from neglect_workbook.exchange.collating.stacks import STACKS, Stacks
from neglect_workbook.exchange.excel.stream import BookStream
from neglect_workbook.exchange.returns import words as return_words
from neglect_workbook.exchange.returns.lists import lists_sheet
from neglect_workbook.exchange.sheet import Column, Sheet, SheetBook, short_line
from neglect_workbook.files import slug, write_whole

_NAME_LENGTH = 40
#: Digits of 12 point Arial that are readable side by side on the page of an A4 sheet across.
_DIGITS_ON_A_PAGE = 180
#: Columns that go on paper, where it is not all of them: of the answers who, what and which rating.
_PRINTED = {return_words.ANSWERS: 16}


def write_workbook(collated: Collated, returns: Returns, path: Path) -> None:
    """Make the collation workbook; a file of the same name is replaced.

    Args:
        collated: the collation.
        returns: every return that counts, in the order in which its rows are to stand. They are
            taken one at a time and once.
        path: where it goes.

    Raises:
        KnownError: it could not be written or put in place; what was there stays.
        BugError: the file does not hold what it was meant to; what was there stays.
    """
    write_whole(path, lambda temporary: _write(collated, returns, temporary))


def workbook_name(collated: Collated) -> str:
    """The file name: lower case, hyphens, no person's name."""
    name = slug(collated.name, _NAME_LENGTH)
    return f"neglect-collation_{name}_{collated.today.isoformat()}.xlsx"


def _write(collated: Collated, returns: Returns, path: Path) -> None:
    with BookStream(_book(collated)) as stream:
        stacks, moderation = Stacks(collated), ModerationRows(collated)
        for facts, read in returns:
            for name, row in stacks.rows(facts, read):
                stream.add(name, row)
            moderation.take(facts, read)
        for row in moderation.in_order():
            stream.add(words.MODERATION, row)
        sheets = {name: stream.row_count(name) for name in stream.names if name != words.CONTENTS}
        for row in contents_rows(collated, sheets):
            stream.add(words.CONTENTS, row)
        stream.finish(path)
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise BugError("the collation workbook was written with a damaged part")


def _book(collated: Collated) -> SheetBook:
    framework = collated.framework
    said = words.workbook_words()
    return SheetBook(
        sheets=(
            contents_sheet(collated),
            received_sheet(collated),
            missing_sheet(collated),
            problems_sheet(collated),
            _stack(return_words.ANSWERS, 9),
            heat_map_sheet(collated),
            *(_stack(name, 5) for name in list(STACKS)[1:]),
            moderation_sheet(),
            replace(
                lists_sheet(framework, tuple(one.id for one in framework.question_sets)),
                pages_wide=1,
            ),
        ),
        tones=tuple(_tones(collated)),
        footer=clean_text(said.self_assessments.format(smallest=framework.smallest_group)),
        title=clean_text(f"{framework.name}: collation"),
        author=clean_text(short_line(collated.partnership)),
        made_on=collated.today,
    )


def _stack(name: str, id_place: int) -> Sheet:
    """One of the sheets of rows under each other, without its rows."""
    columns = STACKS[name]
    printed = columns[: _PRINTED.get(name, len(columns))]
    return Sheet(
        name=name,
        title=f"{name} of all returns that count",
        note=words.workbook_words().notes[name],
        columns=columns,
        rows=(),
        key_columns=(0, 1, id_place),
        frozen_columns=2,
        pages_wide=_pages(printed),
        printed_columns=len(printed),
    )


def _pages(columns: Iterable[Column]) -> int:
    """On how many sheets of paper, side by side, columns can be read."""
    return -(-sum(one.width for one in columns) // _DIGITS_ON_A_PAGE)


def _tones(collated: Collated) -> Iterable[tuple[str, Rag]]:
    """The colour word of each rating's words, and of each text of the heat map."""
    scale = collated.framework.scale
    yield from ((rating.words, rating.rag) for rating in scale.ratings)
    for _, cells in heat_rows(collated.framework, collated.picture):
        for one in cells:
            if one.rating:
                yield one.text, scale.rating(one.rating).rag
