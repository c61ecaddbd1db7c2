"""Ids that sort by the moment they were made, and the moments in microseconds."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds from 1970 to ``moment``, which must have a time zone."""
    return (moment - _EPOCH) // _MICROSECOND


def from_microseconds(count: int) -> datetime:
    """The moment ``count`` microseconds after the start of 1970, in UTC."""
    return _EPOCH + count * _MICROSECOND


def make_id(moment: int) -> str:
    """A new UUIDv7 (RFC 9562, section 5.7) for a moment in microseconds.

    The 12 bits after the version hold the fraction of the millisecond, as method 3 of the
    RFC's section 6.2 allows, so ids made by one program sort as its moments do.
    """
    milliseconds, fraction = divmod(moment, 1000)
    return _uuid7(milliseconds, (fraction << 12) // 1000, secrets.randbits(62))


def id_after(earlier: str) -> str:
    """The one id that follows an id: it sorts after it, and is the same in every copy.

    Args:
        earlier: an id of `make_id`, or of this.
    """
    digest = int.from_bytes(hashlib.sha256(earlier.encode()).digest())
    return _uuid7((UUID(earlier).int >> 80) + 1, 0, digest & (1 << 62) - 1)


def id_of_pair(moment: int, one: str, other: str) -> str:
    """The one id that two ids make at a moment, the same in every copy.

    Args:
        moment: in microseconds, as in ``make_id``.
        one: an id.
        other: another id; their order matters.
    """
    milliseconds, fraction = divmod(moment, 1000)
    digest = int.from_bytes(hashlib.sha256(f"{one}/{other}".encode()).digest())
    return _uuid7(milliseconds, (fraction << 12) // 1000, digest & (1 << 62) - 1)


def _uuid7(milliseconds: int, fraction: int, rest: int) -> str:
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | fraction << 64
    value |= 0b10 << 62 | rest
    return str(UUID(int=value))
