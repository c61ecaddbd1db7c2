"""What will be sent, to read before it is made: the action plan, the return or the summary."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.ui.pages.send.paper import Paper
from neglect_workbook.ui.pages.send.previews import PLAN, RETURN, SUMMARY
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.exchange.report import Document
    from neglect_workbook.ui.theme import Theme

#: Pixels between the choice and the paper.
_GAP: Final = 10
_SEGMENTS: Final = (
    Segment(PLAN, "Plan"),
    Segment(RETURN, "Return"),
    Segment(SUMMARY, "Summary"),
)
_NAMES: Final = {
    PLAN: "Preview of the action plan",
    RETURN: "Preview of the return",
    SUMMARY: "Preview of the summary",
}


class PreviewPane(QWidget):
    """A choice of documents, the chosen one on paper, and a button beside the choice.

    Signals:
        button_pressed: the button beside the choice was pressed.
        print_requested: the Document that is shown is to be printed.
    """

    button_pressed = Signal()
    print_requested = Signal(object)

    def __init__(self, theme: "Theme", button: str, icon: str, *, can_print: bool = False) -> None:
        """Show no document yet.

        Args:
            theme: gives colours and sizes.
            button: the words of the button.
            icon: its icon.
            can_print: whether it has a button to print what is shown.
        """
        super().__init__()
        self._documents: Mapping[str, Document] = {}
        self._choice = SegmentedControl(theme, _SEGMENTS, "What to read", is_slim=True)
        self._choice.set_current(PLAN)
        self._button = Button(theme, button, kind="quiet", icon=icon, is_slim=True)
        self._print = Button(theme, "Print", kind="quiet", icon="printer", is_slim=True)
        self._print.setEnabled(False)
        self.paper = Paper(theme, _NAMES[PLAN])
        self._choice.chosen.connect(self._show)
        self._button.clicked.connect(self.button_pressed)
        self._print.clicked.connect(self._ask_to_print)
        self._top = FlowLayout(gap=8)
        self._top.addWidget(self._choice)
        self._top.addWidget(self._button)
        self._top.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._top)
        column.addWidget(self.paper, 1)
        # Only now: shown before it has a place, it would be a window of its own.
        self._print.setVisible(can_print)

    @property
    def chosen(self) -> str:
        """Which document is shown: `PLAN`, `RETURN` or `SUMMARY`."""
        return self._choice.current_id

    def choose(self, kind: str) -> None:
        """Show another one of the documents."""
        self._choice.set_current(kind)
        self._show()

    def show_documents(self, documents: "Mapping[str, Document]") -> None:
        """Show these from now on, by kind."""
        self._documents = documents
        self._show()

    def focus_button(self) -> None:
        """Put the focus on the button beside the choice."""
        self._button.setFocus()

    def height_without_paper(self, width: int) -> int:
        """How high the choice and the button are by themselves, in pixels."""
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        return self._top.heightForWidth(inside) + margins.top() + margins.bottom()

    def least_height(self, width: int) -> int:
        """How high it is with the least of the paper that is worth a look, in pixels."""
        return self.height_without_paper(width) + _GAP + self.paper.minimumHeight()

    @override
    def hasHeightForWidth(self) -> bool:
        # The paper gives up room to what stands below it; with a height for its width a layout
        # would never make it lower.
        return False

    def _show(self) -> None:
        self.paper.setAccessibleName(_NAMES[self.chosen])
        document = self._documents.get(self.chosen)
        self._print.setEnabled(document is not None)
        if document is not None:
            self.paper.show_document(document)

    def _ask_to_print(self) -> None:
        self.print_requested.emit(self._documents[self.chosen])
