"""The commands that change a collation, the snapshot that shows it, and what its returns said.

What waits for disks says so. Everything else is quick, and for the one thread that holds the
collation.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from neglect_workbook.collation.adding import Adding
from neglect_workbook.collation.earlier import EarlierCollation, pack_earlier, unpack_earlier
from neglect_workbook.collation.expecting import expected_edits
from neglect_workbook.collation.moderating import answer_digest, moderation_edits, require_answer
from neglect_workbook.collation.snapshot_taker import SnapshotTaker
from neglect_workbook.domain.changes import Change, ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.clock import Clock
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts
from neglect_workbook.domain.collating.records import (
    AnswerModeration,
    Choice,
    CollationHead,
    ExpectedOrganisation,
    moderation_id,
)
from neglect_workbook.domain.collating.snapshot import HEAD_ID, CollationSnapshot, Held
from neglect_workbook.domain.fields import REMOVED, FieldValue
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.stored import unpack
from neglect_workbook.keeping import KeptFile, edits_of
from neglect_workbook.keeping.words import require_words_of
from neglect_workbook.storage.store import Store

if TYPE_CHECKING:
    from neglect_workbook.collation.one_file import Gathered
    from neglect_workbook.domain.undo import UndoStep

#: Seeds have so many digits at most, so that a person can write one down.
_MOST_SEED: Final = 1_000_000


class Collation(KeptFile[CollationSnapshot]):
    """A collation that is open. Made by `create_collation` and `open_collation`."""

    def __init__(self, store: Store, framework: Framework, author: str, clock: Clock) -> None:
        super().__init__(store, author, clock)
        self._taker = SnapshotTaker(framework, store.heading.workbook_id)
        self._adding: UndoStep | None = None
        self.framework = framework

    # -- gathering --------------------------------------------------------------------

    def keep_contents(self, found: "Iterable[Gathered | RefusedFile]") -> None:
        """Store what returns said, before `add_found` adds them. Those here are passed over.

        This waits for disks, and touches nothing but the store: not for the thread that draws
        the window.

        Raises:
            KnownError: it could not be kept, or there is no room for so many.
        """
        returns = (one for one in found if not isinstance(one, RefusedFile))
        self._store.add_contents({one.facts.content: one.content for one in returns})

    def add_found(
        self, found: "Iterable[Gathered | RefusedFile]", *, goes_on: bool = False
    ) -> ChangeSet:
        """Add files that were gathered, and whose contents are kept. The same bytes count once.

        Args:
            found: what `gather` gave.
            goes_on: whether they belong to those added just before, and are undone with them.
        """
        edits = Adding(self._state, self._clock().astimezone().date()).edits(found)
        change_set = self._do_part("add returns", edits, self._adding if goes_on else None)
        if not change_set.is_empty:
            self._adding = self._undo.next_undo
        elif not goes_on:
            self._adding = None
        return change_set

    def remove_file(self, key: str) -> ChangeSet:
        """Take a return, or a file that was refused, out of the collation."""
        edits = [
            FieldEdit(FieldKey(kind, key, REMOVED), value=True) for kind in self._kinds_of(key)
        ]
        return self._do("remove a file", edits)

    def set_dealt_with(self, key: str, *, is_dealt_with: bool = True) -> ChangeSet:
        """Say that the problems of a return, or of a file that was refused, need no more."""
        edits = [
            FieldEdit(FieldKey(kind, key, "is_dealt_with"), is_dealt_with)
            for kind in self._kinds_of(key)
        ]
        return self._do("problem dealt with", edits)

    def choose_version(
        self, key: str, choice: Choice | None, others: Collection[str] = ()
    ) -> ChangeSet:
        """Choose whether a return counts.

        Args:
            key: the file.
            choice: to use it, to leave it out, or ``None`` for what we propose.
            others: the other versions of the same organisation, of which none is chosen then.
        """
        fields: dict[str, FieldValue] = {"choice": "" if choice is None else choice.value}
        edits = edits_of(RecordKind.GATHERED, self._held(key).record.id, fields)
        if choice is Choice.USE:
            chosen = {one.record.id: one.record.choice for one in self.snapshot.gathered}
            for other in others:
                if other != key and chosen.get(other) == Choice.USE:
                    edits += edits_of(RecordKind.GATHERED, other, {"choice": ""})
        return self._do("which version counts", edits)

    def set_expected_of(self, key: str, expected_id: str) -> ChangeSet:
        """Say which expected organisation a return is of; empty for what its ids say."""
        fields: dict[str, FieldValue] = {"expected_id": expected_id}
        record_id = self._held(key).record.id
        return self._do("whose return it is", edits_of(RecordKind.GATHERED, record_id, fields))

    # -- the whole --------------------------------------------------------------------

    def set_head(self, **fields: FieldValue) -> ChangeSet:
        """Change the collation's name, who receives, or the day by which returns are due."""
        return self._do("about this collation", edits_of(RecordKind.COLLATION, HEAD_ID, fields))

    def set_expected(self, organisations: Sequence[ExpectedOrganisation]) -> ChangeSet:
        """Put an expected list in the place of the present one.

        Who stays on it keeps its id, so that what was said of its returns still holds.

        Args:
            organisations: in their order; their ids and places are not looked at.
        """
        edits = expected_edits(self.snapshot.expected, organisations)
        return self._do("expected list", edits)

    def set_earlier(self, earlier: EarlierCollation | None) -> ChangeSet:
        """Measure movement against an earlier collation, or against none.

        This waits for disks.

        Raises:
            KnownError: it could not be kept.
        """
        fields: dict[str, FieldValue] = {"earlier_name": "", "earlier_content": ""}
        if earlier is not None:
            self.require_writable()
            digest, content = pack_earlier(earlier)
            self._store.add_contents({digest: content})
            fields = {"earlier_name": earlier.name, "earlier_content": digest}
        return self._do("the collation before", edits_of(RecordKind.COLLATION, HEAD_ID, fields))

    # -- moderation -------------------------------------------------------------------

    def draw_sample(
        self,
        seed: int | None = None,
        random_in_hundred: int | None = None,
        limit: int | None = None,
    ) -> ChangeSet:
        """Draw the sample to moderate. The seed is kept, so that anyone can draw it again.

        Args:
            seed: what is left to chance follows from it; ``None`` for a new one.
            random_in_hundred: how many of a hundred further answers; ``None`` for as before.
            limit: for how many answers the panel has time; nought for all, ``None`` for as before.
        """
        fields: dict[str, FieldValue] = {
            "is_sampled": True,
            "sample_seed": secrets.randbelow(_MOST_SEED) + 1 if seed is None else seed,
        }
        if random_in_hundred is not None:
            fields["random_in_hundred"] = random_in_hundred
        if limit is not None:
            fields["sample_limit"] = max(0, limit)
        return self._do("draw the sample", edits_of(RecordKind.COLLATION, HEAD_ID, fields))

    def add_to_sample(self, key: str, question_id: str, *, is_added: bool = True) -> ChangeSet:
        """Put an answer into the sample, or take out one that a person had put there."""
        record_id = self._answer_of(key, question_id, 1)
        fields: dict[str, FieldValue] = {"is_added": is_added}
        return self._do("sample", edits_of(RecordKind.MODERATION, record_id, fields))

    def moderate(
        self, key: str, question_id: str, moderator: int = 1, **fields: FieldValue
    ) -> ChangeSet:
        """Say something of an answer: rating, result, feedback, note, or that it is skipped.

        The answer as it is now is remembered with it, so that it shows when a later version of
        the return says something else.

        Args:
            key: the file that the answer is in.
            question_id: its question.
            moderator: 1 or 2.
            fields: of ``AnswerModeration``.

        Raises:
            KnownError: the return carries no id, or a value is not known.
        """
        record_id = self._answer_of(key, question_id, moderator)
        digest = answer_digest(self._held(key).facts, question_id)
        said: dict[str, FieldValue] = {**fields, "answer_digest": digest}
        edits = edits_of(RecordKind.MODERATION, record_id, said)
        # A text that is typed on is one change: the digest, as before, is not to stand between.
        return self._do(f"moderation of {question_id}", self._differing(edits))

    def take_in_moderations(self, moderations: Iterable[AnswerModeration]) -> ChangeSet:
        """Take in what was said of answers elsewhere, such as in the collation workbook.

        Args:
            moderations: with their ids; what is empty in one empties it here too.

        Raises:
            KnownError: a value is not known; nothing was taken in.
        """
        edits = moderation_edits(self.snapshot, moderations)
        return self._do("moderation from a file", edits)

    # -- what returns said ------------------------------------------------------------

    def read_return(self, key: str) -> ReturnRead:
        """All that one return says. This waits for disks.

        Raises:
            KnownError: it is not here, or what was kept of it is damaged.
        """
        return next(self.returns((self._held(key).facts,)))[1]

    def returns(self, facts: Iterable[ReturnFacts]) -> Iterator[tuple[ReturnFacts, ReturnRead]]:
        """All that some returns say, one at a time, in their order. This waits for disks.

        It touches nothing but the store, so it may run beside commands.

        Args:
            facts: which returns, such as ``Standings.counted``.

        Raises:
            KnownError: what was kept of one is damaged.
        """
        wanted = tuple(facts)
        contents = self._store.contents(one.content for one in wanted)
        for one in wanted:
            try:
                content = next(contents)
            except KnownError as error:
                if not error.code.startswith("attachment_"):
                    raise
                raise KnownError(
                    "content_damaged",
                    f"What was kept of {one.file} is damaged or missing.",
                    "Add its file again.",
                ) from error
            yield one, unpack(content)

    def read_earlier(self) -> EarlierCollation | None:
        """The collation before this one, where one was given. This waits for disks.

        Raises:
            KnownError: what was kept of it is damaged.
        """
        return self.earlier_of(self.snapshot.head)

    def earlier_of(self, head: CollationHead) -> EarlierCollation | None:
        """The same for a head that was looked at before. It may run beside commands.

        Raises:
            KnownError: what was kept of it is damaged.
        """
        if not head.earlier_content:
            return None
        (content,) = self._store.contents((head.earlier_content,))
        return unpack_earlier(head.earlier_name, content)

    # -- how --------------------------------------------------------------------------

    def _kinds_of(self, key: str) -> tuple[RecordKind, ...]:
        """Whether a file was read or refused; it is here under one of the two."""
        found = tuple(
            kind
            for kind in (RecordKind.GATHERED, RecordKind.REFUSAL)
            if self._state.value(FieldKey(kind, key, REMOVED)) is False
        )
        if not found:
            raise KnownError("not_gathered", "This file is not in the collation any more.")
        return found

    def _answer_of(self, key: str, question_id: str, moderator: int) -> str:
        """The record id of what a moderator says of an answer."""
        facts = self._held(key).facts
        if not facts.return_id:
            raise KnownError(
                "no_return_id",
                f"{facts.file} carries no return id, so nothing can be said of its answers.",
                "Ask the sender for the return as the workbook made it.",
            )
        return moderation_id(facts.return_id, question_id, moderator)

    def _held(self, key: str) -> Held:
        held = self.snapshot.held(key)
        if held is None:
            raise KnownError("not_gathered", "This return is not in the collation any more.")
        return held

    @override
    def _take_in(self, change: Change) -> None:
        super()._take_in(change)
        self._taker.touch(change.key)

    @override
    def _let_go(self, forgotten: Collection[str]) -> None:
        super()._let_go(forgotten)
        self._taker.forget()

    @override
    def _take_snapshot(self, state: FoldedState) -> CollationSnapshot:
        return self._taker.take(state)

    @override
    def _require_allowed(self, edit: FieldEdit) -> None:
        require_words_of(self.framework, edit)
        if edit.key.kind is RecordKind.MODERATION:
            require_answer(self.framework, edit.key.record_id)
