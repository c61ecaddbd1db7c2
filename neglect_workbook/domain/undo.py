"""What can be undone and done again, as pairs of edits. Undoing is itself an edit."""

from dataclasses import dataclass

from neglect_workbook.domain.changes import FieldEdit


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One command, both ways.

    Attributes:
        summary: what it did, in a few words.
        before: the edits that take it back.
        after: the edits that do it again.
        started: the moment of its first change, in microseconds since 1970.
        change_id: id of its change where it was a single edit of a text, else empty; a
            further edit of the same text within a minute takes that change's place, unless it
            takes much of the text away.
    """

    summary: str
    before: tuple[FieldEdit, ...]
    after: tuple[FieldEdit, ...]
    started: int
    change_id: str = ""


class UndoStack:
    """The commands of this session, newest last, and those taken back."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def next_undo(self) -> UndoStep | None:
        """The command that would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The command that would be done again."""
        return self._undone[-1] if self._undone else None

    @property
    def can_extend(self) -> bool:
        """Whether the newest command may still grow: nothing was taken back after it."""
        return bool(self._done) and not self._undone

    def push(self, step: UndoStep) -> None:
        """A new command; what was taken back before it is gone."""
        self._done.append(step)
        self._undone.clear()

    def extend(self, step: UndoStep) -> None:
        """The newest command, grown by a further edit of the same text."""
        self._done[-1] = step

    def undo(self) -> UndoStep:
        """Move the newest command to the ones taken back. Raises ``IndexError`` if none."""
        step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> UndoStep:
        """Move the newest taken back to the done ones. Raises ``IndexError`` if none."""
        step = self._undone.pop()
        self._done.append(step)
        return step

    def clear(self) -> None:
        """Forget everything: after a merge, old pairs would undo another person's work."""
        self._done.clear()
        self._undone.clear()
