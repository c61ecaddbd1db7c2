"""Attaching copies in the tests of this room."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

from neglect_workbook.domain.changes import Change, FieldKey
from neglect_workbook.domain.clock import system_clock
from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.domain.identity import make_id, to_microseconds
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.storage.attachments import Received
from neglect_workbook.storage.store import Store
from tests.storage.builders import change_set

ITEM = "0196a000-0000-7000-8000-0000000000e1"
OTHER_ITEM = "0196a000-0000-7000-8000-0000000000e2"
NOTHING: Mapping[str, JsonValue] = MappingProxyType({})
MOMENTS = count(to_microseconds(system_clock()))


def pass_by(_: object) -> None:
    """Watches nothing."""


def referring(
    digest: str, item: str = ITEM, fields: Mapping[str, JsonValue] = NOTHING
) -> tuple[Change, ...]:
    """Changes by which an item of evidence refers to a copy."""
    made = {"file_digest": digest, "file_name": "minutes.pdf", **fields}
    return tuple(
        Change(make_id(moment), moment, "a1b2c3", FieldKey(RecordKind.EVIDENCE, item, name), value)
        for (name, value), moment in zip(made.items(), MOMENTS, strict=False)
    )


def attach(store: Store, path: Path, item: str = ITEM) -> Received:
    """Attach a copy and let an item refer to it."""
    received = store.attach(path, pass_by, pass_by)
    store.append(change_set(*referring(received.digest, item))).result()
    return received


def digests(target: Path, profile: Path) -> set[str]:
    """What the file itself holds and is whole."""
    return set(Store.open(target, profile, read_only=True).attachments)
