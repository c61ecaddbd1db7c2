"""Which counts may be shown: those of groups of five or more, and sums of them.

A group is the returns of one sector that answered one question's set. How large a group is may
always be said: that an organisation sent a return is no secret. What it answered is shown only
where at least ``Framework.smallest_group`` of a sector did.

Every number that is shown is a sum over groups that are shown themselves, so subtracting one
from another never reaches a smaller group. To these comes, for each question, one group more:
the small ones together, where they make up five or more and no rating is so common among them
that one of them must have chosen it. Otherwise they are in no count, and that is said. Whether
they are in turns on sizes, which anybody may know, and on a rule that treats all ratings alike.
What is counted besides ratings leaves them out always: of a thing with two answers, even saying
that it is left out tells which.
"""

from collections.abc import Iterable, Mapping, Sequence


def must_hide(size: int, smallest: int) -> bool:
    """Whether a group is too small for its answers to be shown. An empty one hides nothing."""
    return 0 < size < smallest


def may_be_joined(sizes: Sequence[int], counts: Iterable[int], smallest: int) -> bool:
    """Whether the counts of several small groups together may be shown.

    Args:
        sizes: how many returns each of them has.
        counts: how many of all of them chose each rating; 'not answered' is one.
        smallest: the smallest group that is shown by itself.

    Returns:
        Whether they are enough together, and each rating is rare enough for every group to
        have had none of it.
    """
    together = sum(sizes)
    if together < smallest:
        return False
    beside_largest = together - max(sizes)
    return max(counts, default=0) <= beside_largest


def hidden_among(sizes: Mapping[str, int], smallest: int) -> frozenset[str]:
    """The parts of a whole that are hidden where the whole is shown too.

    Where the small ones make up less than five together, the whole less the parts that are
    shown would say what they hold, so the next smallest is hidden with them.

    Args:
        sizes: how many organisations each part has.
        smallest: the smallest group that is shown by itself.
    """
    parts = sorted((one for one in sizes if sizes[one]), key=lambda one: (sizes[one], one))
    hidden: list[str] = []
    together = 0
    for one in parts:
        if sizes[one] >= smallest and (not hidden or together >= smallest):
            break
        hidden.append(one)
        together += sizes[one]
    return frozenset(hidden)
