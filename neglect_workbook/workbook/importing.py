"""Bringing in what came back: each kind of file is handed to the part that knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.changes import ChangeSet
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.reading import read_form
from neglect_workbook.exchange.incoming.recognise import Incoming, IncomingKind, recognise
from neglect_workbook.keeping.apart_words import left_sentence
from neglect_workbook.workbook.commands import Workbook
from neglect_workbook.workbook.comparing import MAKE_ONE, OTHER_WORKBOOK, about_return
from neglect_workbook.workbook.feedback_files import take_in_answer
from neglect_workbook.workbook.merging import bring_in_copy, conflict_lines
from neglect_workbook.workbook.restoring import Restored, problem_sentences, read_incoming
from neglect_workbook.workbook.voices import add_form

_NO_CHANGES: Final = ChangeSet("", ())


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of bringing in one file.

    Attributes:
        kind: what it was.
        sentence: what to tell whoever brought it in.
        notes: what else a person should know, a sentence each.
        change_set: what it changed in the workbook.
        left: how much a person is to choose: in how many places a copy of the workbook and ours
            say something different, which the notes name, or a form that may be counted already.
        is_made_anew: whether the workbook was made of it.
    """

    kind: IncomingKind
    sentence: str
    notes: tuple[str, ...] = ()
    change_set: ChangeSet = _NO_CHANGES
    left: int = 0
    is_made_anew: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the workbook was changed by it."""
        return self.is_made_anew or not self.change_set.is_empty


def bring_in(workbook: Workbook, path: Path, password: str = "") -> BroughtIn:
    """Take in a file that came back, whatever it is called.

    Args:
        workbook: where it belongs.
        path: a form, a return, feedback, a receipt or a copy of the workbook.
        password: its password, where it has one.

    Raises:
        KnownError: it is none of these, cannot be read, or does not belong in this workbook;
            the workbook is as it was.
    """
    incoming = recognise(path, password)
    prepare(workbook, incoming)
    return take_in(workbook, incoming, password)


def prepare(workbook: Workbook, incoming: Incoming) -> None:
    """Keep a backup before something comes in that may change much.

    Another copy of the workbook does so itself, once it is known to hold something new. This
    waits for disks: not for the thread that draws the window.

    Raises:
        KnownError: what was typed could not be saved on this computer.
    """
    if incoming.kind is IncomingKind.RETURN:
        workbook.store.back_up()


def take_in(workbook: Workbook, incoming: Incoming, password: str = "") -> BroughtIn:
    """Take in a file that was recognised already, such as on another thread.

    Raises:
        KnownError: as `bring_in`.
    """
    return _READERS[incoming.kind](workbook, incoming, password)


def refusal(name: str, error: KnownError) -> KnownError:
    """Why a file was not taken in, with its name said once.

    Args:
        name: of the file.
        error: why; most sentences name the file already.
    """
    if name in error.sentence:
        return error
    return KnownError(error.code, f"{name}: {error.sentence}", error.next_step)


def brought_back(made: Restored, incoming: Incoming) -> BroughtIn:
    """What came of making a workbook again, and what the partnership wrote in the same file.

    Args:
        made: the workbook, open.
        incoming: the return that it was made from.

    Raises:
        KnownError: what the partnership wrote cannot be read.
    """
    taken = take_in_answer(made.workbook, incoming)
    said = made.sentence if taken is None else f"{made.sentence} {taken.sentence}"
    return BroughtIn(incoming.kind, said, made.notes, is_made_anew=True)


def _form(workbook: Workbook, incoming: Incoming, password: str) -> BroughtIn:
    added = add_form(workbook, read_form(incoming.path, password))
    left = int(added.is_doubtful)
    return BroughtIn(incoming.kind, added.sentence, change_set=added.change_set, left=left)


def _answer(workbook: Workbook, incoming: Incoming, _: str) -> BroughtIn:
    """Feedback or a receipt."""
    taken = take_in_answer(workbook, incoming)
    if taken is None:
        raise KnownError(
            "not_recognised",
            f"{incoming.path.name} could not be read.",
            "Ask for it to be sent again.",
        )
    return BroughtIn(incoming.kind, taken.sentence, change_set=taken.change_set)


def _return(workbook: Workbook, incoming: Incoming, _: str) -> BroughtIn:
    """A return: what it is to this workbook, and what the partnership wrote in it."""
    read, framework = read_incoming(incoming)
    if framework.id != workbook.framework.id:
        raise KnownError(
            OTHER_WORKBOOK,
            f"{incoming.path.name} answers {framework.name}, and this workbook does not.",
            MAKE_ONE,
        )
    sentence = about_return(workbook.snapshot, read, incoming.path.name)
    taken = take_in_answer(workbook, incoming)
    said = sentence if taken is None else f"{sentence} {taken.sentence}"
    change_set = _NO_CHANGES if taken is None else taken.change_set
    return BroughtIn(incoming.kind, said, tuple(problem_sentences(read)), change_set)


def _copy(workbook: Workbook, incoming: Incoming, password: str) -> BroughtIn:
    """Another copy of the workbook. Nothing is chosen for the person."""
    taken = bring_in_copy(workbook, incoming.path, password)
    said = f"{taken.sentence} {left_sentence(taken.left)}" if taken.left else taken.sentence
    lines = conflict_lines(workbook)
    return BroughtIn(incoming.kind, said, lines, taken.change_set, taken.left)


_READERS: Mapping[IncomingKind, Callable[[Workbook, Incoming, str], BroughtIn]] = MappingProxyType(
    {
        IncomingKind.FORM: _form,
        IncomingKind.RETURN: _return,
        IncomingKind.FEEDBACK: _answer,
        IncomingKind.RECEIPT: _answer,
        IncomingKind.WORKBOOK: _copy,
    }
)
