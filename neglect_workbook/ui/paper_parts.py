"""A document taken apart where it begins a new page: upright, across, or kept to one page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neglect_workbook.exchange.report import Document, Heading, Section

if TYPE_CHECKING:
    from neglect_workbook.exchange.report import Block


@dataclass(frozen=True, slots=True)
class PaperPart:
    """What begins on a new page, as a document of its own. Only the first has a title."""

    document: Document
    is_across: bool


def paper_parts(document: Document) -> Iterator[PaperPart]:
    """The parts of a document, in order; there is always a first one."""
    is_across = False
    part = replace(document, blocks=())
    blocks: list[Block] = []

    def ended() -> Iterator[PaperPart]:
        if blocks or part.title:
            yield PaperPart(replace(part, blocks=tuple(blocks)), is_across)
            blocks.clear()

    for block in document.blocks:
        if isinstance(block, Section) or (isinstance(block, Heading) and block.starts_page):
            yield from ended()
            is_one_page = isinstance(block, Heading) and block.keeps_to_page
            part = replace(document, title="", subtitle="", is_one_page=is_one_page)
        if isinstance(block, Section):
            is_across = block.is_landscape
        else:
            blocks.append(block)
    yield from ended()
