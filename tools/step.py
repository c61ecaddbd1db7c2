"""One of the things that are measured."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person does: its name, what makes it possible, and the doing itself.

    Attributes:
        name: what it is called in the table.
        do: the doing.
        prepare: what makes it possible.
        is_done: whether all is there that it leads to.
    """

    name: str
    do: Callable[[], object]
    prepare: Callable[[], object] = lambda: None
    is_done: Callable[[], bool] = lambda: True
