"""What a workbook file says about itself besides its changes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from neglect_workbook.domain.changes import Change

#: Roots are sums of row digests modulo this.
ROOT_MODULUS = 2**256


@dataclass(frozen=True, slots=True)
class Heading:
    """Which workbook it is, and the framework that it answers."""

    workbook_id: str
    framework_id: str


@dataclass(frozen=True, slots=True)
class LogState:
    """Where a log stands.

    Attributes:
        generation: grows by one or more with every commit.
        root: the sum of the digests of all rows modulo 2**256. It does not depend on the order
            of the rows, so a commit costs the same whatever the size of the log.
    """

    generation: int
    root: int


def row_number(change: Change) -> int:
    """What one row adds to the root."""
    return int.from_bytes(change.digest)


def root_of(changes: Iterable[Change]) -> int:
    """The root of a whole log."""
    return sum(map(row_number, changes)) % ROOT_MODULUS


def seal(heading: Heading, state: LogState) -> str:
    """SHA-256 over the heading and the state, so that damage to them shows as well."""
    parts = (heading.workbook_id, heading.framework_id, str(state.generation), str(state.root))
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(framed.encode()).hexdigest()
