"""Has the collation counted whenever it is another one, on a thread of its own."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.ui.collate.counted import Counted, count
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.collation.earlier import EarlierCollation
    from neglect_workbook.domain.collating.facts import ReturnFacts
    from neglect_workbook.domain.collating.picture import Picture
    from neglect_workbook.domain.collating.sample import Agreement
    from neglect_workbook.domain.framework import Framework

#: For how long a change waits for its counts, in seconds: with few returns nothing shows old ones.
_MOMENT: Final = 0.04


class Counting(QObject):
    """Holds the newest counts. A large collation is shown with those before for a moment.

    Signals:
        counted: the counts are other ones, later than the change that made them so.
        picture_changed: the picture was counted anew.
        failed: what went wrong.
    """

    counted = Signal()
    picture_changed = Signal()
    failed = Signal(object)

    def __init__(self, collation: "Collation", now: Counted, parent: QObject) -> None:
        """Begin with what was counted while the collation was opened."""
        super().__init__(parent)
        self._collation = collation
        self._now = now
        self._agreement: tuple[object, Agreement] | None = None
        self._picture: Picture | None = None
        self._picture_of: object = None
        self._is_waiting = False
        self._counts = TaskRunner(self)
        self._pictures = TaskRunner(self)

    @property
    def now(self) -> Counted:
        """The newest counts."""
        return self._now

    def follow(self) -> None:
        """The collation changed: count it again where that makes a difference."""
        if self._counts.is_busy or self._now.is_of(self._collation.snapshot):
            # What changed while it was counted is looked at when that ends.
            return
        work = partial(count, self._collation.snapshot, self._now)
        self._is_waiting = True
        self._counts.run(work, self._on_counted, self._on_failed)
        self._counts.finish(_MOMENT)
        self._is_waiting = False

    @property
    def agreement(self) -> "Agreement":
        """What moderation found so far. Texts make no difference to it."""
        said = self._collation.snapshot.moderations.values()
        found = tuple(
            (one.id, one.result, one.rating, one.answer_digest)
            for one in said
            if one.is_done or one.is_skipped
        )
        of = (self._now.sampled, found)
        if self._agreement is None or self._agreement[0] != of:
            self._agreement = (of, self._now.agreement(said))
        return self._agreement[1]

    @property
    def picture(self) -> "Picture | None":
        """The picture of what counts now; ``None`` while it is being counted.

        Asking is enough to have it counted.
        """
        counted, head = self._now.returned.standings.counted, self._collation.snapshot.head
        wanted = (counted, head.earlier_content)
        if self._picture_of != wanted and not self._pictures.is_busy:
            earlier = partial(self._collation.earlier_of, head)
            self._pictures.run(
                partial(_picture, self._collation.framework, counted, earlier),
                partial(self._on_picture, wanted),
                self._on_failed,
            )
        return self._picture if self._picture_of == wanted else None

    def versions_of(self, key: str) -> frozenset[str]:
        """The other files of the same organisation."""
        returned = self._now.returned
        own = returned.by_key.get(key)
        if own is None:
            return frozenset()
        head = own.instead or key
        return frozenset(
            one.facts.key
            for one in returned.standings.returns
            if one.facts.key != key and head in (one.instead, one.facts.key)
        )

    def _on_counted(self, now: Counted) -> None:
        self._now = now
        if not self._is_waiting:
            self.follow()
            self.counted.emit()

    def _on_picture(self, of: object, picture: "Picture") -> None:
        self._picture, self._picture_of = picture, of
        self.picture_changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)


def _picture(
    framework: "Framework",
    counted: "tuple[ReturnFacts, ...]",
    read_earlier: "Callable[[], EarlierCollation | None]",
) -> "Picture":
    """The picture of returns. It touches nothing that changes."""
    before = read_earlier()
    return make_picture(framework, counted, None if before is None else Earlier(before.facts))
