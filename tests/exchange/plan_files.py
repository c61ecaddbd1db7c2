"""Plans for tests, and Word files read back part by part."""

import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import cycle
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from neglect_workbook.domain.frozen import PastReview
from neglect_workbook.domain.records import Record
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import Document, Heading, texts
from neglect_workbook.exchange.word.writer import write_document
from tests.builders import sample_content, sample_snapshot, snapshot_from_content

TODAY = date(2026, 11, 22)
CHECK_CODE = "7KQF-2MXR"

LONG = "Whoever understands neighbourhood families patiently remembers them. " * 90

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plan_of(snapshot: WorkbookSnapshot) -> Document:
    """The plan of a workbook on the day the tests are set in."""
    return plan_document(snapshot, TODAY, CHECK_CODE)


def word_plan(snapshot: WorkbookSnapshot, folder: Path) -> Path:
    """The Word file of the plan of a workbook."""
    path = folder / "plan.docx"
    write_document(plan_of(snapshot), path)
    return path


def plan_text(document: Document) -> str:
    """All that a plan says, a piece to a line."""
    return "\n".join((document.title, document.subtitle, *texts(document.blocks)))


def section_text(document: Document, heading: str) -> str:
    """What stands under the heading of level 1 that holds these words."""
    kept: list[str] = []
    is_inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            is_inside = heading in block.text
        if is_inside:
            kept += texts((block,))
    return "\n".join(kept)


def part(path: Path, name: str) -> Element:
    """One part of a Word file, parsed."""
    with zipfile.ZipFile(path) as archive:
        root: Element = fromstring(archive.read(name))
    return root


def body(path: Path) -> Element:
    """The body of a Word file."""
    return part(path, "word/document.xml")[0]


def word_text(path: Path) -> str:
    """All the text of the body of a Word file, a paragraph to a line."""
    return "\n".join(_paragraph_text(one) for one in body(path).iter(f"{W}p"))


def _paragraph_text(paragraph: Element) -> str:
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{W}br":
            pieces.append("\n")
        elif element.tag == f"{W}tab":
            pieces.append("\t")
    return "".join(pieces)


def style_of(paragraph: Element) -> str:
    """The id of the style of a paragraph."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def record_texts(record: Record) -> Iterator[str]:
    """Every text that a person wrote in a record, line by line."""
    for one in fields(record):
        value = getattr(record, one.name)
        if isinstance(value, str) and one.name not in _NOT_WRITTEN:
            yield from (line.strip() for line in clean_text(value).splitlines() if line.strip())


#: Ids and codes that a plan shows as words of the framework.
_NOT_WRITTEN = frozenset(
    {
        "id",
        "rhythm",
        "suggestion_id",
        "file_digest",
        "rating",
        "sector_id",
        "kind_id",
        "type_id",
        "area_id",
        "status_id",
        "direction",
        "indicator_id",
    }
)


def rich_content() -> dict[str, Any]:
    """The sample with what it lacks: every reason, an action without a date, long lines."""
    content = sample_content()
    content["organisation"] |= {"setting_id": "Charity 1234567", "set_ids": ["S", "M", "P"]}
    content["answers"] += [
        {
            "question_id": "P1",
            "rating": "na",
            "not_applicable_reason": "We see parents and never children.",
        },
        {
            "question_id": "P2",
            "rating": "0",
            "reason": "First line of the reason.\n\nSecond line of it.",
            "no_action_reason": "We wait for the new rota.",
        },
        {
            "question_id": "P3",
            "rating": "1",
            "checks": {"do": False},
            "override_reason": "A start was made last week.",
        },
    ]
    content["actions"] += [
        {
            "what_we_do": "Ask again",
            "question_ids": ["P2"],
            "no_date_reason": "It hangs on the new rota.",
            "target": "Every week\nfor every child",
        },
        {},
    ]
    return content


def rich_snapshot() -> WorkbookSnapshot:
    """The workbook of ``rich_content``."""
    return snapshot_from_content(rich_content())


def full_content() -> dict[str, Any]:
    """Three sets, every question answered at length: as much as a summary ever has to hold."""
    content = sample_content()
    content["organisation"]["set_ids"] = ["S", "M", "P"]
    content["review"]["ask_of_partners"] = LONG.replace(".", "")
    ratings = cycle(["0", "1", "2", "3", "unknown"])
    content["answers"] = [
        {
            "question_id": question.id,
            "rating": next(ratings),
            "working_well": LONG.replace(".", ""),
            "needs_to_happen": LONG.replace(".", ""),
        }
        for question in sample_snapshot().framework.questions()
    ]
    return content


def full_snapshot() -> WorkbookSnapshot:
    """The same in its second review, in which every answer has moved."""
    now = snapshot_from_content(full_content())
    ratings = cycle(["1", "0", "3", "2"])
    before = {key: replace(one, rating=next(ratings)) for key, one in now.answers.items()}
    past = PastReview(
        replace(now, answers=MappingProxyType(before)), date(2026, 7, 1), is_whole=True
    )
    return replace(now, review=replace(now.review, id="later", kind_id="midpoint"), past=(past,))
