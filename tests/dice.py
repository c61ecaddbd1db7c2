"""Chance that falls the same way every time, so that what a test makes can be made again."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """Falls by what it is told at the start, and never otherwise.

    Args:
        seed: the same one gives the same throws.
    """

    def __init__(self, seed: object) -> None:
        self._seed = str(seed)
        self._throws = 0

    def below(self, end: int) -> int:
        """A whole number from 0 up to, not including, ``end``."""
        self._throws += 1
        digest = sha256(f"{self._seed}/{self._throws}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % end

    def between(self, first: int, last: int) -> int:
        """A whole number from ``first`` to ``last``, both included."""
        return first + self.below(last - first + 1)

    def in_hundred(self, share: int) -> bool:
        """Yes so many times in a hundred."""
        return self.below(100) < share

    def one_of(self, items: Sequence[_T], weights: Sequence[int] | None = None) -> _T:
        """One of these, each as likely as its weight says."""
        shares = weights or [1] * len(items)
        left = self.below(sum(shares))
        for item, share in zip(items, shares, strict=True):
            left -= share
            if left < 0:
                return item
        raise AssertionError

    def some_of(self, items: Sequence[_T], count: int) -> list[_T]:
        """So many of these, in their own order."""
        chosen = sorted(self.mixed(range(len(items)))[:count])
        return [items[place] for place in chosen]

    def mixed(self, items: Sequence[_T]) -> list[_T]:
        """The same items in another order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]
