"""When an edit of a text is one with the edit before it, as while somebody types."""

from collections.abc import Sequence
from typing import Final

from neglect_workbook.domain.changes import Change
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.domain.parting import ONE_CHANGE
from neglect_workbook.domain.rules import is_free_text
from neglect_workbook.domain.text_edit import letters_lost
from neglect_workbook.domain.undo import UndoStack, UndoStep

#: An edit that takes away more characters than a word or two stands on its own, so that what
#: somebody wrote over by mistake is there to undo and in the history.
_MOST_LOST: Final = 20


def grown_step(undo: UndoStack, state: FoldedState, step: UndoStep) -> tuple[str, UndoStep] | None:
    """The newest command grown by a new one, and the change that this replaces.

    Args:
        undo: holds the newest command.
        state: the fold of the log, without the new command.
        step: the new command.

    Returns:
        The id of the change and the whole step; ``None`` where the two are not one.
    """
    last = undo.next_undo
    if last is None or not undo.can_extend or not (last.change_id and step.change_id):
        return None
    if last.after[0].key != step.after[0].key or step.started - last.started > ONE_CHANGE:
        return None
    latest = state.latest(step.after[0].key)
    if latest is None or latest.id != last.change_id:
        return None
    if letters_lost(str(latest.value), str(step.after[0].value)) > _MOST_LOST:
        return None
    whole = UndoStep(last.summary, last.before, step.after, last.started, step.change_id)
    return last.change_id, whole


def text_change_id(changes: Sequence[Change]) -> str:
    """The id of the change where it is a single edit of a text, else nothing."""
    first = changes[0]
    is_text = len(changes) == 1 and is_free_text(first.key.kind, first.key.field)
    return first.id if is_text else ""
