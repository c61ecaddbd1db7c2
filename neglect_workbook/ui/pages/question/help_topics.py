"""The help with one question: what is expected, what it might mean, examples and words."""

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from neglect_workbook.domain.role_views import related_spreads
from neglect_workbook.domain.voices import forms_back
from neglect_workbook.questions.library_loader import load_library
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.models.voices_words import forms_count
from neglect_workbook.ui.pages.question.last_answer_topic import LastAnswerTopic
from neglect_workbook.ui.pages.question.voices_topic import VoicesTopic
from neglect_workbook.ui.widgets.bullet_list import BulletList
from neglect_workbook.ui.widgets.button import Button
from neglect_workbook.ui.widgets.disclosure import Disclosure
from neglect_workbook.ui.widgets.labels import Body, Lead, Strong
from neglect_workbook.ui.widgets.runs_label import Run, RunsLabel

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from neglect_workbook.domain.framework import Framework, Term
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.ui.theme import Theme

_SETTINGS: Final = {
    "school": "In a school this might mean",
    "small_group": "In a small group this might mean",
    "service": "In a service this might mean",
}
#: What is unfolded until the person says otherwise.
_OPEN_AT_FIRST: Final = frozenset({"expects", "might_mean"})
#: A word may stand in a question in another form: 'escalating' for 'escalation'.
_ENDING: Final = re.compile("(?:ion|ed|e|y)$")


class HelpTopics(QWidget):
    """The topics of the help under each other, each to be unfolded.

    Signals:
        jump_requested: a Jump to where more can be read.
    """

    jump_requested = Signal(object)

    def __init__(
        self,
        theme: "Theme",
        snapshot: "WorkbookSnapshot",
        question: "Question",
        open_topics: "MutableMapping[str, bool]",
    ) -> None:
        """Make the help with a question.

        Args:
            theme: gives colours and sizes.
            snapshot: the workbook as it stands: whose setting the suggestions are for, and what
                colleagues said.
            question: the question.
            open_topics: which topics the person opened or closed; kept up here.
        """
        super().__init__()
        self._theme = theme
        framework, setting = snapshot.framework, snapshot.sector.setting
        self._framework = framework
        self._open_topics = open_topics
        self._ours = f"Our suggestion, not {framework.partnership_short}'s"
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_expectations(question)
        self._add("might_mean", _SETTINGS[setting], question.help.get(setting, ()))
        self._add("prompts", "Think about each part", question.prompts)
        self._add("strong", "A strong answer might say", question.strong_answer, is_invented=True)
        self._add_terms(terms_in(framework, question))
        self._add_last_answer(snapshot, question)
        self._add_voices(snapshot, question)
        self._add_ideas(question)
        self._column.addStretch()

    def _add_expectations(self, question: "Question") -> None:
        framework = self._framework
        expectations = framework.expectations_of(question)
        if not expectations:
            return
        question_set = framework.question_set(question.set_id)
        content = _Content()
        content.column.addWidget(Lead(self._theme, f"\u201c{question_set.must}\u201d"))
        for one in expectations:
            content.column.addWidget(_Quote(self._theme, one.text))
        self._add_topic("expects", "What the Call to Action expects", content)

    def _add(
        self, topic: str, title: str, texts: "Sequence[str]", *, is_invented: bool = False
    ) -> None:
        if not texts:
            return
        content = _Content()
        note = "An invented example" if is_invented else self._ours
        content.column.addWidget(Lead(self._theme, note))
        content.column.addWidget(BulletList(self._theme, texts))
        self._add_topic(topic, title, content)

    def _add_terms(self, terms: "Sequence[Term]") -> None:
        if not terms:
            return
        content = _Content()
        for term in terms:
            word = f"{term.word[0].upper()}{term.word[1:]}. "
            runs = (Run(word, is_strong=True), Run(term.meaning))
            content.column.addWidget(RunsLabel(self._theme, runs))
        self._add_topic("words", "Words explained", content)

    def _add_last_answer(self, snapshot: "WorkbookSnapshot", question: "Question") -> None:
        previous = snapshot.previous
        if previous is None or question.id not in previous.answers:
            return
        content = LastAnswerTopic(self._theme, self._framework, previous, question.id)
        code = previous.answers[question.id].rating
        scale = self._framework.scale
        note = scale.rating(code).short if code else scale.not_answered_short
        self._add_topic("last", "Last review's answer", content, note=note)

    def _add_voices(self, snapshot: "WorkbookSnapshot", question: "Question") -> None:
        spreads = related_spreads(snapshot, question)
        if spreads:
            content = VoicesTopic(self._theme, snapshot.framework, spreads)
            back = forms_count(len(forms_back(snapshot)))
            self._add_topic("voices", "Colleagues' voices", content, note=back)

    def _add_ideas(self, question: "Question") -> None:
        library = load_library(self._framework.id)
        places = library.prompts(question.id)
        if not places:
            return
        content = _Content()
        content.column.addWidget(Lead(self._theme, library.prompts_note))
        for label, group in groupby(places, key=lambda place: place.reference.label):
            content.column.addWidget(Strong(self._theme, label))
            for place in group:
                entry = place.entry
                text = f"{entry.label}: {entry.text}" if entry.label else entry.text
                idea = _Quote(self._theme, text) if entry.is_verbatim else Body(self._theme, text)
                content.column.addWidget(idea)
        more = Button(self._theme, "Open the library", kind="link")
        first = Jump(PageId.LIBRARY, record_id=places[0].entry.id)
        more.clicked.connect(lambda: self.jump_requested.emit(first))
        content.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_topic("ideas", "Ideas from elsewhere", content)

    def _add_topic(self, topic: str, title: str, content: QWidget, *, note: str = "") -> None:
        is_open = self._open_topics.get(topic, topic in _OPEN_AT_FIRST)
        disclosure = Disclosure(self._theme, title, is_open=is_open)
        disclosure.set_content(content)
        disclosure.set_trailing(note)
        disclosure.toggled.connect(lambda is_open: self._open_topics.update({topic: is_open}))
        self._column.addWidget(disclosure)


class _Content(QWidget):
    """What a topic unfolds."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(6)


class _Quote(Body):
    """Words of the source, with a bar at the left."""

    def __init__(self, theme: "Theme", text: str) -> None:
        super().__init__(theme, text)
        self.setContentsMargins(15, 2, 0, 2)

    @override
    def paintEvent(self, arg__1: "QPaintEvent") -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        painter.fillRect(0, 0, 3, self.height(), self._theme.colour("control"))
        painter.end()


def terms_in(framework: "Framework", question: "Question") -> "tuple[Term, ...]":
    """The words of the field that occur in a question or in what is expected of it."""
    texts = (question.text, *(one.text for one in framework.expectations_of(question)))
    said = " ".join(texts).lower().replace("\u2019", "'")
    return tuple(
        term
        for term in framework.terms
        if re.search(rf"\b{re.escape(_ENDING.sub('', term.word))}", said)
    )
