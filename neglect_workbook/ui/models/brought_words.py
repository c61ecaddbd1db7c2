"""What is said of files that were brought in: what came of them first, then what did not come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.models.voices_words import forms_count

if TYPE_CHECKING:
    from neglect_workbook.errors import KnownError

#: More lines than so many would push the page out of sight.
_MOST_LINES: Final = 6
_NOT_BROUGHT_IN: Final = "Not brought in:"


@dataclass(frozen=True, slots=True)
class Came:
    """A file that was taken in.

    Attributes:
        name: of the file.
        said: what came of it.
        is_form: whether it is a form that was counted now. These are told of as a number.
    """

    name: str
    said: str
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class BroughtWords:
    """What is said.

    Attributes:
        strong: the first sentence.
        text: what follows it.
        lines: what follows it, each on a line of its own.
    """

    strong: str
    text: str = ""
    lines: tuple[str, ...] = ()


def brought_words(came: Sequence[Came], refused: "Sequence[KnownError]") -> BroughtWords:
    """What became of files.

    Args:
        came: what was taken in.
        refused: why each of the others was not.
    """
    forms = [one for one in came if one.is_form]
    others = [f"{one.name}: {one.said}" for one in came if not one.is_form]
    if len(came) + len(refused) == 1:
        if refused:
            return BroughtWords(refused[0].sentence, refused[0].next_step)
        return BroughtWords(f"{came[0].name}: {came[0].said}")
    if forms:
        were = "was" if len(forms) == 1 else "were"
        strong, rest = f"{forms_count(len(forms))} {were} counted.", others
    elif others:
        strong, *rest = others
    else:
        return BroughtWords("Nothing was brought in.", lines=_listed([str(one) for one in refused]))
    lines = _listed(rest)
    return BroughtWords(strong, lines=(*lines, *refused_lines(refused)))


def refused_lines(refused: "Sequence[KnownError]") -> tuple[str, ...]:
    """What did not come in, with its heading; nothing where all came in."""
    return (_NOT_BROUGHT_IN, *_listed([str(one) for one in refused])) if refused else ()


def _listed(texts: Sequence[str]) -> tuple[str, ...]:
    shown = [f"•\N{NO-BREAK SPACE}{text}" for text in texts[:_MOST_LINES]]
    more = len(texts) - len(shown)
    return (*shown, f"And {more} more.") if more else tuple(shown)
