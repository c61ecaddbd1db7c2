"""The library: what other documents say that may help with a framework, for reading only.

Everything here is decoded from the files under ``questions/library/`` by
``questions.library_loader``; nothing is written in code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from neglect_workbook.domain.framework import Direction


class ReferenceStatus(StrEnum):
    """How far a reference counts for those who answer the framework."""

    SUPERSEDED = "superseded"
    NOT_OURS = "not_ours"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One thing that a reference says.

    Attributes:
        id: stable id, unique in the library.
        text: what it says.
        is_verbatim: whether the text is the source's, word for word; otherwise it is ours.
        label: the word that the source puts before it, such as "Concerns"; may be empty.
        direction: where a number is wanted to go; ``None`` for what is no number.
        note: a line of ours; may be empty.
        question_ids: the questions for which it can serve as a prompt.
    """

    id: str
    text: str
    is_verbatim: bool
    label: str
    direction: Direction | None
    note: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibrarySection:
    """Entries under one heading. ``intro`` is a line of ours under it; it may be empty."""

    id: str
    title: str
    intro: str
    entries: tuple[LibraryEntry, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One document, or one summary of ours.

    Attributes:
        id: stable id, such as ``bury-2023-26``.
        title: the title of the document.
        short: a short name of it, such as "Bury 2023-26".
        issuer: whose it is.
        period: the time that it is for, in words.
        status: how far it counts.
        status_words: the status in words, such as "Not Bolton's".
        status_note: why it has this status, in a sentence or two.
        source_note: where its texts come from.
        sections: its entries by heading, in order.
    """

    id: str
    title: str
    short: str
    issuer: str
    period: str
    status: ReferenceStatus
    status_words: str
    status_note: str
    source_note: str
    sections: tuple[LibrarySection, ...]

    @property
    def label(self) -> str:
        """The short name with the status, such as "Bury 2023-26, not Bolton's"."""
        return f"{self.short}, {self.status_words[:1].lower()}{self.status_words[1:]}"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry with the section and the reference that it is in."""

    reference: Reference
    section: LibrarySection
    entry: LibraryEntry


@dataclass(frozen=True, slots=True)
class Library:
    """Every reference that goes with one framework.

    Attributes:
        lead: says what the library is for.
        prompts_note: says what its entries are where they stand beside a question.
        references: the documents, in the order in which they are shown.
    """

    lead: str
    prompts_note: str
    references: tuple[Reference, ...]

    def places(self) -> Iterator[Place]:
        """Every entry with its place, in order."""
        for reference in self.references:
            for section in reference.sections:
                for entry in section.entries:
                    yield Place(reference, section, entry)

    def prompts(self, question_id: str) -> tuple[Place, ...]:
        """The entries that can serve as prompts for a question, in order."""
        return tuple(one for one in self.places() if question_id in one.entry.question_ids)

    def reference_of(self, any_id: str) -> Reference | None:
        """The reference that has this id or an entry with it; ``None`` for an unknown id."""
        for reference in self.references:
            if reference.id == any_id:
                return reference
        return next((one.reference for one in self.places() if one.entry.id == any_id), None)
