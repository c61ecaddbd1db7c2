"""How many characters of what people wrote no file can hold, to be said when they are left out."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import chain

from neglect_workbook.domain.records import Record
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_counted
from neglect_workbook.exchange.content import Content


def removed_characters(snapshot: WorkbookSnapshot) -> int:
    """How many characters are left out of what is sent, each counted once.

    What is typed or filled in is cleaned at once; a workbook that was merged or comes from
    another program may hold more.
    """
    return sum(_removed(getattr(one, name.name)) for one in _sent(snapshot) for name in fields(one))


def removed_from(content: Content) -> int:
    """How many characters of a content file are left out where it is filled in."""
    lists = (content.answers, content.evidence, content.actions, content.indicators)
    records = chain.from_iterable(lists)
    heads = _removed(content.organisation) + _removed(content.review)
    return heads + sum(_removed(one.fields) + _removed(one.values) for one in records)


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


def _removed(value: object) -> int:
    """Over every text in a value, however deep."""
    if isinstance(value, str):
        return clean_counted(value).removed
    if isinstance(value, Mapping):
        return sum(map(_removed, value.values()))
    if isinstance(value, tuple | list):
        return sum(map(_removed, value))
    return 0
