"""What a return says about itself: whom to ask, who took part, who agreed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.exchange.sheet import short_line
from neglect_workbook.ui.pages.page import Page
from neglect_workbook.ui.widgets.choice_field import ChoiceField
from neglect_workbook.ui.widgets.date_field import DateField
from neglect_workbook.ui.widgets.line_field import LineField
from neglect_workbook.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from neglect_workbook.domain.fields import FieldValue

_ROLE: Final = "a role"
_READ_ONLY: Final = "This workbook is open to read only."
_CLOSED: Final = "This review is closed, and this is kept to read."
_GAP: Final = 14
#: Least width for two fields beside each other, in pixels at 100 percent.
_TWO_COLUMNS: Final = 580
#: Fields that lie in the organisation; all others are of the review.
_OF_ORGANISATION: Final = frozenset({"contact_role", "substitute_contact_role", "setting_id"})

_LINES: Final = {
    "setting_id": ("URN or charity number", "optional", ""),
    "contact_role": ("Who can be asked about it", _ROLE, "Designated safeguarding lead"),
    "substitute_contact_role": ("Who stands in for them", _ROLE, "Deputy"),
    "approved_role": ("Approved by", _ROLE, "Chair of governors"),
    "minute_reference": ("Where it is minuted", "optional", ""),
}
_BOXES: Final = {
    "people_involved": (
        "People involved",
        "Roles, and how many of each, such as 2 leaders and 5 teachers.",
    ),
    "limits": ("Limits", "What a reader should know about how you did this."),
    "ask_of_partners": (
        "One thing we need from partners",
        "The one thing that would help most.",
    ),
}
_KIND: Final = "kind_id"
_SETTING: Final = "setting_id"
_APPROVED_ON: Final = "approved_on"
_APPROVED_WORDS: Final = "Approved on"


class AboutPanel(QWidget):
    """The fields about the return. Each is saved as it is left, like everything else.

    Signals:
        resized: the fields may stand elsewhere: boxes grow with what is written in them.
        unread_changed: `unread` is something else now.
    """

    resized = Signal()
    unread_changed = Signal()

    def __init__(self, page: Page) -> None:
        """Show the fields as they stand.

        Args:
            page: gives the session, and is the initiator of every change.
        """
        super().__init__()
        self._page = page
        theme, framework = page.theme, page.session.snapshot.framework
        kinds = [(one.id, one.name) for one in framework.review_kinds]
        self._kind = ChoiceField(theme, "Review", kinds)
        self._lines = {field: self._line(field) for field in _LINES}
        self._boxes = {field: self._box(field) for field in _BOXES}
        self._approved_on = DateField(theme, _APPROVED_WORDS, is_past=True)
        self._kind.chosen.connect(lambda kind_id: self._save(_KIND, kind_id))
        self._approved_on.date_edited.connect(self._save_day)
        self._approved_on.unread_changed.connect(self.unread_changed)
        self._pairs: list[QBoxLayout] = []
        self._arrange()
        self.refresh()

    @property
    def unread(self) -> tuple[Finding, ...]:
        """What was typed here and cannot be kept: it stays in its field, and is not sent."""
        text = self._approved_on.unread
        if not text:
            return ()
        message = f"'{short_line(text)}' in {_APPROVED_WORDS} is not a date"
        detail = "It is not sent. Write a day, such as 3 November 2026."
        return (Finding("date_unread", Severity.MISSING, message, detail, field=_APPROVED_ON),)

    def refresh(self) -> None:
        """Show what is known; what is being typed stays."""
        snapshot = self._page.session.snapshot
        self._set_read_only()
        for field, line in self._lines.items():
            record = snapshot.organisation if field in _OF_ORGANISATION else snapshot.review
            line.set_text(getattr(record, field))
        for field, box in self._boxes.items():
            box.set_text(getattr(snapshot.review, field))
        self._kind.set_choice(snapshot.review.kind_id)
        self._approved_on.set_date(snapshot.review.approved_on)

    def flush(self) -> None:
        """Send what is still being typed."""
        for line in self._lines.values():
            line.flush()
        for box in self._boxes.values():
            box.flush()
        self._approved_on.flush()

    def commit(self) -> None:
        """Write the date out, or say that it is none, as when its line is left."""
        self._approved_on.commit()

    def has_field(self, field: str) -> bool:
        """Whether a field of a Jump is one of these."""
        return field in self._fields()

    def focus_field(self, field: str) -> None:
        """Put the focus into a field. Raises ``KeyError`` for one that is not here."""
        self._fields()[field].setFocus()

    def fit(self, width: int) -> None:
        """Put fields beside each other where there is room for two in so many pixels."""
        is_narrow = width < self._page.theme.scaled(_TWO_COLUMNS)
        direction = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # -- how ----------------------------------------------------------------------------

    def _fields(self) -> dict[str, QWidget]:
        return {
            **self._lines,
            **self._boxes,
            _KIND: self._kind,
            _APPROVED_ON: self._approved_on,
        }

    def _line(self, field: str) -> LineField:
        label, hint, example = _LINES[field]
        line = LineField(self._page.theme, label, hint=hint, placeholder=example)
        line.text_edited.connect(lambda text: self._save(field, text))
        if field == _SETTING:
            line.leave_unchecked()
        return line

    def _box(self, field: str) -> TextBox:
        label, hint = _BOXES[field]
        box = TextBox(self._page.theme, label, hint=hint, lines=2)
        box.set_privacy_text(self._page.session.snapshot.framework.wording.privacy_line)
        box.text_edited.connect(lambda text: self._save(field, text))
        return box

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(_GAP)
        self._add_pair(column, self._kind, self._lines["setting_id"])
        self._add_pair(column, self._lines["contact_role"], self._lines["substitute_contact_role"])
        for box in self._boxes.values():
            column.addWidget(box)
        self._add_pair(column, self._lines["approved_role"], self._approved_on)
        column.addWidget(self._lines["minute_reference"])

    def _add_pair(self, column: QVBoxLayout, left: QWidget, right: QWidget) -> None:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(_GAP)
        pair.addWidget(left, 1)
        pair.addWidget(right, 1)
        column.addLayout(pair)
        self._pairs.append(pair)

    def _set_read_only(self) -> None:
        """What is of the review is kept to read once that is closed."""
        is_read_only = self._page.session.workbook.is_read_only
        is_kept = is_read_only or self._page.session.snapshot.is_closed
        why = _READ_ONLY if is_read_only else _CLOSED
        for box in self._boxes.values():
            box.set_read_only(is_read_only=is_kept, why=why)
        for field, line in self._lines.items():
            is_of_review = field not in _OF_ORGANISATION
            line.set_read_only(is_read_only=is_kept if is_of_review else is_read_only)
        self._kind.set_read_only(is_read_only=is_kept)
        self._approved_on.set_read_only(is_read_only=is_kept)

    def _save_day(self, day: "date | None") -> None:
        self._save(_APPROVED_ON, day)

    def _save(self, field: str, value: "FieldValue") -> None:
        page = self._page
        if field in _OF_ORGANISATION:
            page.session.do(page, lambda workbook: workbook.set_organisation(**{field: value}))
        else:
            page.session.do(page, lambda workbook: workbook.set_review(**{field: value}))
