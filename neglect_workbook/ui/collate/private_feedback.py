"""What in the feedback could identify a child, and what to do about it before it is made."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from neglect_workbook.checks.personal_data.feedback import feedback_texts
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.keeping.confirming import confirm_personal_data, withdraw_confirmation
from neglect_workbook.ui.pages.send.private_list import PrivateList
from neglect_workbook.ui.pages.send.private_rows import (
    PrivateRow,
    PrivateRows,
    private_row,
    rows_in,
)
from neglect_workbook.ui.personal_data.found_words import QUESTION
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Lead

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.checks.personal_data.findings import PrivatePlace
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_FIELD: Final = "Feedback to the organisation"
_BEFORE: Final = "The feedback goes back to organisations. Look at these before you make it."


@dataclass(frozen=True, slots=True)
class FeedbackPlace:
    """Where in the feedback something was found.

    Attributes:
        said: what was said of the answer.
        words: from the first character of the words to the one after the last.
    """

    said: AnswerModeration
    words: tuple[int, int]


def look_through_feedback(snapshot: "CollationSnapshot", profile: "Path") -> PrivateRows:
    """Look through all feedback. Never on the window's thread.

    Args:
        snapshot: the collation as it stands.
        profile: the folder in which names are listed.
    """
    names = {held.facts.return_id: held.facts.organisation for held in snapshot.gathered}

    def row_of(place: "PrivatePlace") -> PrivateRow:
        said = snapshot.moderations[place.source.record_id]
        first = place.marks[0]
        group = ", ".join(filter(None, (names.get(said.return_id, ""), said.question_id)))
        return private_row(place, group, _FIELD, FeedbackPlace(said, (first.start, first.end)))

    return rows_in(feedback_texts(snapshot), snapshot, profile, row_of)


class FeedbackCheck(Card):
    """Out of sight while nothing is found. Each thing is edited, or said to be fine and why.

    Signals:
        edit_requested: the FeedbackPlace of words that somebody wants to edit.
    """

    edit_requested = Signal(object)

    def __init__(self, theme: "Theme", session: "CollationSession", profile: "Path") -> None:
        """Look through nothing yet.

        Args:
            theme: gives fonts and colours.
            session: the open collation.
            profile: the folder in which names are listed.
        """
        super().__init__(theme)
        self._session = session
        self._profile = profile
        self._tasks = TaskRunner(self)
        self._found: PrivateRows | None = None
        self._of: object = None
        self._said = Lead(theme)
        self._list = PrivateList(theme, session.framework.wording.may_stay_reasons)
        self._list.jump_requested.connect(self.edit_requested)
        self._list.confirmed.connect(self._confirm)
        self._list.withdrawn.connect(self._withdraw)
        self.setAccessibleName(QUESTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addWidget(_Title(theme, "shield", QUESTION, icon_ink="ink2"))
        column.addWidget(self._said)
        column.addWidget(self._list)
        self.hide()

    def refresh(self) -> None:
        """Look through the feedback, unless that was done."""
        snapshot = self._session.snapshot
        of = (tuple(one.text for one in feedback_texts(snapshot)), snapshot.confirmations)
        if self._tasks.is_busy or self._of == of:
            return
        look = partial(look_through_feedback, snapshot, self._profile)
        self._tasks.run(look, partial(self._show_found, of), _on_failed)

    def forget(self) -> None:
        """The check is another one: other names are listed."""
        self._of = None

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is to be looked at."""
        self._list.focus_row()

    def _show_found(self, of: object, found: PrivateRows) -> None:
        self._of, self._found = of, found
        self._list.show_rows(found, can_write=not self._session.is_read_only)
        self._said.setText(f"{_BEFORE} {found.summary}")
        self.setVisible(bool(found.open or found.confirmed))
        # Something may have been changed meanwhile.
        self.refresh()

    def _confirm(self, place: "PrivatePlace", reason: str) -> None:
        source, kind = place.source, place.kind
        self._session.do(None, lambda one: confirm_personal_data(one, source, kind, reason))

    def _withdraw(self, place: "PrivatePlace") -> None:
        source, kind = place.source, place.kind
        self._session.do(None, lambda one: withdraw_confirmation(one, source, kind))


class _Title(IconLabel):
    """As heavy as the titles of the cards."""

    _is_strong = True


def _on_failed(error: BaseException) -> None:
    raise error
