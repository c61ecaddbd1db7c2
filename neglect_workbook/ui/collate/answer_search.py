"""Looks for words in what was said of answers and in what organisations wrote.

Returns are read one after the other, on another thread.
"""

import time
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from neglect_workbook.domain.search import Entry, FoundKind, Part, SearchIndex
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.facts import ReturnFacts
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.search import Hit
    from neglect_workbook.exchange.returns.read import ReadAnswer, ReturnRead
    from neglect_workbook.ui.collate.session import CollationSession

#: What was found is told at least this often while more is looked through, in seconds.
_TELL_AFTER: Final = 0.2
#: More answers than these are no answer to a question.
_MOST: Final = 500
#: How long whoever closes the collation waits for the return that is being read, in seconds.
_LONGEST_WAIT: Final = 5.0
#: What moderators write, that which leaves in a file first.
_SAID: Final = (("feedback", "Feedback to the organisation"), ("note", "Panel note"))
_EVIDENCE: Final = ("title", "shows", "whose_view", "period", "kept_at", "also_used_for")
_ACTION: Final = (
    "what_we_do",
    "difference",
    "difference_seen",
    "last_update",
    "help_needed",
    "lead_role",
    "with_whom",
    "measure",
    "starting_point",
    "target",
    "no_date_reason",
)


class AnswerSearch(QObject):
    """Looks for one text at a time; another one ends the search before.

    Signals:
        changed: more was found, or everything is looked through.
    """

    changed = Signal()

    _part = Signal(object, int, object)

    def __init__(self, session: "CollationSession", parent: QObject) -> None:
        """Look for nothing yet.

        Args:
            session: the open collation.
            parent: with it this ends.
        """
        super().__init__(parent)
        self._session = session
        self._tasks = TaskRunner(self)
        self._stop = Event()
        self._text = ""
        self._hits: list[Hit] = []
        self._done = 0
        self._total = 0
        self._part.connect(self._on_part, Qt.ConnectionType.QueuedConnection)
        session.closing.connect(self.finish)
        session.changed.connect(self.forget)

    @property
    def hits(self) -> "tuple[Hit, ...]":
        """What was found so far.

        ``entry.record_id`` is the file's key. Where ``part.field`` names a field of what was said
        of an answer, it is the record of that.
        """
        return tuple(self._hits)

    @property
    def is_busy(self) -> bool:
        """Whether there is more to look through."""
        return self._done < self._total

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        return f"{self._done} of {self._total} returns"

    def look_for(self, text: str) -> None:
        """Begin to look for words; nothing where they are looked for already."""
        if text == self._text:
            return
        self.forget()
        self._text = text
        if not text.strip():
            return
        session = self._session
        facts = session.standings.counted
        self._stop, self._total = Event(), len(facts)
        work = partial(self._search, session.collation, session.snapshot, facts, text, self._stop)
        self._tasks.run(work, _on_done, partial(_on_failed, self._stop))

    def forget(self) -> None:
        """Stop, and know nothing any more."""
        self._stop.set()
        self._text = ""
        self._hits, self._done, self._total = [], 0, 0

    def finish(self) -> None:
        """Stop, and wait for the return that is being read: its collation is about to be closed."""
        self.forget()
        self._tasks.finish(_LONGEST_WAIT)

    # -- on the other thread ----------------------------------------------------------

    def _search(
        self,
        collation: "Collation",
        snapshot: "CollationSnapshot",
        facts: "tuple[ReturnFacts, ...]",
        text: str,
        stop: Event,
    ) -> None:
        said = SearchIndex(_said_entries(snapshot)).search(text)[:_MOST]
        if said:
            self._part.emit(stop, 0, said)
        part: list[Hit] = []
        count, since = len(said), time.monotonic()
        for done, (one, read) in enumerate(collation.returns(facts), start=1):
            if stop.is_set():
                return
            hits = SearchIndex(_entries(collation.framework, one, read)).search(text)
            part += hits[: _MOST - count]
            count += len(hits)
            is_full = count >= _MOST
            if is_full or done == len(facts) or time.monotonic() - since > _TELL_AFTER:
                self._part.emit(stop, len(facts) if is_full else done, tuple(part))
                part, since = [], time.monotonic()
            if is_full:
                return

    # -- on the window's --------------------------------------------------------------

    def _on_part(self, of: Event, done: int, hits: "tuple[Hit, ...]") -> None:
        if of is self._stop and not of.is_set():
            self._done = done
            self._hits += hits
            self.changed.emit()


def _said_entries(snapshot: "CollationSnapshot") -> "Iterator[Entry]":
    """What moderators said of answers: all feedback, then all notes."""
    names = {held.facts.return_id: held.facts.organisation for held in snapshot.gathered}
    for field, label in _SAID:
        for one in snapshot.moderations.values():
            text = str(getattr(one, field))
            if text.strip():
                name = snapshot.framework.question(one.question_id).short_name
                about = f"{one.question_id} {name}"
                yield Entry(
                    kind=FoundKind.ANSWER,
                    title=", ".join(filter(None, (names.get(one.return_id, ""), about))),
                    parts=(Part(text, field=field, label=label),),
                    question_id=one.question_id,
                    record_id=one.id,
                    is_title_enough=False,
                )


def _entries(framework: "Framework", facts: "ReturnFacts", read: "ReturnRead") -> "Iterator[Entry]":
    """What one return wrote, by question."""
    for answer in read.answers:
        name = framework.question(answer.question_id).short_name
        yield Entry(
            kind=FoundKind.ANSWER,
            title=f"{facts.organisation}, {answer.question_id} {name}",
            parts=tuple(_parts(framework, answer, read)),
            question_id=answer.question_id,
            record_id=facts.key,
            is_title_enough=False,
        )


def _parts(framework: "Framework", answer: "ReadAnswer", read: "ReturnRead") -> "Iterator[Part]":
    for guide in framework.field_guides:
        text = str(answer.fields.get(guide.field, "") or "")
        if text:
            yield Part(text, label=guide.label)
    for field in ("override_reason", "not_applicable_reason", "no_action_reason"):
        text = str(answer.fields.get(field, "") or "")
        if text:
            yield Part(text, label="Reason")
    for label, records, fields in (
        ("Evidence", read.evidence, _EVIDENCE),
        ("Action", read.actions, _ACTION),
    ):
        for record in records:
            questions = record.fields.get("question_ids")
            if isinstance(questions, list) and answer.question_id in questions:
                said = (str(record.fields.get(field, "") or "") for field in fields)
                yield Part(". ".join(one for one in said if one), label=label)


def _on_done(_: None) -> None:
    """What was found is told already."""


def _on_failed(stop: Event, error: BaseException) -> None:
    # What is closed meanwhile cannot be read any more.
    if not (stop.is_set() and isinstance(error, KnownError)):
        raise error
