"""What has moved since the last review, in counts and by question."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.domain.compare import Comparison, Movement, compare
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.movements import MOVEMENTS
from neglect_workbook.ui.pages.overview.rows_card import Row, RowsCard
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint, Lead, Strong

if TYPE_CHECKING:
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

#: Words after a count, in the order of the card.
_WORDS: Final = {
    Movement.BETTER: "better",
    Movement.SAME: "the same",
    Movement.WORSE: "worse",
    Movement.FIRST_TIME: "for the first time",
}


class SinceCard(RowsCard):
    """Shown once there is an earlier review to compare with.

    Signals:
        jump_requested: a Jump to the Compare page.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "")
        link = Button(theme, "Compare", kind="link")
        link.setAccessibleName("Compare this review with the one before")
        link.clicked.connect(lambda: self.jump_requested.emit(Jump(PageId.COMPARE)))
        self.head.addWidget(link)

    def show_snapshot(self, snapshot: "WorkbookSnapshot") -> None:
        """Bring it up to date."""
        previous = snapshot.previous
        self.setVisible(previous is not None)
        if previous is None:
            return
        kind = snapshot.framework.review_kind(previous.snapshot.review.kind_id)
        self.title.setText(f"Since the {kind.name.lower()}")
        found = compare(previous.snapshot, snapshot)
        shown = tuple((one.question.id, one.movement) for one in found)
        self.show_rows(shown, lambda: self._rows_for(found))

    def _rows_for(self, found: tuple[Comparison, ...]) -> list[QWidget]:
        rows: list[QWidget] = []
        for movement, words in _WORDS.items():
            ids = [one.question.id for one in found if one.movement is movement]
            if ids:
                rows.append(
                    self._row(
                        MOVEMENTS[movement][0] or "circle-dashed",
                        f"{len(ids)} {words}",
                        ", ".join(ids),
                    )
                )
        return rows or [Row((Lead(self._theme, "Nothing is confirmed or answered yet."), 1))]

    def _row(self, icon: str, words: str, ids: str) -> QWidget:
        named = Hint(self._theme, ids)
        named.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        mark = IconLabel(self._theme, icon, icon_ink="ink2")
        return Row((mark, 0), (Strong(self._theme, words), 0), (named, 1))
