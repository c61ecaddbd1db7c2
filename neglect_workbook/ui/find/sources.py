"""What can be found, brought up to date when somebody looks for something."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from neglect_workbook.domain.search import Entry, SearchIndex
from neglect_workbook.domain.search_entries import (
    entries_of,
    entries_of_help,
    entries_of_library,
    entries_of_words,
)
from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.exchange.report import Block, Paragraph, texts
from neglect_workbook.questions.library_loader import load_library
from neglect_workbook.ui.help.topics import pages_of

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange.help_pages import HelpPage


class FindSources:
    """Keeps the index of the newest snapshot that was asked for."""

    def __init__(self, framework: "Framework") -> None:
        self._fixed = tuple(_fixed_entries(framework))
        self._snapshot: WorkbookSnapshot | None = None
        self._index = SearchIndex(())

    def index(self, snapshot: "WorkbookSnapshot") -> SearchIndex:
        """Everything that can be found of a workbook as it stands, with help and library."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._index = SearchIndex((*entries_of(snapshot), *self._fixed))
        return self._index


def _fixed_entries(framework: "Framework") -> Iterator[Entry]:
    """What is the same in every workbook of a framework."""
    yield from entries_of_words(framework)
    # Its words are found one by one.
    pages = (page for page in pages_of(framework).values() if page.id is not TopicId.WORDS)
    yield from entries_of_help((page.id, page.title, _texts_of(page)) for page in pages)
    yield from entries_of_library(load_library(framework.id))


def _texts_of(page: "HelpPage") -> list[str]:
    blocks = page.document.blocks
    return [page.document.subtitle, *(text for block in blocks for text in _texts_in(block))]


def _texts_in(block: Block) -> tuple[str, ...]:
    found = tuple(texts((block,)))
    # A paragraph is one text, of which some words are semibold.
    return ("".join(found),) if isinstance(block, Paragraph) else found
