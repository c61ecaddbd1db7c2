"""What an edit did to a text."""

from collections.abc import Iterable


def letters_lost(before: str, after: str) -> int:
    """How many characters of a text are gone after an edit of one place in it."""
    kept = _alike(before, after)
    most = min(len(before), len(after)) - kept
    return len(before) - kept - min(_alike(reversed(before), reversed(after)), most)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """With how many of the same characters both begin."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
