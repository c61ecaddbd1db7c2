"""The collation before this one: what its returns said of each question, to measure movement."""

import hashlib
from dataclasses import dataclass

from neglect_workbook.collation.facts_json import pack_ratings, unpack_ratings
from neglect_workbook.domain.collating.facts import ReturnFacts


@dataclass(frozen=True, slots=True)
class EarlierCollation:
    """An earlier collation, as far as a later one looks back on it.

    Attributes:
        name: what it is called.
        facts: the returns that counted in it, with their answers alone.
    """

    name: str
    facts: tuple[ReturnFacts, ...]


def pack_earlier(earlier: EarlierCollation) -> tuple[str, bytes]:
    """Its facts as bytes to store, and the SHA-256 of those."""
    content = pack_ratings(earlier.facts)
    return hashlib.sha256(content).hexdigest(), content


def unpack_earlier(name: str, content: bytes) -> EarlierCollation:
    """What ``pack_earlier`` made bytes of.

    Raises:
        KnownError: they are not as they were made.
    """
    return EarlierCollation(name, unpack_ratings(content))
