"""What the parts of an Office file say of each other: the relationships in its .rels parts."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from neglect_workbook.exchange.incoming.xml_events import Budget, read_xml

_MOST_ELEMENTS = 20_000
#: Files that one program made have the same relationships, and each is asked for twice.
_SHORT = 10_000

#: Links to the outside that nothing follows: one that a person may click, and the name of the
#: template that a document was begun from.
LINKS_THAT_DO_NOTHING = frozenset({"hyperlink", "attachedTemplate"})


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: its id, the last word of its kind, and the part that it leads to."""

    id: str
    kind: str
    target: str
    is_outside: bool


def relationships(content: bytes) -> tuple[Relationship, ...]:
    """The relationships of one .rels part; the last short ones are remembered.

    Raises:
        ValueError: it cannot be read.
    """
    return _read(content) if len(content) <= _SHORT else _read.__wrapped__(content)


@lru_cache(maxsize=32)
def _read(content: bytes) -> tuple[Relationship, ...]:
    found: list[Relationship] = []

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            is_outside = attributes.get("TargetMode", "").lower() == "external"
            target = attributes.get("Target", "")
            found.append(Relationship(attributes.get("Id", ""), kind, target, is_outside))

    read_xml(BytesIO(content), Budget(_MOST_ELEMENTS), begin, _nothing, _nothing)
    return tuple(found)


def links_outside(content: bytes) -> Iterator[str]:
    """The kinds of the relationships that lead out of the file."""
    return (one.kind for one in relationships(content) if one.is_outside)


def part_name(owner: str, target: str) -> str:
    """The name of the part that a relationship of ``owner`` leads to."""
    joined = posixpath.join("/", posixpath.dirname(owner), target)
    return posixpath.normpath(joined).lstrip("/")


def rels_name(owner: str) -> str:
    """The name of the part that holds the relationships of ``owner``."""
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _nothing(_: str) -> None:
    """What is not looked at."""
