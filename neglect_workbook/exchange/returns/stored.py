"""A return that was read, as bytes to store: small, exact, and read back without trust.

A collation keeps what each return said, so that the file itself is needed no more. The bytes are
JSON, packed; the same return gives the same bytes. Nothing runs when they are read back, and they
are checked for shape and size.

All of a return is kept but the digests of its rows and cells: they told what was changed since it
was made, which is kept, and they would be half of the bytes.
"""

import zlib
from datetime import date

import msgspec

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import ContentRecord
from neglect_workbook.exchange.returns.read import (
    ChangedCell,
    Problem,
    ReadAnswer,
    ReadCount,
    ReturnRead,
)
from neglect_workbook.exchange.sheet import Cell

#: More than the largest return that can be read: its texts have three million characters.
_MOST_BYTES = 40_000_000
#: Quick to pack; slower ways save a tenth.
_EFFORT = 1
#: Keys of the hidden sheet that are not kept.
_DIGESTS = ("row ", "cells ")


class _Stored(msgspec.Struct, frozen=True):
    """A return in JSON's terms. A date among its lines is a list of its one ISO text."""

    about: dict[str, str | int | float | list[str]]
    machine: dict[str, str]
    organisation: dict[str, JsonValue]
    review: dict[str, JsonValue]
    answers: tuple[ReadAnswer, ...]
    evidence: tuple[ContentRecord, ...]
    actions: tuple[ContentRecord, ...]
    indicators: tuple[ContentRecord, ...]
    voices: tuple[ReadCount, ...]
    changed: tuple[ChangedCell, ...]
    is_as_sent: bool
    problems: tuple[Problem, ...]


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Stored)


def pack(read: ReturnRead) -> bytes:
    """A return as bytes; the same return gives the same bytes."""
    stored = _Stored(
        about={key: _to_json(cell) for key, cell in read.about.items()},
        machine={key: value for key, value in read.machine.items() if not key.startswith(_DIGESTS)},
        organisation=dict(read.organisation),
        review=dict(read.review),
        answers=read.answers,
        evidence=read.evidence,
        actions=read.actions,
        indicators=read.indicators,
        voices=read.voices,
        changed=read.changed,
        is_as_sent=read.is_as_sent,
        problems=read.problems,
    )
    return zlib.compress(_ENCODER.encode(stored), _EFFORT)


def unpack(content: bytes) -> ReturnRead:
    """The return that ``pack`` made bytes of, without the digests of its rows and cells.

    Raises:
        KnownError: the bytes are not what was stored.
    """
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content, _MOST_BYTES)
        if not unpacking.eof or unpacking.unused_data:
            raise _damaged()
        stored = _DECODER.decode(text)
        about = {key: _from_json(value) for key, value in stored.about.items()}
    except (zlib.error, msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged() from error
    return ReturnRead(
        about=about,
        machine=stored.machine,
        organisation=stored.organisation,
        review=stored.review,
        answers=stored.answers,
        evidence=stored.evidence,
        actions=stored.actions,
        indicators=stored.indicators,
        voices=stored.voices,
        changed=stored.changed,
        is_as_sent=stored.is_as_sent,
        problems=stored.problems,
    )


def _to_json(cell: Cell) -> str | int | float | list[str]:
    return [cell.isoformat()] if isinstance(cell, date) else cell


def _from_json(value: str | float | list[str]) -> Cell:
    if isinstance(value, list):
        (day,) = value
        return date.fromisoformat(day)
    return value


def _damaged() -> KnownError:
    return KnownError(
        "content_damaged",
        "What was kept of a return is damaged.",
        "Gather the return's file again.",
    )
