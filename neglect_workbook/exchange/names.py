"""Names of the organisation and of a framework's items, for documents."""

from collections.abc import Callable
from typing import Protocol

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_text

_NO_NAME = "Our organisation"


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def organisation_name(snapshot: WorkbookSnapshot) -> str:
    """The organisation's name, cleaned; other words where there is none that shows."""
    return clean_text(snapshot.organisation.name).strip() or _NO_NAME


def name_of(find: Callable[[str], _Named], item_id: str) -> str:
    """The name of an item of the framework; its id where the framework does not know it.

    A workbook may hold an id from a later version of the framework. It is sent as it is.
    """
    try:
        return find(item_id).name
    except KeyError:
        return item_id
