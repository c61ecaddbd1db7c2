"""What can be found of a workbook, and what else people may look for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.library import Library
from neglect_workbook.domain.progress import WRITING_FIELDS
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.records import Evidence, ImprovementAction, Indicator
from neglect_workbook.domain.search import Entry, FoundKind, Part
from neglect_workbook.domain.snapshot import WorkbookSnapshot

_HELP: Final = "Help"
_REASONS: Final = MappingProxyType(
    {
        "override_reason": "Why we chose another rating",
        "not_applicable_reason": "Why it does not apply to us",
        "no_action_reason": "Why we have no action",
    }
)
_EVIDENCE: Final = MappingProxyType(
    {
        "shows": "",
        "kept_at": "Where it is kept",
        "file_name": "Attached copy",
        "whose_view": "Whose view it gives",
        "period": "Period it covers",
        "also_used_for": "Also used for",
    }
)
_ACTION: Final = MappingProxyType(
    {
        "difference": "",
        "lead_role": "Who leads",
        "with_whom": "With whom",
        "no_date_reason": "Why it has no date",
        "last_update": "Last update",
        "difference_seen": "Difference seen so far",
        "help_needed": "Help needed from partners",
        "measure": "How we will know",
        "starting_point": "Where we are now",
        "target": "Where we want to be",
    }
)
_RETURN: Final = MappingProxyType(
    {
        "people_involved": "People involved",
        "limits": "Limits",
        "ask_of_partners": "One thing we need from partners",
        "approved_role": "Approved by",
        "minute_reference": "Where it is minuted",
    }
)


def entries_of(snapshot: WorkbookSnapshot) -> Iterator[Entry]:
    """Everything in a workbook that can be found, in its order."""
    framework = snapshot.framework
    for question in snapshot.questions:
        yield _question(framework, question, snapshot.sector.setting)
    for question in snapshot.questions:
        yield from _answer(snapshot, question)
    for item in snapshot.evidence:
        yield _evidence(framework, item)
    for action in snapshot.actions:
        yield _action(framework, action)
    for indicator in snapshot.indicators:
        yield _indicator(snapshot, indicator)
    for field, label in _RETURN.items():
        if text := getattr(snapshot.review, field):
            yield Entry(FoundKind.RETURN, label, (Part(text, field),))


def entries_of_words(framework: Framework) -> Iterator[Entry]:
    """The words of the field that the framework explains."""
    for term in framework.terms:
        title = f"{term.word[:1].upper()}{term.word[1:]}"
        yield Entry(FoundKind.WORD, title, (Part(term.meaning),), record_id=term.id)


def entries_of_help(topics: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[Entry]:
    """Topics of the help, each given by its id, its title and the texts on it."""
    for topic_id, title, texts in topics:
        parts = tuple(_filled(*(Part(text) for text in texts)))
        yield Entry(FoundKind.HELP, title, parts, record_id=topic_id)


def entries_of_library(library: Library) -> Iterator[Entry]:
    """What other documents say."""
    for place in library.places():
        entry = place.entry
        label = f"{entry.label}: " if entry.label else ""
        yield Entry(
            FoundKind.LIBRARY,
            f"{place.reference.label}, {place.section.title}",
            tuple(_filled(Part(f"{label}{entry.text}"), Part(entry.note))),
            record_id=entry.id,
            is_title_enough=False,
        )


def _question(framework: Framework, question: Question, setting: str) -> Entry:
    helping = (
        *(one.text for one in framework.expectations_of(question)),
        *question.help.get(setting, ()),
        *question.prompts,
        *question.strong_answer,
    )
    return Entry(
        FoundKind.QUESTION,
        _name(question),
        (Part(question.text), *(Part(text, label=_HELP) for text in helping)),
        question_id=question.id,
    )


def _answer(snapshot: WorkbookSnapshot, question: Question) -> Iterator[Entry]:
    """Each text box by itself: somebody looks for the very words that they wrote."""
    answer, framework = snapshot.answers[question.id], snapshot.framework
    labels = {field: framework.field_guide(field).label for field in WRITING_FIELDS}
    for part in _parts(answer, {**labels, **_REASONS}):
        yield Entry(
            FoundKind.ANSWER,
            _name(question),
            (part,),
            question_id=question.id,
            is_title_enough=False,
        )


def _evidence(framework: Framework, item: Evidence) -> Entry:
    type_name = framework.evidence_type(item.type_id).name if item.type_id else ""
    level = framework.evidence_level(item.level).name if item.level else ""
    kinds = (Part(type_name, "type_id", "Type"), Part(level, "level", "Level"))
    return Entry(
        FoundKind.EVIDENCE,
        f"{item.label} {item.title}".strip(),
        (*_parts(item, _EVIDENCE), *_filled(*kinds)),
        record_id=item.id,
        title_field="title",
    )


def _action(framework: Framework, action: ImprovementAction) -> Entry:
    status = framework.action_status(action.status_id).name
    return Entry(
        FoundKind.ACTION,
        f"{action.label} {' '.join(action.what_we_do.split())}".strip(),
        (*_parts(action, _ACTION), Part(status, "status_id", "Status")),
        record_id=action.id,
        title_field="what_we_do",
    )


def _indicator(snapshot: WorkbookSnapshot, indicator: Indicator) -> Entry:
    values = (
        Part(value.note, label=value.period, record_id=value.id)
        for value in snapshot.values_of(indicator.id)
    )
    own = (Part(indicator.note, "note"), Part(indicator.unit, "unit", "Counted in"))
    return Entry(
        FoundKind.INDICATOR,
        f"{indicator.label} {indicator.name}".strip(),
        tuple(_filled(*own, *values)),
        record_id=indicator.id,
    )


def _name(question: Question) -> str:
    return f"{question.id} {question.short_name}"


def _parts(record: object, labels: Mapping[str, str]) -> Iterator[Part]:
    """The texts of a record that say something."""
    parts = (Part(getattr(record, field), field, label) for field, label in labels.items())
    return _filled(*parts)


def _filled(*parts: Part) -> Iterator[Part]:
    return (part for part in parts if part.text.strip())
