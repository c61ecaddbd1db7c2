"""What is said where two copies of a file say something different."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.keeping.apart_words import left_sentence

if TYPE_CHECKING:
    from neglect_workbook.keeping.kept_file import KeptFile
    from neglect_workbook.ui.news import News

#: The way to where somebody chooses.
CHOOSE: Final = "Choose what to keep"
_MERGED: Final = "Changes from another copy are in your {noun} now."


def merged_words(kept: "KeptFile[object]") -> str:
    """What is said when changes of another copy came in."""
    return _MERGED.format(noun=kept.store.kind.noun)


def with_copies(news: "News", kept: "KeptFile[object]", choose: Callable[[], None]) -> "News":
    """News, with how much is left to choose and the way there, where anything is.

    Args:
        news: what came in; may say nothing.
        kept: the open file.
        choose: leads to where somebody chooses.
    """
    left = len(open_conflicts(kept))
    if not left:
        return news
    said = left_sentence(left)
    strong, text = (news.strong, said) if news.strong else (said, "")
    return replace(news, strong=strong, text=text, link=CHOOSE, on_link=choose)
