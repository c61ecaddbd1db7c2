"""Sets, changes and removes the password of the open workbook, or collation."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.going_back import backups_of
from neglect_workbook.keeping.passwords import change_password, is_protected, opens
from neglect_workbook.ui.dialog_size import fit
from neglect_workbook.ui.tasks import TaskRunner
from neglect_workbook.ui.widgets.banner import Banner
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Hint, Strong
from neglect_workbook.ui.widgets.password_advice import PasswordAdvice
from neglect_workbook.ui.widgets.password_fields import PasswordFields
from neglect_workbook.ui.widgets.password_line import PasswordLine
from neglect_workbook.ui.widgets.wrapped_content import WrappedContent

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.ui.widgets.banner import BannerKind
    from neglect_workbook.workbook import Workbook

_IS_OPEN: Final = "This {noun} has no password."
_IS_PROTECTED: Final = "This {noun} is protected with a password."
_COPIES: Final = "Copies that were made before keep what they had."
_SET: Final = "Set the password"
_CHANGE: Final = "Change the password"
_REMOVE: Final = "Remove the password"
_WRONG: Final = "That is not the present password. Check caps lock, then type it again."
_WORKING: Final = "Saving everything first, then the file. This can take a minute."
_DONE: Final = {
    _SET: ("The password is set.", "You need it each time you open this {noun}."),
    _CHANGE: ("The password is changed.", "The earlier one does not open this {noun} now."),
    _REMOVE: ("The password is removed.", "Anyone who has the file can open it."),
}
_WIDTH: Final = 520
#: What the buttons and the frame of the dialog take of the screen.
_OTHER_HEIGHT: Final = 110


class PasswordChangeDialog(QDialog):
    """Asks for the present password where there is one, and for the new one twice."""

    def __init__(
        self,
        theme: "Theme",
        session: "FileSession[Workbook] | FileSession[Collation]",
        parent: QWidget,
    ) -> None:
        """Ask what to do with the password.

        Args:
            theme: gives fonts and colours.
            session: the open file.
            parent: the window that asks.
        """
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._tasks = TaskRunner(self)
        self._is_protected = is_protected(session.file)
        self._noun = session.file.store.kind.noun
        state = _IS_PROTECTED if self._is_protected else _IS_OPEN
        self._state = Strong(theme, state.format(noun=self._noun))
        self._asked = QWidget()
        self._present = PasswordLine(theme, "Present password")
        self._to_change = QRadioButton("Change it")
        self._to_remove = QRadioButton("Remove it")
        self._new = PasswordFields(theme, "New password", "")
        backups = 0 if self._is_protected else len(backups_of(session.file))
        self._backups = QCheckBox(_which(backups))
        self._backups.setChecked(backups > 0)
        self._backups.setHidden(backups == 0)
        self._banner = Banner(theme, "info", "")
        self._go_on = Button(theme, _SET, kind="filled")
        self._leave = Button(theme, "Close")
        self._scroll = ColumnScroll(theme)
        self._column = QVBoxLayout(self)
        self.setWindowTitle(f"Password of this {self._noun}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self._arrange(theme)
        self._go_on.setDefault(True)
        self._go_on.clicked.connect(self._start)
        self._leave.clicked.connect(self.reject)
        self._to_remove.toggled.connect(self._show_choice)
        self.finished.connect(self._forget)
        self._to_change.setChecked(True)
        self._show_choice()

    @property
    def is_busy(self) -> bool:
        """Whether the password is being put on; until then the dialog stays."""
        return self._tasks.is_busy

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        self._fit_soon()

    @override
    def reject(self) -> None:
        if not self.is_busy:
            super().reject()

    # -- how it is laid out -----------------------------------------------------------

    def _arrange(self, theme: "Theme") -> None:
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(12)
        for part in (self._present, self._to_change, self._to_remove):
            asked.addWidget(part)
            part.setVisible(self._is_protected)
        if not self._is_protected:
            asked.addWidget(PasswordAdvice(theme, self._noun))
        asked.addWidget(self._new)
        asked.addWidget(self._backups)
        asked.addWidget(Hint(theme, _COPIES))
        content = WrappedContent()
        self._inside = QVBoxLayout(content)
        self._inside.setContentsMargins(20, 18, 20, 6)
        self._inside.setSpacing(12)
        self._inside.addWidget(self._state)
        self._inside.addWidget(self._asked)
        self._inside.addWidget(self._banner)
        self._inside.addStretch(1)
        self._scroll.show_column(content)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll)
        buttons = FlowLayout(gap=10)
        buttons.setContentsMargins(20, 10, 20, 18)
        buttons.addWidget(self._go_on)
        buttons.addWidget(self._leave)
        column.addLayout(buttons)
        self._banner.hide()
        self._new.edited.connect(self._fit_soon)
        (self._present if self._is_protected else self._new).setFocus()

    def _fit_soon(self) -> None:
        """Once everything that was shown or hidden has its place."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as high as the texts need and the screen allows; then the texts scroll."""
        self._inside.activate()
        wanted = self._inside.totalHeightForWidth(self.width())
        room = self.screen().availableGeometry().height() - self._theme.scaled(_OTHER_HEIGHT)
        # A bar that came once would make the texts so narrow that it is needed.
        bars = Qt.ScrollBarPolicy
        bar = bars.ScrollBarAlwaysOff if wanted <= room else bars.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(bar)
        self._scroll.setFixedHeight(min(wanted, room))
        fit(self, self._column)

    # -- what happens -----------------------------------------------------------------

    @property
    def _what(self) -> str:
        """What the button does now."""
        if not self._is_protected:
            return _SET
        return _REMOVE if self._to_remove.isChecked() else _CHANGE

    def _show_choice(self) -> None:
        self._go_on.set_words(self._what)
        self._new.setHidden(self._what == _REMOVE)
        self._fit_soon()

    def _start(self) -> None:
        kept = self._session.file
        if self._is_protected and not opens(kept, self._present.password):
            self._present.show_problem(_WRONG)
            self._fit_soon()
            return
        new = ""
        if self._what != _REMOVE:
            if not self._new.can_be_used():
                self._fit_soon()
                return
            new = self._new.password
        self._session.flush()
        # What ends at once tells so before `run` returns.
        self._show_working(is_working=True)
        self._say("info", _WORKING)
        change = partial(change_password, kept, new, without_backups=self._backups.isChecked())
        self._tasks.run(change, self._on_done, self._on_failed)

    def _on_done(self, _: None) -> None:
        self._show_working(is_working=False)
        sentence, more = _DONE[self._what]
        self._say("info", sentence, more.format(noun=self._noun))
        self._forget()
        self._state.hide()
        self._asked.hide()
        self._go_on.hide()
        self._leave.setFocus()
        self._fit_soon()
        self._tell()

    def _on_failed(self, error: BaseException) -> None:
        self._show_working(is_working=False)
        if not isinstance(error, KnownError):
            self._say("problem", "The password is as it was.", "This program made a mistake.")
            raise error
        self._say("problem", error.sentence, error.next_step)
        self._tell()

    def _tell(self) -> None:
        # Whatever was put into the folder on the way shows as it is there.
        self._session.publish()
        self._session.password_changed.emit()

    def _show_working(self, *, is_working: bool) -> None:
        for part in (self._asked, self._go_on, self._leave):
            part.setEnabled(not is_working)

    def _say(self, kind: "BannerKind", sentence: str, more: str = "") -> None:
        self._banner.set_content(kind, sentence, more)
        self._banner.show()
        self._fit_soon()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._banner))
        words = f"{sentence} {more}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._banner, words))

    def _forget(self) -> None:
        self._present.clear()
        self._new.clear()


def _which(backups: int) -> str:
    """What the tick about backups without a password says."""
    if backups == 1:
        return "Delete the backup made before: anyone can open it"
    return f"Delete the {backups} backups made before: anyone can open them"
