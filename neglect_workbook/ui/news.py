"""What is to be said above a page, or on the start page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from neglect_workbook.ui.widgets.banner import BannerKind


def _nothing() -> None:
    """What a link does that is not shown."""


class News(Struct, frozen=True):
    """Something to say.

    Attributes:
        kind: "info", "warning" or "problem".
        strong: the first sentence.
        text: what follows it.
        link: what can be done about it; empty for nothing.
        on_link: does it.
        lines: what follows the text, each on a line of its own.
        is_passing: whether it goes by itself when somebody has gone to another page twice.
    """

    kind: "BannerKind"
    strong: str
    text: str = ""
    link: str = ""
    on_link: Callable[[], None] = _nothing
    lines: tuple[str, ...] = ()
    is_passing: bool = False
