"""What is left, each line with the way to it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_workbook.checks.left import Left, LeftKind, things_left
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.overview.link_words import LinkWords
from neglect_workbook.ui.pages.overview.rows_card import Row, RowsCard
from neglect_workbook.ui.pages.question.field_words import field_label
from neglect_workbook.ui.widgets.icon_label import IconLabel
from neglect_workbook.ui.widgets.labels import Hint

if TYPE_CHECKING:
    from datetime import date

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_ICONS: Final = {
    LeftKind.FINISH: "pencil",
    LeftKind.ANSWER: "list-checks",
    LeftKind.CONFIRM: "circle-dashed",
    LeftKind.COME_BACK: "flag",
    LeftKind.RED_WITHOUT_ACTION: "target",
    LeftKind.OVERDUE: "calendar-clock",
}


class LeftCard(RowsCard):
    """Lines such as '5 questions not answered, 30 min'.

    Signals:
        jump_requested: a Jump to the first of what a line is about.
    """

    jump_requested = Signal(object)

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "What is left")

    def show_snapshot(
        self, snapshot: "WorkbookSnapshot", today: "date", to_choose: int = 0
    ) -> None:
        """Bring it up to date.

        Args:
            snapshot: the workbook as it stands.
            today: the day from which actions are overdue.
            to_choose: in how many places two copies say something different.
        """
        left = () if snapshot.is_closed else things_left(snapshot, today)
        shown = (left, snapshot.is_closed, to_choose)
        self.show_rows(shown, lambda: self._make(snapshot, left, to_choose))

    def _make(
        self, snapshot: "WorkbookSnapshot", left: tuple[Left, ...], to_choose: int
    ) -> list[QWidget]:
        rows = [self._row(snapshot, one) for one in left]
        if to_choose:
            rows.insert(0, self._row_of_copies(to_choose))
        if rows:
            return rows
        words = "Nothing. This review is closed." if snapshot.is_closed else "Nothing is left."
        return [Row((IconLabel(self._theme, "check", words, icon_ink="green"), 1))]

    def _row_of_copies(self, to_choose: int) -> QWidget:
        places = "1 place" if to_choose == 1 else f"{to_choose} places"
        line = LinkWords(self._theme, places, "to choose between two copies")
        line.followed.connect(lambda: self.jump_requested.emit(Jump(PageId.MERGE)))
        return Row((IconLabel(self._theme, "layers", icon_ink="ink2"), 0), (line, 1), gap=4)

    def _row(self, snapshot: "WorkbookSnapshot", left: Left) -> QWidget:
        link, words = _words(snapshot, left)
        line = LinkWords(self._theme, link, words)
        line.followed.connect(lambda: self.jump_requested.emit(_jump(left)))
        icon = IconLabel(self._theme, _ICONS[left.kind], icon_ink="ink2")
        minutes = Hint(self._theme, f"{left.minutes} min" if left.minutes else "")
        minutes.setWordWrap(False)
        return Row((icon, 0), (line, 1), (minutes, 0), gap=4)


def _words(snapshot: "WorkbookSnapshot", left: Left) -> tuple[str, str]:
    """The words of the link, and those after it."""
    is_one, count = left.count == 1, left.count
    if left.kind is LeftKind.FINISH and is_one:
        label = field_label(snapshot.framework, left.field)
        return left.question_ids[0], f"is not finished: {label[0].lower()}{label[1:]}"
    first = left.question_ids[0] if left.question_ids else ""
    questions = first if is_one else f"{count} questions"
    answers = first if is_one else f"{count} answers"
    return {
        LeftKind.FINISH: (answers, "are not finished"),
        LeftKind.ANSWER: (questions, "not answered"),
        LeftKind.CONFIRM: (answers, "to confirm from last time"),
        LeftKind.COME_BACK: (questions, "marked to come back to"),
        LeftKind.RED_WITHOUT_ACTION: (
            f"{count} red" if is_one else f"{count} reds",
            "without an action",
        ),
        LeftKind.OVERDUE: (f"{count} action" if is_one else f"{count} actions", "overdue"),
    }[left.kind]


def _jump(left: Left) -> Jump:
    if left.record_ids:
        return Jump(PageId.ACTION_PLAN, record_id=left.record_ids[0])
    return Jump(PageId.QUESTIONS, question_id=left.question_ids[0], field=left.field)
