"""What came back from the partnership: receipts, and how much feedback is to be looked at."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.domain.received import (
    Standing,
    feedback_on,
    feedback_to_look_at,
    receipt_standing,
)
from neglect_workbook.exchange.feedback.sentences import receipt_sentence
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview.link_words import LinkWords
from neglect_workbook.ui.pages.overview.rows_card import Row, RowsCard
from neglect_workbook.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from neglect_workbook.domain.correspondence import ReturnReceipt
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_TITLE: Final = "From the partnership"
#: Icon and its ink for what arrived as it was sent, and for what did not.
_AS_SENT: Final = ("file-check", "green")
_OTHERWISE: Final = ("circle-alert", "amber")


class CameBackCard(RowsCard):
    """Shown once something came back. It stands on the Overview and on Review and send.

    Signals:
        jump_requested: a Jump to the first feedback that nobody has looked at, or to the first.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, _TITLE)
        self.hide()

    def show_snapshot(self, snapshot: "WorkbookSnapshot") -> None:
        """Bring it up to date."""
        ids = tuple(one.id for one in snapshot.questions if feedback_on(snapshot, one.id))
        to_look_at = feedback_to_look_at(snapshot)
        receipts = tuple(_receipt_row(snapshot, one) for one in reversed(snapshot.receipts))
        self.setVisible(bool(ids or receipts))
        shown = (receipts, ids, to_look_at)
        self.show_rows(shown, lambda: self._rows_for(receipts, ids, to_look_at))

    def _rows_for(
        self,
        receipts: tuple[tuple[str, str, str], ...],
        ids: tuple[str, ...],
        to_look_at: tuple[str, ...],
    ) -> list[QWidget]:
        rows: list[QWidget] = [
            Row((IconLabel(self._theme, icon, words, icon_ink=ink), 1))
            for icon, ink, words in receipts
        ]
        if ids:
            count = len(to_look_at or ids)
            link = f"Feedback on {count} {'question' if count == 1 else 'questions'}"
            words = LinkWords(self._theme, link, "to look at" if to_look_at else "looked at")
            jump = Jump(PageId.QUESTIONS, question_id=(to_look_at or ids)[0], field="feedback")
            words.followed.connect(lambda: self.jump_requested.emit(jump))
            rows.append(
                Row((IconLabel(self._theme, "inbox", icon_ink="ink2"), 0), (words, 1), gap=0)
            )
        return rows


def _receipt_row(snapshot: "WorkbookSnapshot", receipt: "ReturnReceipt") -> tuple[str, str, str]:
    """Icon, its ink and the words of one receipt."""
    is_as_sent = receipt_standing(snapshot, receipt) is Standing.SAME
    return (*(_AS_SENT if is_as_sent else _OTHERWISE), receipt_sentence(snapshot, receipt))
