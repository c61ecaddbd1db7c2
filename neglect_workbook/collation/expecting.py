"""The expected list: which edits put a new one in the place of the present one."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from neglect_workbook.domain.changes import FieldEdit, FieldKey
from neglect_workbook.domain.collating.records import ExpectedOrganisation
from neglect_workbook.domain.fields import REMOVED
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.keeping import edits_of

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import FieldValue

_KIND = RecordKind.EXPECTED


def expected_edits(
    present: Sequence[ExpectedOrganisation], wanted: Sequence[ExpectedOrganisation]
) -> list[FieldEdit]:
    """The edits that make a list of another one.

    An organisation that stays keeps its id. The id of a new one follows from what the list says,
    so that two copies that take in the same list have it once.

    Args:
        present: the list as it is.
        wanted: as it is to be, in its order; ids and places in it are not looked at.
    """
    taken: set[str] = set()
    by_mark = {mark: one.id for one in reversed(present) for mark in _marks(one)}
    edits: list[FieldEdit] = []
    for place, one in enumerate(wanted, start=1):
        record_id = _known(one, by_mark, taken) or _new_id(one, taken)
        taken.add(record_id)
        edits.append(FieldEdit(FieldKey(_KIND, record_id, REMOVED), value=False))
        fields: dict[str, FieldValue] = {
            "name": one.name,
            "sector_id": one.sector_id,
            "contact": one.contact,
            "setting_id": one.setting_id,
            "return_id": one.return_id,
            "place": place,
        }
        edits += edits_of(_KIND, record_id, fields)
    edits += [
        FieldEdit(FieldKey(_KIND, one.id, REMOVED), value=True)
        for one in present
        if one.id not in taken
    ]
    return edits


def _known(one: ExpectedOrganisation, by_mark: Mapping[str, str], taken: set[str]) -> str:
    """The id of an organisation that is on the list already; empty for a new one."""
    found = (by_mark[mark] for mark in _marks(one) if mark in by_mark)
    return next((record_id for record_id in found if record_id not in taken), "")


def _marks(one: ExpectedOrganisation) -> Iterator[str]:
    """What an organisation is known by, the surest first. A setting id may be of a whole trust."""
    name = " ".join(one.name.split()).casefold()
    if one.return_id:
        yield f"return/{one.return_id}"
    yield f"setting/{one.setting_id}/{name}"
    yield f"name/{one.sector_id}/{name}"


def _new_id(one: ExpectedOrganisation, taken: set[str]) -> str:
    mark = f"{one.sector_id}/{one.setting_id}/{' '.join(one.name.split()).casefold()}"
    record_id = hashlib.sha256(mark.encode()).hexdigest()
    while record_id in taken:
        # The list has it twice.
        record_id = hashlib.sha256(record_id.encode()).hexdigest()
    return record_id
