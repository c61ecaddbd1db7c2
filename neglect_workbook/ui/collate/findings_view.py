"""What the picture says, in plain sentences of counts, and the strongest examples to read."""

from collections.abc import Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neglect_workbook.domain.collating.findings import About, Finding, findings
from neglect_workbook.ui.collate.returns_rows import sector_name
from neglect_workbook.ui.idle_steps import IdleSteps
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.card import Card
from neglect_workbook.ui.widgets.column_scroll import ColumnScroll
from neglect_workbook.ui.widgets.flow_layout import FlowLayout
from neglect_workbook.ui.widgets.labels import Body, Lead, SectionHeading, Strong
from neglect_workbook.ui.widgets.level_label import LevelLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neglect_workbook.domain.collating.picture import Picture
    from neglect_workbook.domain.collating.picture import Strong as StrongAnswer
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.ui.theme import Theme

_HEADINGS: Final[Mapping[About, str]] = {
    About.RETURNS: "What it rests on",
    About.GAP: "Most common gaps",
    About.SECTOR: "Where the gaps are",
    About.STRENGTH: "Most often in place",
    About.UNKNOWN: "Not known",
    About.POLICY_ALONE: "Resting on policy alone",
    About.DIFFERENCE: "Making a difference for children",
    About.ROLES: "Where the roles differ",
    About.VOICES: "Colleagues beside leaders",
    About.MOVEMENT: "Movement since last time",
    About.INDICATOR: "Indicators side by side",
    About.LEFT_OUT: "Left out",
}
_MOST_WIDE: Final = 980
_MOST_STRONG: Final = 12
#: As many sections as the largest window has room for, more or less.
_AT_ONCE: Final = 3


class FindingsView(ColumnScroll):
    """One section for each kind of finding. A sentence about a question leads to it.

    Signals:
        question_requested: question id and sector id of a cell of the heat map to go to.
        answer_requested: the Place of an answer to read.
    """

    question_requested = Signal(str, str)
    answer_requested = Signal(object)

    def __init__(self, theme: "Theme", framework: "Framework") -> None:
        super().__init__(theme)
        self._theme = theme
        self._framework = framework
        self._shown: Picture | None = None
        theme.changed.connect(self._show_again)
        self.setAccessibleName("Findings")

    def show_picture(self, picture: "Picture") -> None:
        """Show what a picture says."""
        if picture is self._shown:
            return
        self._shown = picture
        by_kind: dict[About, list[Finding]] = {}
        for one in findings(picture, self._framework):
            by_kind.setdefault(one.about, []).append(one)
        holder = QWidget()
        column = QWidget()
        column.setMaximumWidth(self._theme.scaled(_MOST_WIDE))
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column, 1)
        outer.addStretch(0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 4, 12, 20)
        layout.setSpacing(14)
        layout.addStretch(1)
        sections = [
            (_HEADINGS[about], map(self._sentence, found)) for about, found in by_kind.items()
        ]
        if picture.strong:
            strong = picture.strong[:_MOST_STRONG]
            sections.append(("Strongest examples of impact", map(self._example, strong)))
        # What is in sight at once, and the others while nobody waits. They end with the column.
        steps = (partial(self._add, layout, *section) for section in sections)
        for step in islice(steps, _AT_ONCE):
            step()
        self.show_column(holder)
        IdleSteps(steps, holder, first=0, then=0)

    def _show_again(self) -> None:
        """Lines have another length in another size of text."""
        if self._shown is not None:
            picture, self._shown = self._shown, None
            self.show_picture(picture)

    def _add(self, layout: QVBoxLayout, heading: str, parts: "Iterator[QWidget]") -> None:
        # The last of it is the room that is left.
        layout.insertWidget(layout.count() - 1, self._section(heading, parts))

    def _section(self, heading: str, parts: "Iterator[QWidget]") -> QWidget:
        card = Card(self._theme)
        card.setAccessibleName(heading)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(6)
        column.addWidget(SectionHeading(self._theme, heading))
        for part in parts:
            column.addWidget(part)
        return card

    def _sentence(self, finding: Finding) -> QWidget:
        if not finding.question_id:
            return Body(self._theme, finding.text)
        row = QWidget()
        flow = QHBoxLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(14)
        flow.addWidget(Body(self._theme, finding.text), 1)
        link = Button(self._theme, f"See {finding.question_id}", kind="link")
        link.setAccessibleDescription(finding.text)
        link.clicked.connect(
            partial(self.question_requested.emit, finding.question_id, finding.sector_id)
        )
        flow.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _example(self, one: "StrongAnswer") -> QWidget:
        """Whose it is, what shows it, and the way to read it."""
        theme, place = self._theme, one.place
        names = {step.level: step.name for step in self._framework.evidence_levels}
        row = QWidget()
        flow = FlowLayout(row, gap=12)
        flow.addWidget(Strong(theme, one.organisation))
        sector = sector_name(self._framework, one.sector_id)
        flow.addWidget(Lead(theme, f"{place.question_id}, {sector}"))
        flow.addWidget(LevelLabel(theme, one.level, names.get(one.level, "")))
        if one.is_hidden:
            flow.addWidget(Lead(theme, "for your own eyes, unless they agree"))
        link = Button(theme, "Read it", kind="link")
        link.setAccessibleName(f"Read {place.question_id} of {one.organisation}")
        link.clicked.connect(partial(self.answer_requested.emit, place))
        flow.addWidget(link)
        for label in (*row.findChildren(Lead), *row.findChildren(Strong)):
            label.setWordWrap(False)
        return row
