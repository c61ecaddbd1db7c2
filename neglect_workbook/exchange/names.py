"""Names of a framework's items, for documents."""

from collections.abc import Callable
from typing import Protocol


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def name_of(find: Callable[[str], _Named], item_id: str) -> str:
    """The name of an item of the framework; its id where the framework does not know it.

    A workbook may hold an id from a later version of the framework. It is sent as it is.
    """
    try:
        return find(item_id).name
    except KeyError:
        return item_id
