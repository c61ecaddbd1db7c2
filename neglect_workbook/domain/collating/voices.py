"""What colleagues' forms said, beside what leaders chose on the same theme.

Each return counts only groups of five colleagues or more. The leaders' own answers are another
matter: the returns that sent counts are a part of their sector, and the heat map shows the
whole sector. So a sector's leaders are counted here only if those of its returns that sent
counts, and those that did not, are each five or more or none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.hiding import must_hide
from neglect_workbook.domain.collating.layout import NOT_ANSWERED, Layout
from neglect_workbook.domain.collating.picture import VoiceRow
from neglect_workbook.domain.collating.tally import Answering
from neglect_workbook.domain.question_set import Question

_NOTHING: Mapping[str, int] = MappingProxyType({})
_NO_FORMS: frozenset[str] = frozenset()


def voice_rows(layout: Layout, returns: Sequence[Answering]) -> tuple[VoiceRow, ...]:
    """A row for each question that colleagues' forms were counted of, in order."""
    leaders = _Leaders(layout, returns)
    sent: dict[str, int] = {}
    colleagues: dict[str, dict[str, int]] = {}
    for one in returns:
        for question_id in {voice.question_id for voice in one.facts.voices}:
            sent[question_id] = sent.get(question_id, 0) + 1
        for voice in one.facts.voices:
            counts = colleagues.setdefault(voice.question_id, {})
            counts[voice.rating] = counts.get(voice.rating, 0) + voice.count
    return tuple(
        _row(layout, leaders, question, sent[question.id], colleagues[question.id])
        for question in layout.questions.values()
        if question.id in sent
    )


def _row(
    layout: Layout,
    leaders: "_Leaders",
    question: Question,
    sent: int,
    colleagues: Mapping[str, int],
) -> VoiceRow:
    asked = leaders.question_of[question.id]
    if must_hide(sent, layout.framework.smallest_group):
        return VoiceRow(question.id, sent, _NOTHING, _NOTHING, is_hidden=True)
    steps = [one.code for one in layout.framework.scale.steps]
    returns, own = leaders.counts(question.set_id, asked)
    return VoiceRow(
        question_id=question.id,
        returns=sent,
        counts=MappingProxyType({code: colleagues.get(code, 0) for code in steps}),
        leaders=own,
        is_hidden=False,
        leaders_question_id=asked,
        leaders_returns=returns,
    )


class _Leaders:
    """The leaders' own answers in the returns that sent counts of colleagues.

    Leaders answer the nearest set above on the same theme; where there is none, it is the
    return's own answer to the same question.
    """

    def __init__(self, layout: Layout, returns: Sequence[Answering]) -> None:
        self._layout = layout
        self._returns = [(one, _forms_of(one.facts)) for one in returns]
        self._sent = [one for one in self._returns if one[1]]
        self.question_of = {
            one.id: _leaders_question(layout, one).id for one in layout.questions.values()
        }
        self._safe = self._safe_sectors()

    def counts(self, form_set: str, question_id: str) -> tuple[int, Mapping[str, int]]:
        """How many returns, and how many of them chose each rating."""
        set_id = self._layout.questions[question_id].set_id
        total, found = 0, self._layout.no_counts()
        for one, forms in self._sent:
            is_leading = form_set in forms and set_id in one.set_ids
            if is_leading and (set_id, one.sector_id) in self._safe:
                total += 1
                found[_rating(self._layout, one.facts, question_id)] += 1
        return total, MappingProxyType(found) if total else _NOTHING

    def _safe_sectors(self) -> frozenset[tuple[str, str]]:
        """The sets and sectors in which every part of the returns is five or more.

        What parts them is which forms they sent of those that ask beside the set.
        """
        beside: dict[str, frozenset[str]] = {}
        for question_id, leaders_id in self.question_of.items():
            set_id = self._layout.questions[leaders_id].set_id
            asking = {self._layout.questions[question_id].set_id}
            beside[set_id] = beside.get(set_id, _NO_FORMS) | asking
        parts: Counter[tuple[str, str, frozenset[str]]] = Counter()
        for one, forms in self._returns:
            for set_id in one.set_ids:
                parts[set_id, one.sector_id, forms & beside.get(set_id, _NO_FORMS)] += 1
        smallest = self._layout.framework.smallest_group
        small = {(one[0], one[1]) for one, size in parts.items() if must_hide(size, smallest)}
        return frozenset((one[0], one[1]) for one in parts) - small


def _leaders_question(layout: Layout, question: Question) -> Question:
    themes = [one for one in layout.framework.themes if question.id in one.question_ids]
    alike = {one for theme in themes for one in theme.question_ids}
    above = layout.set_ids[: layout.set_ids.index(question.set_id)]
    for set_id in reversed(above):
        for one in layout.framework.question_set(set_id).questions:
            if one.id in alike:
                return one
    return question


def _forms_of(facts: ReturnFacts) -> frozenset[str]:
    if not facts.voices:
        return _NO_FORMS
    return frozenset({voice.set_id for voice in facts.voices})


def _rating(layout: Layout, facts: ReturnFacts, question_id: str) -> str:
    for one in facts.answers:
        if one.question_id == question_id and one.rating in layout.known_codes:
            return one.rating
    return NOT_ANSWERED
