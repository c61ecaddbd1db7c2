"""The return, format 1 (`product.md` section 7 of the design): a snapshot as plain sheets.

Other programs read this layout. A change of a sheet's name, a heading or a machine key is a
new format. Short names of questions are ours and never appear.
"""

import json
from collections.abc import Iterator
from datetime import date

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.check_code import (
    cell_digests,
    check_code,
    content_digest,
    content_of,
    content_sheets,
    return_id,
    row_digests,
)
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.about import AboutItem, about_items, about_sheet
from neglect_workbook.exchange.returns.answers import ReturnHead
from neglect_workbook.exchange.returns.beyond import beyond_rows
from neglect_workbook.exchange.returns.lists import lists_sheet, summary_sheet
from neglect_workbook.exchange.sheet import Cell, Column, Sheet, SheetBook, cleaned, short_line

MACHINE_COLUMNS = (Column("Key", 40), Column("Value", 80))


def return_tables(snapshot: WorkbookSnapshot, today: date) -> SheetBook:
    """Every sheet of the return, in order, ready to be written.

    Args:
        snapshot: what is sent.
        today: the day of the export.
    """
    head = ReturnHead(return_id(snapshot), today)
    code = check_code(snapshot)
    items = about_items(snapshot, head, code)
    content = content_sheets(snapshot, head)
    framework = snapshot.framework
    return SheetBook(
        sheets=(
            cleaned(about_sheet(snapshot, items)),
            *content,
            cleaned(summary_sheet(snapshot, head)),
            cleaned(lists_sheet(framework, snapshot.organisation.set_ids)),
            cleaned(_machine_sheet(snapshot, items, content)),
        ),
        tones=tuple((rating.words, rating.rag) for rating in framework.scale.ratings),
        footer=clean_text(f"{framework.wording.status_line} Check code {code}"),
        title=clean_text(f"{framework.name}: return"),
        author=clean_text(short_line(snapshot.organisation.name)),
        made_on=today,
    )


def _machine_sheet(
    snapshot: WorkbookSnapshot, items: tuple[AboutItem, ...], content: tuple[Sheet, ...]
) -> Sheet:
    return Sheet(
        name=words.MACHINE,
        title="For programs",
        note="Digests that show what was changed after the export. Nothing here is private.",
        columns=MACHINE_COLUMNS,
        rows=tuple(_machine_rows(snapshot, items, content)),
        key_columns=(0,),
        is_for_machines=True,
    )


def _machine_rows(
    snapshot: WorkbookSnapshot, items: tuple[AboutItem, ...], content: tuple[Sheet, ...]
) -> Iterator[tuple[Cell, Cell]]:
    """Everything about the return again, ids for words, and the digests.

    The ids of the workbook and its review are there so that a workbook that is lost can be made
    again from its return, with the same return id.

    Keys of digests are ``digest``, ``row <id>`` and, for answers, ``cells <id>``: JSON with
    the digest of each cell by heading. For ``beyond <id>`` see ``beyond``.
    """
    yield "kind", "return"
    for item in items:
        value = item.value
        yield item.key, value.isoformat() if isinstance(value, date) else str(value)
    yield "workbook_id", snapshot.workbook_id
    yield "review_id", snapshot.review.id
    yield "started_on", snapshot.review.started_on.isoformat() if snapshot.review.started_on else ""
    yield "sector_id", snapshot.organisation.sector_id
    yield "review_kind_id", snapshot.review.kind_id
    yield "set_ids", ", ".join(snapshot.organisation.set_ids)
    yield "digest", content_digest(snapshot)
    yield from beyond_rows(snapshot)
    answers = content[0]
    id_column = answers.key_columns[-1]
    for row, digest in zip(answers.rows, row_digests(answers), strict=True):
        yield f"row {row[id_column]}", digest
        cells = cell_digests(content_of(answers.columns, row))
        yield f"cells {row[id_column]}", json.dumps(cells, separators=(",", ":"))
