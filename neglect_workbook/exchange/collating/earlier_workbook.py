"""The collation workbook of last time, as far as a later collation looks back on it.

Its sheet 'Answers' holds all that is needed: who said what of each question. So movement can be
measured where only this file was kept.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.collated import NO_NAME
from neglect_workbook.exchange.collating.excerpt import WantedColumns, read_columns
from neglect_workbook.exchange.incoming.book import ReadTable, find_table, plain_heading
from neglect_workbook.exchange.returns import words

if TYPE_CHECKING:
    from neglect_workbook.exchange.incoming.book import ReadRow

SUFFIX: Final = ".xlsx"

_FILE: Final = "File"
_RETURN: Final = "Return ID"
_ORGANISATION: Final = "Organisation"
_SECTOR: Final = "Sector"
_SETTING: Final = "Setting ID"
_QUESTION: Final = "Question ID"
_RATING: Final = "Rating"
_CODE: Final = "Rating code"
_HEADINGS: Final = (
    *(_FILE, _RETURN, _ORGANISATION, _SECTOR, _SETTING),
    *(_RATING, _CODE, _QUESTION),
)
#: Of a return the sheet of the same name has all but the file.
_KEYS: Final = (_FILE, _RETURN, _CODE, _QUESTION)
_COLUMNS: Final = WantedColumns((words.ANSWERS,), frozenset(_HEADINGS), frozenset(_KEYS))


def read_earlier_workbook(
    path: Path, framework: Framework, password: str = ""
) -> tuple[ReturnFacts, ...]:
    """The returns of a collation workbook, with the ratings of their answers alone.

    What cannot be understood, such as a rating that somebody typed, is left out: there is no
    movement from it.

    Args:
        path: the workbook; it is only read.
        framework: what the later collation is of.
        password: its password, where it has one.

    Raises:
        KnownError: it was refused, is no collation workbook, or answers other questions.
    """
    book = read_columns(path, _COLUMNS, password)
    table = find_table(book, words.ANSWERS, _HEADINGS, _KEYS)
    if table is None:
        raise KnownError(
            "not_a_collation",
            f"{path.name} is not a collation, and not a collation workbook.",
            "Name the .ncol file of last time, or the Excel file that `collate` made then.",
        )
    facts = tuple(_returns(table, framework))
    if table.rows and not any(one.answers for one in facts):
        raise KnownError(
            "other_framework",
            f"{path.name} holds no answer to a question of '{framework.id}'.",
            "Name the collation workbook of the same questions.",
        )
    return facts


def _returns(table: ReadTable, framework: Framework) -> Iterator[ReturnFacts]:
    layout = Layout(framework)
    sectors = {plain_heading(one.name): one.id for one in framework.sectors}
    codes = {plain_heading(one.words): one.code for one in framework.scale.ratings}
    codes |= {plain_heading(one.code): one.code for one in framework.scale.ratings}
    found: dict[tuple[str, str], list[ReadRow]] = {}
    for row in table.rows:
        found.setdefault((row.text(_FILE).strip(), row.text(_RETURN).strip()), []).append(row)
    for (file, return_id), rows in found.items():
        name = rows[0].text(_ORGANISATION).strip()
        yield ReturnFacts(
            key="",
            file=file,
            content="",
            return_id=return_id,
            framework_id=framework.id,
            organisation="" if name == NO_NAME else name,
            sector_id=sectors.get(plain_heading(rows[0].text(_SECTOR)), ""),
            setting_id=rows[0].text(_SETTING).strip(),
            answers=tuple(
                AnswerFacts(row.text(_QUESTION).strip(), row.number, rating)
                for row in rows
                if row.text(_QUESTION).strip() in layout.questions
                and (rating := codes.get(plain_heading(row.text(_CODE) or row.text(_RATING)), ""))
            ),
        )
