"""What is worked out from a collation: held until the collation is another one."""

from typing import TYPE_CHECKING

from neglect_workbook.domain.collating.agreeing import agreement
from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.sampling import draw_sample
from neglect_workbook.domain.collating.standings import standings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from neglect_workbook.collation.earlier import EarlierCollation
    from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
    from neglect_workbook.domain.collating.picture import Picture
    from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.collating.standing import Standings
    from neglect_workbook.domain.framework import Framework


class Counting:
    """Counts for one snapshot at a time."""

    def __init__(self, framework: "Framework") -> None:
        self._framework = framework
        self._standings: tuple[object, Standings] | None = None
        self._sample: tuple[object, tuple[SampledAnswer, ...]] | None = None
        self._sampled: frozenset[tuple[str, str]] = frozenset()
        self._added: frozenset[tuple[str, str]] = frozenset()
        self._agreement: tuple[object, Agreement] | None = None
        self._answers: tuple[object, Mapping[tuple[str, str], AnswerFacts]] | None = None

    def standings(self, snapshot: "CollationSnapshot") -> "Standings":
        """Where every organisation stands."""
        head = snapshot.head
        of = (snapshot.gathered, snapshot.expected, head.due_on)
        if self._standings is None or self._standings[0] != of:
            self._standings = (
                of,
                standings(head, snapshot.gathered, snapshot.expected, self._framework),
            )
        return self._standings[1]

    def sample(self, snapshot: "CollationSnapshot") -> "tuple[SampledAnswer, ...]":
        """The answers to moderate."""
        if not snapshot.head.is_sampled:
            return ()
        standings_now, head, added = self.standings(snapshot), snapshot.head, snapshot.added
        of = (standings_now, head)
        if self._sample is None or self._sample[0] != of or not self._still_holds(added):
            drawn = draw_sample(head, standings_now.counted, self._framework, added).answers
            self._sample = (of, drawn)
            self._sampled = frozenset((one.return_id, one.question_id) for one in drawn)
        self._added = added
        return self._sample[1]

    def _still_holds(self, added: frozenset[tuple[str, str]]) -> bool:
        """Whether moderating since the draw touched nothing but answers that were drawn anyhow."""
        return self._added <= added <= self._sampled

    def agreement(self, snapshot: "CollationSnapshot") -> "Agreement":
        """What moderation found so far. Texts make no difference to it."""
        sample = self.sample(snapshot)
        said = snapshot.moderations.values()
        found = tuple(
            (one.id, one.result, one.rating, one.answer_digest) for one in said if one.is_done
        )
        of = (sample, found)
        if self._agreement is None or self._agreement[0] != of:
            self._agreement = (of, agreement(sample, said))
        return self._agreement[1]

    def answer(
        self, snapshot: "CollationSnapshot", key: str, question_id: str
    ) -> "AnswerFacts | None":
        """One answer of one return."""
        of = snapshot.gathered
        if self._answers is None or self._answers[0] is not of:
            found = {
                (held.record.id, one.question_id): one
                for held in snapshot.gathered
                for one in held.facts.answers
            }
            self._answers = (of, found)
        return self._answers[1].get((key, question_id))

    def versions_of(self, snapshot: "CollationSnapshot", key: str) -> frozenset[str]:
        """The other files of the same organisation."""
        returns = self.standings(snapshot).returns
        own = next((one for one in returns if one.facts.key == key), None)
        if own is None:
            return frozenset()
        head = own.instead or key
        return frozenset(
            one.facts.key
            for one in returns
            if one.facts.key != key and head in (one.instead, one.facts.key)
        )

    def picture(
        self,
        counted: "tuple[ReturnFacts, ...]",
        read_earlier: "Callable[[], EarlierCollation | None]",
    ) -> "Picture":
        """The picture of returns. It touches nothing that changes: it may run on any thread."""
        before = read_earlier()
        earlier = None if before is None else Earlier(before.facts)
        return make_picture(self._framework, counted, earlier)

    def refusal_in(self, batch: tuple[object, ...], key: str) -> str | None:
        """Why a file was refused among what was found; ``None`` where it was not."""
        for one in batch:
            if isinstance(one, RefusedFile) and one.key == key:
                return f"{one.message} {one.next_step}".strip()
        return None
