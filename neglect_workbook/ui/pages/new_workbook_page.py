"""Making a new workbook: who you are, which hats you wear, and where the file goes."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.storage.file_kind import WORKBOOK_FILE
from neglect_workbook.ui.free_path import free_path
from neglect_workbook.ui.pages.start.hats_field import HatsField, minutes_of
from neglect_workbook.ui.pages.start.own_password import OwnPassword
from neglect_workbook.ui.pages.start.paper_and_sheet import PaperAndSheet
from neglect_workbook.ui.pages.start.promise import Promise
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.field_note import FieldNote, NoteKind
from neglect_workbook.ui.widgets.file_place import FilePlace
from neglect_workbook.ui.widgets.labels import Lead, PageTitle, Strong
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.workbook import NewWorkbook

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.errors import KnownError
    from neglect_workbook.ui.theme import Theme

_SMALL_GROUP: Final = "small_group"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: The file's name follows the organisation's while it is typed.
_PAUSE_MS: Final = 200

_NO_NAME: Final = "Write the name that your partners know you by."
_NO_SECTOR: Final = "Choose the one that comes nearest."
_NO_HAT: Final = "Tick at least one."
_HINT: Final = "Tick every set that you will answer."
_PROPOSED: Final = "We ticked what fits most organisations like yours. Change it if you like."
_ALL_HATS: Final = "In a small organisation one person can wear all these hats."


class NewWorkbookPage(PaperAndSheet):
    """Asks what a new workbook is made of, and nothing more.

    Signals:
        create_requested: a NewWorkbook, the path of the file to make, and its password.
        cancelled: go back to the start page.
    """

    create_requested = Signal(object, object, str)
    cancelled = Signal()

    def __init__(
        self, theme: "Theme", framework: "Framework", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._framework = framework
        sectors = [(sector.id, sector.name) for sector in framework.sectors]
        self._name = LineField(theme, "Your organisation", pause_ms=_PAUSE_MS)
        self._name.undo_here()
        self._sector = ChoiceField(
            theme, "What kind of organisation it is", sectors, empty="Choose one"
        )
        self._sector_note = FieldNote(theme)
        self._hats = HatsField(theme, framework)
        self._place = FilePlace(theme, WORKBOOK_FILE, "Where the file goes", free_path)
        self._password = OwnPassword(theme)
        self._time = Lead(theme)
        #: Name and kind beside each other, or one above the other where it is narrow.
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._to_hand = QWidget()
        self._fill_paper()
        self._fill_sheet()
        self._name.text_edited.connect(self._on_name_edited)
        self._sector.chosen.connect(self._on_sector_chosen)
        self._hats.ticked.connect(self._on_hats_ticked)
        self._place.changed.connect(lambda: self._place.set_problem(""))
        self.start()

    def start(self) -> None:
        """Ask anew, with nothing filled in and the focus in the first field."""
        self._name.flush()
        self._name.set_text("")
        self._sector.set_choice("")
        self._hats.propose(())
        self._hats.set_hint(_HINT)
        self._place.start()
        self._password.start()
        self._show_time()
        for field in (self._name, self._hats, self._place):
            field.set_problem("")
        self._sector_note.show_note(NoteKind.PROBLEM, "")
        self.verticalScrollBar().setValue(0)
        self._name.focus_editor()

    def show_problem(self, error: "KnownError") -> None:
        """Say beside the field what could not be done, and the next step."""
        self._place.set_problem(f"{error.sentence} {error.next_step}".strip())
        self._place.focus_editor()
        self.ensureWidgetVisible(self._place)

    @override
    def arrange(self, *, narrow: bool) -> None:
        super().arrange(narrow=narrow)
        direction = QBoxLayout.Direction
        self._first.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        # Where it is narrow it would stand between a person and the first field.
        self._to_hand.setHidden(narrow)

    @override
    def keyPressEvent(self, arg__1: "QKeyEvent") -> None:
        if arg__1.key() in _ENTER:
            self._create()
        else:
            super().keyPressEvent(arg__1)

    # -- building ---------------------------------------------------------------------

    def _fill_paper(self) -> None:
        back = Button(self._theme, "Back", kind="link", icon="chevron-left")
        back.clicked.connect(self.cancelled)
        things = self._framework.wording.to_have_to_hand
        column = self.paper
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(PageTitle(self._theme, "New workbook"))
        column.addSpacing(10)
        column.addWidget(Promise(self._theme, "Four things, then you can begin."))
        to_hand = QVBoxLayout(self._to_hand)
        to_hand.setContentsMargins(0, 22, 0, 0)
        to_hand.setSpacing(6)
        to_hand.addWidget(Strong(self._theme, "What to have to hand"))
        to_hand.addWidget(BulletList(self._theme, things))
        column.addWidget(self._to_hand)
        column.addStretch(1)

    def _fill_sheet(self) -> None:
        create = Button(self._theme, "Make the workbook", kind="filled")
        create.clicked.connect(self._create)
        cancel = Button(self._theme, "Cancel", kind="quiet")
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(create)
        buttons.addWidget(cancel)
        buttons.addWidget(self._time, 1)
        sector = QVBoxLayout()
        sector.setSpacing(4)
        sector.addWidget(self._sector)
        sector.addWidget(self._sector_note)
        sector.addStretch(1)
        self._first.setSpacing(20)
        self._first.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        self._first.addLayout(sector, 1)
        column = self.sheet
        column.addLayout(self._first)
        column.addSpacing(10)
        column.addWidget(self._hats)
        column.addSpacing(10)
        column.addWidget(self._place)
        column.addSpacing(4)
        column.addWidget(self._password)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(1)

    # -- what happens -----------------------------------------------------------------

    def _on_name_edited(self, name: str) -> None:
        self._place.propose(name.strip())
        if name.strip():
            self._name.set_problem("")

    def _on_sector_chosen(self, sector_id: str) -> None:
        if not sector_id:
            return
        sector = self._framework.sector(sector_id)
        self._sector_note.show_note(NoteKind.PROBLEM, "")
        self._hats.propose(sector.set_ids)
        is_small = sector.setting == _SMALL_GROUP
        self._hats.set_hint(_ALL_HATS if is_small else _PROPOSED)
        self._on_hats_ticked()

    def _on_hats_ticked(self) -> None:
        if self._hats.set_ids:
            self._hats.set_problem("")
        self._show_time()

    def _show_time(self) -> None:
        sets = [self._framework.question_set(set_id) for set_id in self._hats.set_ids]
        count = sum(len(one.questions) for one in sets)
        minutes = sum(minutes_of(one) for one in sets)
        self._time.setText(
            f"{count} questions, about {minutes} minutes in all. Stop any time." if sets else ""
        )

    def _create(self) -> None:
        self._name.flush()
        name = self._name.text().strip()
        sector_id, set_ids = self._sector.choice, self._hats.set_ids
        self._name.set_problem("" if name else _NO_NAME)
        self._sector_note.show_note(NoteKind.PROBLEM, "" if sector_id else _NO_SECTOR)
        self._hats.set_problem("" if set_ids else _NO_HAT)
        wrong = [
            field
            for field, is_right in (
                (self._name, name),
                (self._sector, sector_id),
                (self._hats, set_ids),
            )
            if not is_right
        ]
        if wrong:
            wrong[0].focus_editor()
            self.ensureWidgetVisible(wrong[0])
            return
        if not self._password.can_be_used():
            self.ensureWidgetVisible(self._password)
            return
        wanted = NewWorkbook(self._framework.id, name, sector_id, set_ids)
        self.create_requested.emit(wanted, self._place.path, self._password.password)
