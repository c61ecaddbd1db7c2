"""Yes or No, or neither: the answer to a check, which can be taken back."""

from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QRadioButton
from typing_extensions import override

from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from neglect_workbook.ui.theme import Theme

#: ``None`` is not answered.
YesOrNo: TypeAlias = bool | None

_YES: Final = "yes"
_NO: Final = "no"
_ANSWERS: Final = {_YES: True, _NO: False}


class YesNo(SegmentedControl):
    """Answers one question; the chosen answer pressed again, or Delete, takes it back.

    ``chosen`` tells of every new answer; `answer` is what it is.
    """

    def __init__(self, theme: "Theme", question: str) -> None:
        """Make an unanswered pair, named by its question."""
        segments = (Segment(_YES, "Yes"), Segment(_NO, "No"))
        super().__init__(theme, segments, question, is_slim=True)
        for button in self.findChildren(QRadioButton):
            button.installEventFilter(self)

    @property
    def answer(self) -> YesOrNo:
        """The answer shown."""
        return _ANSWERS.get(self.current_id)

    def set_answer(self, answer: YesOrNo) -> None:
        """Show an answer; nothing is told."""
        self.set_current("" if answer is None else _YES if answer else _NO)

    def focus_answer(self) -> None:
        """Put the focus on the chosen answer, or on Yes."""
        for button in self.findChildren(QRadioButton):
            if button.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: "QObject", event: QEvent) -> bool:
        # The second press of a double click is no wish to take the answer back.
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_id:
            self._choose(self.current_id)
        else:
            super().keyPressEvent(event)

    @override
    def _choose(self, id: str) -> None:
        if id == self.current_id:
            self.set_current("")
            self.chosen.emit("")
        else:
            super()._choose(id)
