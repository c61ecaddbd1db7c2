"""How many characters of what people wrote no file can hold, to be said when files are made."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain

from neglect_workbook.domain.records import Record
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_counted


def removed_characters(snapshot: WorkbookSnapshot) -> int:
    """How many characters are left out of what is sent, each counted once."""
    return sum(clean_counted(text).removed for one in _sent(snapshot) for text in _texts(one))


def removed_sentence(count: int) -> str:
    """That something was left out, in one calm sentence; empty for nothing."""
    if not count:
        return ""
    characters = "1 character that" if count == 1 else f"{count} characters that"
    return f"{characters} Word and Excel cannot hold {'was' if count == 1 else 'were'} left out."


def _sent(snapshot: WorkbookSnapshot) -> Iterator[Record]:
    """The records that leave: of the answers, those of the sets that are answered."""
    yield snapshot.organisation
    yield snapshot.review
    yield from (snapshot.answers[question.id] for question in snapshot.questions)
    yield from chain(snapshot.evidence, snapshot.actions)
    yield from chain(snapshot.indicators, snapshot.indicator_values)


def _texts(record: Record) -> Iterator[str]:
    values = (getattr(record, one.name) for one in fields(record))
    yield from (value for value in values if isinstance(value, str))
