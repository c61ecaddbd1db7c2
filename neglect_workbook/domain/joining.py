"""Two texts kept as one, and what says then which copy each of them came from."""

from typing import Final

#: What stands between two texts of which both are kept, on a line of its own.
BETWEEN: Final = "(Above: from our copy. Below: from the other copy.)"
BETWEEN_UNSURE: Final = "(Above: from one copy. Below: from the other copy.)"
#: What follows each of the two where they stand on one line.
AFTER_OURS: Final = "(from our copy)"
AFTER_THEIRS: Final = "(from the other copy)"


def join_lines(ours: str, theirs: str) -> str:
    """Both texts on one line."""
    return f"{ours} {AFTER_OURS} / {theirs} {AFTER_THEIRS}"


def join_texts(ours: str, theirs: str, *, is_sure: bool) -> str:
    """Both texts one below the other.

    Args:
        ours: the first text.
        theirs: the second.
        is_sure: whether it is known which copy is ours.
    """
    return f"{ours}\n\n{BETWEEN if is_sure else BETWEEN_UNSURE}\n\n{theirs}"


def is_still_joined(text: str) -> bool:
    """Whether what says where two texts came from was left in a text."""
    if BETWEEN in text or BETWEEN_UNSURE in text:
        return True
    return AFTER_OURS in text and AFTER_THEIRS in text
