"""What colleagues' forms said: only ever as counts, and never those of a small group.

A count is made for one group of colleagues and one question. It is shown only if at least
``Framework.smallest_group`` forms of that group answered that question. Every other number is
a sum of counts that are shown themselves, so nothing that was left out can be worked out by
subtraction: neither between the groups and 'all shown' nor between the screen and a file. How
many forms came in from a group may be said of any group.

What this does not prevent: if a whole group gave the same answer, the count says so. Whoever
types a form in knows it, and whoever sees the counts before and after one form can tell what it
said; so a form can be taken back only in the sitting in which it was entered, and all forms
only at once. Whoever reads the workbook file itself with other programs sees the forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from neglect_workbook.domain.framework import ColleagueGroup, Framework
from neglect_workbook.domain.question_set import Question, QuestionSet
from neglect_workbook.domain.records import Voice
from neglect_workbook.domain.snapshot import WorkbookSnapshot

#: Stands for every group that is shown, where the id of one group is wanted.
ALL_SHOWN = ""

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many forms came in from one group of colleagues."""

    group: ColleagueGroup
    forms: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How one question was answered.

    Attributes:
        question: the question.
        counts: how many chose each rating, by code, for every step of the scale; empty where
            too few answered.
        left_out: groups that are shown otherwise, but of which too few answered this question.
    """

    question: Question
    counts: Mapping[str, int]
    left_out: tuple[ColleagueGroup, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether enough answered for the counts to be shown."""
        return bool(self.counts)

    @property
    def answered(self) -> int:
        """How many answers are counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """What the forms of one question set said.

    Attributes:
        question_set: what the forms asked.
        forms: how many came in, those of small groups too.
        shown: the groups whose answers are counted, in the framework's order.
        hidden: the groups with too few forms: in no count.
        spreads: for each group that is shown, and for ``ALL_SHOWN``, every question in order.
    """

    question_set: QuestionSet
    forms: int
    shown: tuple[GroupSize, ...]
    hidden: tuple[GroupSize, ...]
    spreads: Mapping[str, tuple[Spread, ...]]

    @property
    def forms_shown(self) -> int:
        """How many forms the groups that are shown sent in."""
        return sum(one.forms for one in self.shown)

    def spread(self, question_id: str, group_id: str = ALL_SHOWN) -> Spread:
        """How one question was answered. Raises ``KeyError`` for a group that is not shown."""
        for one in self.spreads[group_id]:
            if one.question.id == question_id:
                return one
        raise KeyError(question_id)


def forms_back(snapshot: WorkbookSnapshot) -> tuple[Voice, ...]:
    """The forms that came in, each one once.

    Two copies of a workbook may both have taken in the same form; what came later counts.
    """
    once = {voice.form_id or voice.id: voice for voice in snapshot.voices}
    return tuple(once.values())


def sets_with_forms(snapshot: WorkbookSnapshot) -> tuple[QuestionSet, ...]:
    """The question sets that forms answered, in the framework's order."""
    asked = {voice.set_id for voice in snapshot.voices}
    return tuple(one for one in snapshot.framework.question_sets if one.id in asked)


def count_voices(snapshot: WorkbookSnapshot, set_id: str) -> VoiceCounts:
    """Count what the forms of one question set said."""
    framework = snapshot.framework
    question_set = framework.question_set(set_id)
    forms = [voice for voice in forms_back(snapshot) if voice.set_id == set_id]
    sizes = [
        GroupSize(group, sum(1 for one in forms if one.group_id == group.id))
        for group in framework.colleague_groups
    ]
    shown = tuple(one for one in sizes if one.forms >= framework.smallest_group)
    hidden = tuple(one for one in sizes if 0 < one.forms < framework.smallest_group)
    spreads: dict[str, tuple[Spread, ...]] = {}
    for size in shown:
        of_group = [one for one in forms if one.group_id == size.group.id]
        spreads[size.group.id] = tuple(
            _spread(framework, question, size.group, of_group)
            for question in question_set.questions
        )
    by_group = [spreads[size.group.id] for size in shown]
    spreads[ALL_SHOWN] = tuple(
        _sum(question, [one[place] for one in by_group])
        for place, question in enumerate(question_set.questions)
    )
    return VoiceCounts(question_set, len(forms), shown, hidden, MappingProxyType(spreads))


def _spread(
    framework: Framework, question: Question, group: ColleagueGroup, forms: list[Voice]
) -> Spread:
    counts = dict.fromkeys((rating.code for rating in framework.scale.steps), 0)
    for form in forms:
        code = form.ratings.get(question.id, "")
        if code in counts:
            counts[code] += 1
    if sum(counts.values()) < framework.smallest_group:
        return Spread(question, _NOTHING, (group,))
    return Spread(question, MappingProxyType(counts))


def _sum(question: Question, spreads: list[Spread]) -> Spread:
    """The counts that are shown by themselves, added up, and no others."""
    total: dict[str, int] = {}
    for one in spreads:
        for code, count in one.counts.items():
            total[code] = total.get(code, 0) + count
    left_out = tuple(group for one in spreads for group in one.left_out)
    return Spread(question, MappingProxyType(total), left_out)
