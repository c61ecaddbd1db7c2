"""What is worked out from a collation: held until the collation is another one."""

from typing import TYPE_CHECKING

from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer, Why
from neglect_workbook.domain.collating.standing import Missing, Standing, Standings, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from neglect_workbook.collation.earlier import EarlierCollation
    from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
    from neglect_workbook.domain.collating.picture import Picture
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.framework import Framework


class Counting:
    """Counts for one snapshot at a time."""

    def __init__(self, framework: "Framework") -> None:
        self._framework = framework
        self._standings: tuple[object, Standings] | None = None
        self._sample: tuple[object, tuple[SampledAnswer, ...]] | None = None
        self._agreement: tuple[object, Agreement] | None = None
        self._answers: tuple[object, Mapping[tuple[str, str], AnswerFacts]] | None = None

    def standings(self, snapshot: "CollationSnapshot") -> Standings:
        """Where every organisation stands."""
        of = (snapshot.gathered, snapshot.expected, snapshot.head)
        if self._standings is None or self._standings[0] != of:
            self._standings = (of, _standings(snapshot))
        return self._standings[1]

    def sample(self, snapshot: "CollationSnapshot") -> tuple[SampledAnswer, ...]:
        """The answers to moderate."""
        if not snapshot.head.is_sampled:
            return ()
        of = (self.standings(snapshot).counted, snapshot.head, snapshot.added)
        if self._sample is None or self._sample[0] != of:
            self._sample = (of, _sample(snapshot, self.standings(snapshot)))
        return self._sample[1]

    def agreement(self, snapshot: "CollationSnapshot") -> Agreement:
        """What moderation found so far."""
        sample = self.sample(snapshot)
        of = (sample, snapshot.moderations)
        if self._agreement is None or self._agreement[0] != of:
            self._agreement = (of, _agreement(sample, snapshot))
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


def _standings(snapshot):
    seen = {}
    returns = []
    for held in sorted(
        snapshot.gathered,
        key=lambda h: (
            h.facts.organisation,
            -(h.facts.made_on.toordinal() if h.facts.made_on else 0),
        ),
    ):
        name = held.facts.organisation
        due = snapshot.head.due_on
        late = bool(due and held.facts.made_on and held.facts.made_on > due)
        status, instead = Status.COUNTED, ""
        if held.record.choice == "leave_out":
            status = Status.LEFT_OUT
        elif name in seen:
            status, instead = Status.OLDER, seen[name]
        else:
            seen[name] = held.facts.key
        exp = held.record.expected_id or next(
            (e.id for e in snapshot.expected if e.name == name), ""
        )
        returns.append(
            Standing(
                held.facts,
                status,
                held.record.received_on,
                exp,
                instead,
                late,
                bool(held.record.choice),
            )
        )
    have = {r.expected_id for r in returns}
    missing = tuple(Missing(e) for e in snapshot.expected if e.id not in have)
    unexpected = tuple(
        r.facts.key
        for r in returns
        if snapshot.expected and not r.expected_id and r.status is Status.COUNTED
    )
    return Standings(tuple(returns), missing, unexpected)


def _sample(snapshot, standings):
    out = []
    for f in standings.counted:
        for a in f.answers:
            why = None
            if a.rating in ("0", "unknown"):
                why = Why.RED
            elif a.rating == "3":
                why = Why.TOP
            elif a.mismatch:
                why = Why(a.mismatch.value)
            elif hash((f.key, a.question_id)) % 100 < 5:
                why = Why.RANDOM
            if why:
                out.append(
                    SampledAnswer(
                        f.key,
                        f.return_id,
                        a.question_id,
                        f.organisation,
                        f.sector_id,
                        why,
                        a.row,
                        a.digest,
                    )
                )
    return tuple(out[:120])


def _agreement(sample, snapshot):
    from neglect_workbook.domain.collating.records import moderation_id

    ms = [snapshot.moderations.get(moderation_id(s.return_id, s.question_id)) for s in sample]
    done = [m for m in ms if m and m.is_done]
    n = lambda r: sum(m.result == r for m in done)
    return Agreement(
        len(sample), len(done), n("agree"), n("raise"), n("lower"), n("ask_for_evidence"), 0
    )
