"""What was found, as groups of a search panel, and where each hit leads."""

from collections.abc import Sequence
from typing import Final

from neglect_workbook.domain.search import FoundKind, Hit
from neglect_workbook.exchange.help_pages import TopicId
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.search.results import ResultGroup, Row, RowKind

_GROUPS: Final = {
    FoundKind.QUESTION: ("Questions", "list-checks"),
    FoundKind.ANSWER: ("Answers", "pencil"),
    FoundKind.EVIDENCE: ("Evidence", "archive"),
    FoundKind.ACTION: ("Actions", "target"),
    FoundKind.INDICATOR: ("Indicators", "chart-line"),
    FoundKind.RETURN: ("About the return", "send"),
    FoundKind.WORD: ("Words explained", "lightbulb"),
    FoundKind.HELP: ("Help", "book-open"),
    FoundKind.LIBRARY: ("Library", "layers"),
}
_PAGES: Final = {
    FoundKind.QUESTION: PageId.QUESTIONS,
    FoundKind.ANSWER: PageId.QUESTIONS,
    FoundKind.EVIDENCE: PageId.EVIDENCE,
    FoundKind.ACTION: PageId.ACTION_PLAN,
    FoundKind.INDICATOR: PageId.INDICATORS,
    FoundKind.RETURN: PageId.SEND,
    FoundKind.LIBRARY: PageId.LIBRARY,
}


def groups_of(hits: Sequence[Hit]) -> list[ResultGroup]:
    """Hits by their kind, each group in the order in which they were found."""
    by_kind: dict[FoundKind, list[Hit]] = {kind: [] for kind in _GROUPS}
    for hit in hits:
        by_kind[hit.entry.kind].append(hit)
    return [_group(kind, found) for kind, found in by_kind.items()]


def place_of(hit: Hit) -> Jump | TopicId:
    """Where a hit leads: to a place in the window, or to a topic of the help."""
    kind = hit.entry.kind
    if kind is FoundKind.WORD:
        return TopicId.WORDS
    if kind is FoundKind.HELP:
        return TopicId(hit.entry.record_id)
    return Jump(_PAGES[kind], hit.entry.question_id, hit.part.field, hit.record_id)


def _group(kind: FoundKind, hits: Sequence[Hit]) -> ResultGroup:
    title, icon = _GROUPS[kind]
    return ResultGroup(title, icon, len(hits), lambda at: _row(hits[at]))


def _row(hit: Hit) -> Row:
    shown = hit.excerpt
    return Row(RowKind.RESULT, hit.title, shown if shown.text else None, target=hit)
