"""The stage 'Outputs': what goes to the group, to the organisations and to who is missing."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.dates import clock_time
from neglect_workbook.errors import KnownError
from neglect_workbook.ui.collate.output_card import OutputCard
from neglect_workbook.ui.collate.output_kinds import OUTPUTS, Made, OutputKind
from neglect_workbook.ui.collate.private_feedback import FeedbackCheck
from neglect_workbook.ui.collate.stage import MARGINS, NO_LIMIT, Stage
from neglect_workbook.ui.pages.send.private_rows import STOPPED
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.elided_label import ElidedLabel
from neglect_workbook.ui.widgets.labels import Lead, PageTitle, Strong

if TYPE_CHECKING:
    from neglect_workbook.ui.collate.session import CollationSession
    from neglect_workbook.ui.theme import Theme

_MOST_WIDE: Final = 980
_NO_RETURNS: Final = "Add returns first."
_NO_RESULTS: Final = "No answer is moderated yet. Receipts and letters are made all the same."
_NOBODY_MISSING: Final = "Nobody on the list is missing."
_NO_LIST: Final = "Open the expected list first, at the stage 'Returns'."
_READ_BACK: Final = (
    "Four columns of the collation workbook are yours to fill in. When somebody has, read them "
    "back here."
)


class OutputsStage(Stage):
    """A card for each thing that can be made. Everything is made again whenever it is wanted.

    Signals:
        read_back_requested: choose a collation workbook to read the moderation from.
    """

    read_back_requested = Signal()

    promise = "Nothing leaves this computer unless you send it"

    def __init__(
        self, theme: "Theme", session: "CollationSession", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, session, parent)
        self._folder = session.collation.path.parent
        self._said: dict[OutputKind, str] = {}
        self._being_made: OutputKind | None = None
        self._where = ElidedLabel(theme, "", cut=Qt.TextElideMode.ElideMiddle)
        self._change = Button(theme, "Change the folder", is_slim=True)
        self._cards = {kind: OutputCard(theme, words) for kind, words in OUTPUTS.items()}
        #: What in the feedback could identify a child.
        self.private = FeedbackCheck(theme, session, session.profile)
        self._back = Button(theme, "Read the moderation back")
        self._scroll = ColumnScroll(theme)
        self._column = QWidget()
        self._build()
        self._change.clicked.connect(self._on_change)
        self._back.clicked.connect(self.read_back_requested)
        for kind, card in self._cards.items():
            card.make_requested.connect(partial(self.make, kind))
            card.folder_requested.connect(self._open_folder)
        session.output_made.connect(self._on_made)
        session.output_failed.connect(self._on_failed)

    @property
    def folder(self) -> Path:
        """Where files go."""
        return self._folder

    def card(self, kind: OutputKind) -> OutputCard:
        """The card of a kind."""
        return self._cards[kind]

    def set_folder(self, folder: Path) -> None:
        """Make files in another folder from now on."""
        self._folder = folder
        self._where.set_words(str(folder))

    def make(self, kind: OutputKind) -> None:
        """Make something, off this thread."""
        if self._being_made is not None:
            return
        self._being_made = kind
        for one, card in self._cards.items():
            if one is kind:
                card.show_making()
            else:
                card.set_waiting(is_waiting=True)
        self.session.make(kind, self._folder)

    def make_report(self) -> None:
        """Make the report: the picture asks for it too."""
        self.make(OutputKind.REPORT)

    @override
    def refresh(self) -> None:
        for kind, card in self._cards.items():
            if kind is self._being_made:
                continue
            why = self._why_not(kind)
            if why or kind not in self._said:
                card.show_nothing(why)
                if kind is OutputKind.FEEDBACK and why == _NO_RESULTS:
                    card.make.setEnabled(True)
            elif self._being_made is None:
                card.set_waiting(is_waiting=False)
            if self._being_made is not None:
                card.set_waiting(is_waiting=True)
        self._back.setEnabled(not self.session.is_read_only)
        self.private.refresh()

    def look_again(self) -> None:
        """Other names are listed than when the feedback was looked through."""
        self.private.forget()
        if self.isVisible():
            self.private.refresh()

    @override
    def arrange(self, *, narrow: bool) -> None:
        width = NO_LIMIT if narrow else self.theme.scaled(_MOST_WIDE)
        self._column.setMaximumWidth(width)
        for card in self._cards.values():
            card.arrange(narrow=narrow)

    # -- building ---------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.theme
        holder, column = QWidget(), self._column
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column, 1)
        outer.addStretch(0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(10)
        layout.addWidget(PageTitle(theme, "Outputs"))
        where = QHBoxLayout()
        where.setSpacing(12)
        label = Lead(theme, "Files go to")
        label.setWordWrap(False)
        where.addWidget(label)
        where.addWidget(self._where, 1)
        where.addWidget(self._change)
        layout.addLayout(where)
        for kind, card in self._cards.items():
            layout.addWidget(card)
            if kind is OutputKind.FEEDBACK:
                layout.addWidget(self.private)
        layout.addWidget(self._read_back())
        layout.addSpacing(10)
        layout.addStretch(1)
        self._scroll.show_column(holder)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self.set_folder(self._folder)

    def _read_back(self) -> QWidget:
        card = Card(self.theme, ground="panel")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(Strong(self.theme, "Moderated in Excel?"))
        words.addWidget(Lead(self.theme, _READ_BACK))
        words.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(card)
        row.setContentsMargins(18, 14, 18, 14)
        row.addLayout(words, 1)
        return card

    # -- what happens -----------------------------------------------------------------

    def _why_not(self, kind: OutputKind) -> str:
        session = self.session
        if kind is OutputKind.REMINDERS:
            if not session.expected:
                return _NO_LIST
            return "" if session.standings.missing else _NOBODY_MISSING
        if not session.standings.counted:
            return _NO_RETURNS
        if kind is OutputKind.FEEDBACK and not session.agreement.done:
            return _NO_RESULTS
        return ""

    def _on_change(self) -> None:
        dialog = QFileDialog(self, "Where files go", str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.set_folder(Path(chosen)))
        dialog.open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_made(self, made: Made) -> None:
        self._being_made = None
        now = clock_time(datetime.now().astimezone())
        self._said[made.kind] = f"Made {now}: {made.first}, {made.what}."
        self.refresh()
        self._cards[made.kind].show_made(self._said[made.kind])

    def _on_failed(self, error: KnownError) -> None:
        kind, self._being_made = self._being_made, None
        self.refresh()
        if kind is not None:
            self._said.pop(kind, None)
            self._cards[kind].show_problem(str(error))
        if error.code == STOPPED:
            self.private.focus_first()
