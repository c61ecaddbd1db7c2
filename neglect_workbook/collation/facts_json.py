"""The facts of a return as the text that a collation's log keeps, and as the bytes of many."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import msgspec

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.errors import KnownError

#: The facts of very many returns, and no more.
_MOST_BYTES: Final = 200_000_000

_ENCODER: Final = msgspec.json.Encoder()
_ONE: Final = msgspec.json.Decoder(ReturnFacts)
_MANY: Final = msgspec.json.Decoder(tuple[ReturnFacts, ...])


def facts_text(facts: ReturnFacts) -> str:
    """The facts as JSON; the same facts give the same text."""
    return _ENCODER.encode(facts).decode()


def facts_from(text: str) -> ReturnFacts:
    """The facts that ``facts_text`` made a text of.

    Raises:
        KnownError: this program did not write the text.
    """
    try:
        return _ONE.decode(text)
    except msgspec.MsgspecError as error:
        raise _not_readable() from error


def pack_ratings(facts: Iterable[ReturnFacts]) -> bytes:
    """The answers of many returns, as a later collation looks back on them, in few bytes."""
    slim = tuple(replace(one, indicators=(), voices=(), problems=()) for one in facts)
    return zlib.compress(_ENCODER.encode(slim))


def unpack_ratings(content: bytes) -> tuple[ReturnFacts, ...]:
    """What ``pack_ratings`` made bytes of.

    Raises:
        KnownError: they are not as they were made.
    """
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(content, _MOST_BYTES)
        if not unpacking.eof:
            raise _not_readable()
        return _MANY.decode(text)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise _not_readable() from error


def _not_readable() -> KnownError:
    return KnownError(
        "facts_not_readable",
        "What was counted of a return cannot be read.",
        "Use the newest version of the program, or gather the returns again.",
    )
