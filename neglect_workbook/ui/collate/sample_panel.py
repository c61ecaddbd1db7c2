"""How the sample is drawn: what is always in it, the random share, and the number it follows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.field_label import FieldLabel
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Hint, Lead, SectionHeading

if TYPE_CHECKING:
    from neglect_workbook.domain.collating.records import CollationHead
    from neglect_workbook.ui.theme import Theme

_WHAT: Final = (
    "Every red answer, and every 'we do not know'.",
    "Every top rating.",
    "Every answer where the rating and its evidence do not fit.",
    "A random share of the rest, from each sector.",
)
_LIMIT: Final = (
    "Say it if you cannot read all of them. The reasons and the sectors then take turns, so that "
    "each has its share."
)
_SEED: Final = "The same number draws the same answers again, so that anybody can check the draw."
_MOST_SEED: Final = 999_999
_MOST_ANSWERS: Final = 9_999
#: As in a line of text, in pixels.
_INSET: Final = 8


class SamplePanel(Card):
    """Draws the sample, or draws it anew.

    Signals:
        draw_requested: seed, how many of a hundred further answers of each sector, and for how
            many answers there is time; nought for all.
        closed: leave it as it is.
    """

    draw_requested = Signal(int, int, int)
    closed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme)
        self.setAccessibleName("The sample")
        self._title = SectionHeading(theme)
        self._drawn = Hint(theme)
        self._limit = _number(0, _MOST_ANSWERS, " answers")
        self._limit.setSpecialValueText("All answers")
        self._share = _number(0, 100, " in 100")
        self._seed = _number(1, _MOST_SEED, "")
        self._draw = Button(theme, "Draw the sample", kind="filled", icon="scale")
        self._close = Button(theme, "Leave it as it is", kind="quiet")
        self._draw.clicked.connect(self._on_draw)
        self._close.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._drawn)
        column.addWidget(Lead(theme, "A panel reads these answers:"))
        column.addWidget(BulletList(theme, _WHAT))
        fields = FlowLayout(gap=20)
        fields.addWidget(_field(theme, "Random share", self._share))
        fields.addWidget(_field(theme, "Number of the draw", self._seed))
        time = _field(theme, "What you have time for", self._limit)
        column.addSpacing(4)
        column.addWidget(time, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Hint(theme, _LIMIT))
        column.addSpacing(4)
        column.addLayout(fields)
        column.addWidget(Hint(theme, _SEED))
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._draw)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def show_head(
        self, head: "CollationHead", proposed_seed: int, drawn: int, possible: int
    ) -> None:
        """Show how the sample was drawn, or would be, and how many answers it has of how many."""
        self._title.setText("How the sample was drawn" if head.is_sampled else "No sample yet")
        self._drawn.setText(f"It has {drawn:,} of the {possible:,} answers that fit.")
        self._drawn.setVisible(head.is_sampled)
        self._limit.setValue(head.sample_limit)
        self._share.setValue(head.random_in_hundred)
        self._seed.setValue(head.sample_seed or proposed_seed)
        self._draw.set_words("Draw it anew" if head.is_sampled else "Draw the sample")
        self._close.setVisible(head.is_sampled)

    def focus_first(self) -> None:
        """Put the keyboard on the next thing to do."""
        self._draw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draw(self) -> None:
        self.draw_requested.emit(self._seed.value(), self._share.value(), self._limit.value())


def _number(least: int, most: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    return box


def _field(theme: "Theme", label: str, box: QSpinBox) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    name = FieldLabel(theme, label)
    name.set_buddy(box)
    column.addWidget(name)
    column.addWidget(box)
    return holder
