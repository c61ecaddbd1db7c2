"""Questions worth asking about a rating, beside the work, each with a way to what it is about."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_workbook.checks.answers import answer_findings
from neglect_workbook.ui.layout_parts import empty
from neglect_workbook.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.checks.finding import Finding
    from neglect_workbook.ui.pages.question.context import QuestionContext

_LINKS: Final = {
    "evidence_stronger": "Look at check {check}",
    "evidence_thinner": "Add evidence",
    "policy_alone": "Add evidence",
    "top_rating": "Say what is changing",
    "red_without_action": "Add an action",
}
_WARNINGS: Final = frozenset({"red_without_action"})


class Nudges(QWidget):
    """Shows the findings of some kinds about the question as banners.

    Signals:
        followed: the kind of a finding whose link was followed.
    """

    followed = Signal(str)

    def __init__(self, context: "QuestionContext", kinds: "Sequence[str]") -> None:
        """Show nothing yet; `refresh` asks, once the widget has its place.

        Args:
            context: the question.
            kinds: kinds of findings, of those that have a link here.
        """
        super().__init__()
        self._context = context
        self._kinds = frozenset(kinds)
        self._shown: tuple[Finding, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.hide()

    def refresh(self) -> None:
        """Ask again what there is to ask."""
        context = self._context
        found = answer_findings(context.snapshot, context.question.id, context.today)
        wanted = tuple(one for one in found if one.kind in self._kinds)
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild()
        self.setVisible(bool(wanted))

    def _rebuild(self) -> None:
        empty(self._layout)
        for finding in self._shown:
            self._layout.addWidget(self._banner(finding))

    @property
    def _first_no(self) -> int:
        """The number of the check to look at: the first that is not answered with Yes."""
        answers = self._context.answer.checks
        ids = [check.id for check in self._context.framework.scale.checks]
        return next((place for place, one in enumerate(ids, 1) if not answers.get(one)), len(ids))

    def _banner(self, finding: "Finding") -> Banner:
        # The question is in sight, so its id at the beginning says nothing.
        sentence = finding.message.removeprefix(f"{finding.question}: ")
        sentence = f"{sentence[0].upper()}{sentence[1:]}."
        kind = finding.kind
        link = "" if self._context.is_read_only else _LINKS[kind].format(check=self._first_no)
        tone: Literal["warning", "info"] = "warning" if kind in _WARNINGS else "info"
        banner = Banner(self._context.theme, tone, sentence, finding.detail, link)
        banner.link_activated.connect(lambda: self.followed.emit(kind))
        return banner
