"""What the files of a library folder may hold, decoded strictly.

Keys have the names of the fields in ``domain.library``, where each is explained.
"""

from typing import Annotated

from msgspec import Meta

from neglect_workbook.domain.framework import Direction
from neglect_workbook.domain.library import ReferenceStatus
from neglect_workbook.questions.front_schema import Id, Strict, Text


class StatusTable(Strict, frozen=True):
    """``[[statuses]]``: what a status is called."""

    id: ReferenceStatus
    words: Text


class LibraryFile(Strict, frozen=True):
    """``library.toml``: what the library is for, and its references in order."""

    lead: Text
    prompts_note: Text
    reference_files: Annotated[tuple[Text, ...], Meta(min_length=1)]
    statuses: tuple[StatusTable, ...]


class EntryTable(Strict, frozen=True):
    """``[[sections.entries]]``."""

    id: Id
    text: Text
    label: str = ""
    direction: Direction | None = None
    note: str = ""
    question_ids: tuple[str, ...] = ()


class SectionTable(Strict, frozen=True):
    """``[[sections]]``. ``is_verbatim`` says whether the texts of its entries are quotations."""

    id: Id
    title: Text
    is_verbatim: bool
    entries: Annotated[tuple[EntryTable, ...], Meta(min_length=1)]
    intro: str = ""


class ReferenceFile(Strict, frozen=True):
    """Any other file: one reference."""

    id: Id
    title: Text
    short: Text
    issuer: Text
    period: Text
    status: ReferenceStatus
    status_note: Text
    source_note: Text
    sections: Annotated[tuple[SectionTable, ...], Meta(min_length=1)]
