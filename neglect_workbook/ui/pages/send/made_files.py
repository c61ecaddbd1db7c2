"""The files that were made, where they are, and where to send them."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from neglect_workbook.ui.folder_words import folder_words
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.pages.send.found_in_files import FoundInFiles
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neglect_workbook.domain.front import Contact
    from neglect_workbook.exchange.export import Exported
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook.checking import FileMark

_STALE: Final = "You have changed something since. Make the files again before you send them."
_OPEN_DRAFT: Final = "Open the e-mail draft"
_NO_MAIL: Final = (
    "No program here opens a draft. Write an e-mail to the address above and attach the files."
)
_EMAIL: Final = "email"
#: What each kind of file is called.
_NAMES: Final = {
    "plan": "Action plan",
    "return": "Return",
    "summary": "Summary",
    "pdf": "PDF copy",
    _EMAIL: "E-mail draft",
}
_COPY: Final = "Copy the address"
_COPIED: Final = "Address copied"


class MadeFiles(Card):
    """Says what was made; hidden until something was.

    Signals:
        look_requested: somebody wants to see in the workbook what was found in the files.
    """

    look_requested = Signal()

    def __init__(self, theme: "Theme", contact: "Contact | None") -> None:
        """Show nothing yet.

        Args:
            theme: gives colours and sizes.
            contact: where the files are sent; ``None`` where the framework does not say.
        """
        super().__init__(theme, edge="control")
        self._email = contact.email if contact else ""
        self._folder = Path()
        self._draft = Path()
        self._kinds: Mapping[Path, str] = {}
        self._title = _Title(theme, "check", icon_ink="green")
        self._names = QVBoxLayout()
        self._names.setSpacing(2)
        self._code = Body(theme)
        self._receipt = Body(theme)
        self._notes = Body(theme)
        self._stale = FieldNote(theme)
        self._found = FoundInFiles(theme)
        self._no_mail = FieldNote(theme)
        self._address = Body(theme)
        if contact is not None and contact.email:
            self._address.setText(f"Send them to {contact.label}: {contact.email}")
        self._open = Button(theme, _OPEN_DRAFT, icon="send", is_slim=True)
        self._show = Button(
            theme, "Show the files in their folder", icon="folder-open", is_slim=True
        )
        self._copy = Button(theme, _COPY, is_slim=True)
        self._open.clicked.connect(self._open_draft)
        self._show.clicked.connect(self._show_folder)
        self._found.look_requested.connect(self.look_requested)
        self._copy.clicked.connect(self._copy_address)
        self._arrange()
        self.hide()

    @property
    def is_read(self) -> bool:
        """Whether the files were read again, so that the draft can be opened."""
        return self._open.isEnabled()

    def show_files(self, made: "Sequence[Exported]", notes: "Sequence[str]") -> None:
        """Show files that were just made. The draft waits until they are read again.

        Args:
            made: the files, at least one.
            notes: what a person should know of them.
        """
        self._found.show_reading()
        self._kinds = {one.path: _NAMES[one.kind] for one in made}
        self._open.setEnabled(False)
        count = len(made)
        files = f"{count} files are" if count > 1 else "1 file is"
        self._title.setText(f"{files} in {folder_words(made[0].path.parent, Path.home())}")
        self.setAccessibleName(self._title.text())
        self._show.setAccessibleDescription(self._title.text())
        self._folder = made[0].path.parent
        empty(self._names)
        for one in made:
            self._names.addWidget(_name(self._theme, one.path.name))
        self._code.setText(f"Check code {made[0].check_code}")
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
        drafts = [one.path for one in made if one.kind == _EMAIL]
        self._draft = drafts[0] if drafts else Path()
        self._open.setVisible(bool(drafts))
        self._no_mail.show_note(NoteKind.LOOK, "")
        self._copy.set_words(_COPY)
        self.show()

    def focus_first(self) -> None:
        """Put the focus on the first thing to do with the files: to look at what was found."""
        if self._found.has_found:
            self._found.focus_first()
            return
        first = self._open if self._open.isVisible() and self.is_read else self._show
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, marks: "Sequence[FileMark]") -> None:
        """Say what was found when they were read again."""
        is_waiting = self._show.hasFocus()
        self._found.show_marks(marks, self._kinds)
        self._open.setEnabled(True)
        if is_waiting:
            self.focus_first()

    def show_unread(self, why: str) -> None:
        """Say that they could not be read again, and let the person decide."""
        self._found.show_unread(why)
        self._open.setEnabled(True)

    def set_stale(self, *, is_stale: bool) -> None:
        """Say whether the workbook is another one than that of the files."""
        self._stale.show_note(NoteKind.LOOK, _STALE if is_stale else "")

    def show_receipt(self, sentence: str) -> None:
        """Say that the return arrived; nothing for an empty sentence."""
        self._receipt.setText(sentence)
        self._receipt.setVisible(bool(sentence))

    def _arrange(self) -> None:
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._show)
        buttons.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._names)
        column.addWidget(self._code)
        column.addWidget(self._receipt)
        column.addWidget(self._notes)
        column.addWidget(self._found)
        column.addWidget(self._stale)
        column.addWidget(self._address)
        column.addWidget(self._no_mail)
        column.addLayout(buttons)
        # Not before they have their places: shown without, each would be a window for a moment.
        self.show_receipt("")
        self._copy.setVisible(bool(self._email))
        self._address.setVisible(bool(self._email))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _open_draft(self) -> None:
        is_opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._draft)))
        self._no_mail.show_note(NoteKind.LOOK, "" if is_opened else _NO_MAIL)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._email)
        self._copy.set_words(_COPIED)


def _name(theme: "Theme", name: str) -> ElidedLabel:
    """A file name, of which beginning and end stay: they say what it is."""
    return ElidedLabel(theme, name, ink="ink2", cut=Qt.TextElideMode.ElideMiddle)


class _Title(IconLabel):
    """What was made and where, with a tick."""

    _is_strong = True
