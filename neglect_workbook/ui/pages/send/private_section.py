"""What could identify a child in what would be sent, and the one question to end with."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from neglect_workbook.keeping.confirming import confirm_personal_data, withdraw_confirmation
from neglect_workbook.ui.pages.send.private_list import PrivateList
from neglect_workbook.ui.pages.send.private_rows import PrivateRows, look_through
from neglect_workbook.ui.personal_data.found_words import QUESTION
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.theme import SECTION
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Body, Hint, Lead

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.checks.personal_data.findings import PrivatePlace
    from neglect_workbook.ui.pages.page import Page

_NOTHING: Final = "The check found nothing it knows. You decide."
_LOOKING: Final = "Looking through what you wrote."
_TICK: Final = "I have read it for names, and nobody could"
_NOT_READ: Final = "Not read for names yet"


class PrivateSection(QWidget):
    """Looks through the workbook off the window's thread, and shows what came of it.

    Signals:
        jump_requested: the Jump to words that somebody wants to edit.
        looked: what was found is another.
    """

    jump_requested = Signal(object)
    looked = Signal()

    def __init__(self, page: "Page", profile: "Path") -> None:
        """Say that the check is under way.

        Args:
            page: gives the session, and is the initiator of every change.
            profile: the folder in which names are listed.
        """
        super().__init__()
        self._page = page
        self._profile = profile
        self._tasks = TaskRunner(self)
        self._found: PrivateRows | None = None
        theme, wording = page.theme, page.session.snapshot.framework.wording
        self._summary = Lead(theme, _LOOKING)
        self._list = PrivateList(theme, wording.may_stay_reasons)
        self._question = Body(theme, wording.intruder_question)
        self._tick = QCheckBox(_TICK)
        self._tick.setAccessibleDescription(f"{wording.intruder_question} {wording.privacy_line}")
        self._not_read = Hint(theme, _NOT_READ)
        self._list.jump_requested.connect(self.jump_requested)
        self._list.confirmed.connect(self._confirm)
        self._list.withdrawn.connect(self._withdraw)
        self._tick.clicked.connect(lambda: self._save_read(is_read=self._tick.isChecked()))
        self._arrange()

    @property
    def stops(self) -> int:
        """How many are to be edited or confirmed before files are made, as far as is known."""
        return self._found.stops if self._found else 0

    @property
    def count(self) -> int:
        """How many nobody has confirmed, as far as is known."""
        return len(self._found.open) if self._found else 0

    def refresh(self) -> None:
        """Show how the workbook stands, and look through it unless that was done."""
        page, snapshot = self._page, self._page.session.snapshot
        self._tick.setChecked(snapshot.review.privacy_confirmed)
        self._tick.setEnabled(not page.session.workbook.is_read_only and not snapshot.is_closed)
        self._not_read.setVisible(not snapshot.review.privacy_confirmed)
        if self._tasks.is_busy or (self._found and self._found.snapshot is snapshot):
            return
        look = partial(look_through, snapshot, self._profile)
        self._tasks.run(look, self._show_found, _on_failed)

    def forget(self) -> None:
        """The check is another one: other names are listed."""
        self._found = None
        if self.isVisible():
            self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first row, or on the tick where there is none."""
        if not self._list.focus_row():
            self.focus_tick()

    def focus_tick(self) -> None:
        """Put the keyboard on the one thing to say before the files are made."""
        self._tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, found: PrivateRows) -> None:
        self._found = found
        self._list.show_rows(found, can_write=not self._page.session.workbook.is_read_only)
        nothing = "" if found.open else _NOTHING
        self._summary.setText(f"{nothing} {found.summary}".strip())
        self.looked.emit()
        if self.isVisible():
            # Something may have been changed meanwhile.
            self.refresh()

    def _confirm(self, place: "PrivatePlace", reason: str) -> None:
        source, kind = place.source, place.kind
        page = self._page
        page.session.do(page, lambda one: confirm_personal_data(one, source, kind, reason))

    def _withdraw(self, place: "PrivatePlace") -> None:
        source, kind = place.source, place.kind
        page = self._page
        page.session.do(page, lambda one: withdraw_confirmation(one, source, kind))

    def _save_read(self, *, is_read: bool) -> None:
        page = self._page
        page.session.do(page, lambda one: one.set_review(privacy_confirmed=is_read))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_Title(self._page.theme, "shield", QUESTION, icon_ink="ink2"))
        column.addWidget(self._summary)
        column.addWidget(self._list)
        column.addSpacing(2)
        column.addWidget(self._question)
        column.addWidget(self._tick)
        column.addWidget(self._not_read)


def _on_failed(error: BaseException) -> None:
    raise error


class _Title(IconLabel):
    """The heading of the section with its icon."""

    _points = SECTION
    _is_strong = True
