"""The one holder of the open collation in its window. All calls into the service are here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from neglect_workbook.collation.inputs import earlier_from, expected_from, moderation_from
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.collating.records import AnswerModeration, Choice, moderation_id
from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.ui.collate.adder import Added, Adder, refusal_in
from neglect_workbook.ui.collate.counting import Counting
from neglect_workbook.ui.collate.making import make_output
from neglect_workbook.ui.collate.messages import address_of, reply_to, save_reminder, save_reply
from neglect_workbook.ui.file_session import FileSession
from neglect_workbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.collation.earlier import EarlierCollation
    from neglect_workbook.domain.collating.facts import AnswerFacts, ReturnFacts
    from neglect_workbook.domain.collating.picture import Picture
    from neglect_workbook.domain.collating.records import (
        CollationHead,
        ExpectedOrganisation,
    )
    from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.collating.standing import Standings
    from neglect_workbook.domain.fields import FieldValue
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.exchange.returns.read import ReturnRead
    from neglect_workbook.ui.collate.counted import Counted, Returned, Sampled
    from neglect_workbook.ui.collate.output_kinds import OutputKind
    from neglect_workbook.ui.collate.problem_rows import ProblemRow

#: Returns whose words are held to be read again at once.
_MOST_READ: Final = 24


@dataclass(frozen=True, slots=True)
class _Asked:
    """A password that is tried on one file."""

    key: str
    file: str


class CollationSession(FileSession["Collation"]):
    """An open collation, as the window sees it.

    Signals:
        adding_began: files are being read.
        progress: how many files are read, of how many, and the name of the last.
        adding_ended: the Added: what came of it.
        counted: where returns stand, and the sample, are others since a change a moment ago.
        picture_changed: the picture was counted anew.
        content_ready: the key of a return whose words can be read now, or could not be.
        password_refused: the key of a file, and why the password that was given does not open it.
        list_read: the name of an expected list that counts now, and what was odd in it.
        moderation_read: the name of a collation workbook that was read, and what was odd in it.
        earlier_read: the name of the collation that movement is measured against now.
        output_made: the Made: what was asked for is made.
        output_failed: the KnownError for which it is not.
        file_wanted: key and name of a file that is not where it was, and the password to try.
    """

    adding_began = Signal()
    progress = Signal(int, int, str)
    adding_ended = Signal(object)
    counted = Signal()
    picture_changed = Signal()
    content_ready = Signal(str)
    password_refused = Signal(str, str)
    file_wanted = Signal(str, str, str)
    output_made = Signal(object)
    list_read = Signal(str, object)
    moderation_read = Signal(str, object)
    earlier_read = Signal(str)
    output_failed = Signal(object)

    def __init__(
        self, collation: "Collation", now: "Counted", profile: Path, parent: QObject | None = None
    ) -> None:
        """Hold a collation.

        Args:
            collation: the one that is open.
            now: what it counts to as it is.
            profile: the private folder of this person on this computer.
            parent: with it this ends.
        """
        super().__init__(collation, parent)
        #: The private folder of this person on this computer.
        self.profile = profile
        self._tasks = TaskRunner(self)
        self._counting = Counting(collation, now, self)
        # First of all who hear of a change: the others show what is counted here.
        self.changed.connect(self._counting.follow)
        self._counting.counted.connect(self.counted)
        self._counting.picture_changed.connect(self.picture_changed)
        self._counting.failed.connect(self._on_not_read)
        self._reads: dict[str, ReturnRead | KnownError] = {}
        self._being_read: set[str] = set()
        self._asked: _Asked | None = None
        self._adder = Adder(collation, self)
        self._adder.began.connect(self.adding_began)
        self._adder.progress.connect(self.progress)
        self._adder.found.connect(self._on_found)
        self._adder.ended.connect(self._on_ended)
        self._adder.failed.connect(self.refused)

    # -- what it is -------------------------------------------------------------------

    @property
    def collation(self) -> "Collation":
        """The collation itself, for queries; commands are the methods here."""
        return self._file

    @property
    def snapshot(self) -> "CollationSnapshot":
        """The collation as it stands."""
        return self._file.snapshot

    @property
    def framework(self) -> "Framework":
        """What its returns answer."""
        return self._file.framework

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._file.is_read_only

    @property
    def is_adding(self) -> bool:
        """Whether files are being read."""
        return self._adder.is_busy

    @property
    def head(self) -> "CollationHead":
        """What is true of the whole."""
        return self.snapshot.head

    @property
    def expected(self) -> "tuple[ExpectedOrganisation, ...]":
        """The organisations that a return is expected of."""
        return self.snapshot.expected

    @property
    def returned(self) -> "Returned":
        """Where every organisation stands, and what was read of each return."""
        return self._counting.now.returned

    @property
    def standings(self) -> "Standings":
        """Where every organisation stands."""
        return self.returned.standings

    @property
    def sample(self) -> "tuple[SampledAnswer, ...]":
        """The answers to moderate; none before a sample was drawn."""
        return self._counting.now.sampled.answers

    @property
    def sampled(self) -> "Sampled":
        """The same, with how a list shows them and how many there could be."""
        return self._counting.now.sampled

    @property
    def agreement(self) -> "Agreement":
        """What moderation found so far."""
        return self._counting.agreement

    def facts(self, key: str) -> "ReturnFacts | None":
        """What was read of a return, by its file's key."""
        return self.returned.facts.get(key)

    def answer(self, key: str, question_id: str) -> "AnswerFacts | None":
        """One answer of a return."""
        return self.returned.answers.get((key, question_id))

    def rating_of(self, one: "SampledAnswer") -> str:
        """The code that an organisation chose; empty where it did not answer."""
        answer = self.answer(one.key, one.question_id)
        return "" if answer is None else answer.rating

    def moderation(self, one: "SampledAnswer", moderator: int) -> AnswerModeration:
        """What a moderator said of an answer; with empty fields where nothing yet."""
        record_id = moderation_id(one.return_id, one.question_id, moderator)
        return self.snapshot.moderations.get(record_id) or AnswerModeration(id=record_id)

    # -- what takes a while -----------------------------------------------------------

    @property
    def picture(self) -> "Picture | None":
        """The picture of what counts now; ``None`` while it is being counted.

        Asking is enough to have it counted: ``picture_changed`` tells when it is there.
        """
        return self._counting.picture

    def read(self, key: str) -> "ReturnRead | KnownError | None":
        """All that a return says, why it cannot be read, or ``None`` while it is fetched.

        Asking is enough to have it fetched: ``content_ready`` tells when it is there.
        """
        facts = self.facts(key)
        if facts is not None and key not in self._reads and key not in self._being_read:
            self._being_read.add(key)
            fetch = partial(_read_one, self._file, facts)
            self._tasks.run(fetch, partial(self._keep, key), partial(self._on_unread, key))
        return self._reads.get(key)

    def add(self, sources: Sequence[Path], passwords: Sequence[str] = ()) -> None:
        """Read files and folders and add what is found; ``adding_ended`` tells what came of it."""
        self.flush()
        self._asked = None
        self._adder.start(sources, passwords, today_here())

    @override
    def close(self) -> None:
        # Nothing may be stored once it is closed: the present file is read first.
        self._adder.stop()
        self._adder.finish()
        super().close()

    def stop_adding(self) -> None:
        """Stop reading after the present file. What was read is kept."""
        self._adder.stop()

    def try_password(self, key: str, file: str, password: str) -> None:
        """Read a file that has a password. Where it is not found, ``file_wanted`` asks for it."""
        path = self._adder.path_of(file)
        if path is None:
            self.file_wanted.emit(key, file, password)
        else:
            self.try_password_on(key, path, file, password)

    def try_password_on(self, key: str, path: Path, file: str, password: str) -> None:
        """The same where somebody chose the file."""
        if not self.is_adding:
            self._asked = _Asked(key, file)
            self._adder.start([path], [password], today_here())

    def make(self, kind: "OutputKind", folder: Path) -> None:
        """Make files of the collation as it is now; ``output_made`` tells when they are there."""
        self.flush()
        make = partial(make_output, kind, self._file, self.snapshot, folder, self.profile)
        self._tasks.run(
            make, self.output_made.emit, lambda error: self._report(error, self.output_failed)
        )

    def open_expected(self, path: Path) -> None:
        """Read a list of expected organisations; ``list_read`` tells what came of it."""
        self.flush()
        read = partial(expected_from, path, self.framework)
        self._tasks.run(read, partial(self._on_list, path), self._on_not_read)

    def read_moderation(self, path: Path) -> None:
        """Read moderation in a collation workbook; ``moderation_read`` tells what came of it."""
        self.flush()
        read = partial(moderation_from, path, self.snapshot)
        self._tasks.run(read, partial(self._on_moderation, path), self._on_not_read)

    def set_earlier(self, path: Path, author: str) -> None:
        """Measure movement against another collation; ``earlier_read`` tells its name."""
        self.flush()
        read = partial(earlier_from, path, self.profile, author, self.framework)
        self._tasks.run(read, self._on_earlier, self._on_not_read)

    def reply_to(self, row: "ProblemRow") -> str:
        """A reply to who sent a file, ready to be sent; empty where there is nothing to say."""
        reply = reply_to(row, self.head.received_by)
        return "" if reply is None else reply.body

    def save_reply(self, row: "ProblemRow", text: str, target: Path) -> None:
        """Save a reply as an e-mail draft. Raises ``KnownError`` where it cannot be."""
        save_reply(row, address_of(row.id, self.standings, self.expected), text, target)

    def save_reminder(self, expected_id: str, target: Path) -> None:
        """Save a reminder to who is missing. Raises ``KnownError`` where it cannot be."""
        for one in self.standings.missing:
            if one.organisation.id == expected_id:
                save_reminder(self.snapshot, self.standings, one, target)

    # -- commands ---------------------------------------------------------------------

    def set_head(self, **fields: "FieldValue") -> None:
        """Change the name, who collates, or the day by which returns are due."""
        self.do(None, lambda collation: collation.set_head(**fields))

    def choose(self, key: str, choice: str) -> None:
        """Choose whether a return counts: "use", "leave_out", or nothing for what we propose."""
        others = self._counting.versions_of(key)
        wanted = Choice(choice) if choice else None
        self.do(None, lambda collation: collation.choose_version(key, wanted, others))

    def match(self, key: str, expected_id: str) -> None:
        """Say which expected organisation a return is of; empty for what its ids say."""
        self.do(None, lambda collation: collation.set_expected_of(key, expected_id))

    def deal_with(self, key: str, *, is_dealt_with: bool) -> None:
        """Say that the problems of a file need no more, or that they do after all."""
        self.do(None, lambda collation: collation.set_dealt_with(key, is_dealt_with=is_dealt_with))

    def remove(self, key: str) -> None:
        """Take a file out of the collation."""
        self.do(None, lambda collation: collation.remove_file(key))

    def draw_sample(self, seed: int, in_hundred: int, limit: int) -> None:
        """Draw the sample to moderate, for a panel that has time for so many; nought for all."""
        self.do(None, lambda collation: collation.draw_sample(seed, in_hundred, limit))

    def moderate(
        self,
        initiator: QObject,
        one: "SampledAnswer",
        moderator: int,
        fields: Mapping[str, str],
    ) -> None:
        """Say something of an answer."""
        key, question_id = one.key, one.question_id
        self.do(
            initiator, lambda collation: collation.moderate(key, question_id, moderator, **fields)
        )

    def skip(self, initiator: QObject, one: "SampledAnswer", moderator: int) -> None:
        """Pass an answer over."""
        key, question_id = one.key, one.question_id
        self.do(
            initiator,
            lambda collation: collation.moderate(key, question_id, moderator, is_skipped=True),
        )

    # -- how --------------------------------------------------------------------------

    def _on_found(self, batch: object) -> None:
        """Add what was read, unless a password was tried and opened nothing."""
        if not isinstance(batch, tuple):
            raise BugError("what was found comes as a tuple")
        asked = self._asked
        problem = None if asked is None else refusal_in(batch, asked.key)
        if asked is not None and problem is not None:
            self.password_refused.emit(asked.key, problem)
            return
        goes_on = self._adder.has_added
        self._adder.has_added = True
        self.do(None, lambda collation: collation.add_found(batch, goes_on=goes_on))

    def _on_ended(self, added: Added) -> None:
        self._asked = None
        self.adding_ended.emit(added)

    def _on_unread(self, key: str, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._keep(key, error)

    def _keep(self, key: str, read: "ReturnRead | KnownError") -> None:
        self._being_read.discard(key)
        while len(self._reads) >= _MOST_READ:
            del self._reads[next(iter(self._reads))]
        self._reads[key] = read
        self.content_ready.emit(key)

    def _on_list(
        self, path: Path, read: "tuple[tuple[ExpectedOrganisation, ...], tuple[str, ...]]"
    ) -> None:
        organisations, notes = read
        self._adder.leave_out(path)
        self.do(None, lambda collation: collation.set_expected(organisations))
        self.list_read.emit(path.name, notes)

    def _on_earlier(self, earlier: "EarlierCollation") -> None:
        self.do(None, lambda collation: collation.set_earlier(earlier))
        self.earlier_read.emit(earlier.name)

    def _on_moderation(
        self, path: Path, read: "tuple[tuple[AnswerModeration, ...], tuple[str, ...]]"
    ) -> None:
        said, notes = read
        self.do(None, lambda collation: collation.take_in_moderations(said))
        self.moderation_read.emit(path.name, notes)

    def _on_not_read(self, error: BaseException) -> None:
        self._report(error, self.refused)


def _read_one(collation: "Collation", facts: "ReturnFacts") -> "ReturnRead":
    """All that one return says: it touches nothing but the store, so it may run beside commands."""
    return next(iter(collation.returns((facts,))))[1]
