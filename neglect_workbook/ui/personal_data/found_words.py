"""What was found, in plain words: for the line below a field and for a row of a list."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from neglect_workbook.checks.personal_data.marks import Mark, MarkKind, Strength
from neglect_workbook.ui.widgets.spoken import joined

QUESTION: Final = "Could this identify a child?"
STOP_NEXT: Final = "Take it out, or say why it may stay before you send."

#: What each kind may be, as the beginning of a sentence that ends with the words found.
_MAY_BE: Final[Mapping[MarkKind, str]] = MappingProxyType(
    {
        MarkKind.NHS_NUMBER: "Looks like an NHS number",
        MarkKind.UPN: "Looks like a pupil number (UPN)",
        MarkKind.NINO: "Looks like a National Insurance number",
        MarkKind.EMAIL_PERSON: "Looks like a person's e-mail address",
        MarkKind.PHONE: "Looks like a telephone number",
        MarkKind.POSTCODE: "Looks like a postcode",
        MarkKind.DATE_OF_BIRTH: "Looks like a date of birth",
        MarkKind.CHILD_NAME: "May be a name",
        MarkKind.INITIALS: "May be initials",
        MarkKind.CASE_REFERENCE: "Looks like a case reference",
        MarkKind.ADDRESS: "Looks like an address",
        MarkKind.SMALL_NUMBER: "A count so small that people may be recognised",
    }
)
#: More of them would be a list to read below a box.
_MOST_WORDS: Final = 3
_MOST_KINDS: Final = 3
_LONGEST: Final = 30
_STRENGTHS: Final = tuple(Strength)


def found_sentence(text: str, marks: Sequence[Mark]) -> str:
    """What was found in a text, for the line below it; empty where nothing was.

    Args:
        text: what is written.
        marks: what was found in it.
    """
    if not marks:
        return ""
    by_kind = _by_kind(marks)
    sentences = [kind_sentence(text, same) for same in by_kind[:_MOST_KINDS]]
    left = sum(map(len, by_kind[_MOST_KINDS:]))
    if left:
        sentences.append(f"And {left} more")
    is_stop = any(mark.strength is Strength.STOP for mark in marks)
    return joined([QUESTION, *sentences, STOP_NEXT if is_stop else ""])


def kind_sentence(text: str, marks: Sequence[Mark]) -> str:
    """What marks of one kind may be, and the words, each once.

    Args:
        text: what is written.
        marks: what was found in it; at least one.
    """
    words = list(dict.fromkeys(_quoted(text[mark.start : mark.end]) for mark in marks))
    left = len(words) - _MOST_WORDS
    more = f" and {left} more" if left > 0 else ""
    return f"{_MAY_BE[marks[0].kind]}: {', '.join(words[:_MOST_WORDS])}{more}"


def _by_kind(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Marks of a kind together, the strongest first, then in the order of the text."""
    by_kind: dict[MarkKind, list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: (_STRENGTHS.index(one.strength), one.start)):
        by_kind.setdefault(mark.kind, []).append(mark)
    return list(by_kind.values())


def _quoted(words: str) -> str:
    """The words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
