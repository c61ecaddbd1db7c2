"""The sheets 'Evidence', 'Actions', 'Indicators' and 'Voices'."""

from collections.abc import Iterable, Iterator

from neglect_workbook.domain.records import Evidence, ImprovementAction, Indicator
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.domain.voices import (
    ALL_SHOWN,
    VoiceCounts,
    count_voices,
    sets_with_forms,
)
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.answers import ReturnHead
from neglect_workbook.exchange.sheet import (
    Cell,
    Choices,
    Column,
    ColumnKind,
    Sheet,
    date_cell,
    id_list,
    number_cell,
    yes_or_no,
)

EVIDENCE_COLUMNS = (
    Column("Return ID", 15),
    Column("Evidence ID", 12),
    Column("Title", 32),
    Column("Type", 20, choices=Choices(words.EVIDENCE_TYPE_LIST)),
    Column("What it shows", 44),
    Column("Level", 9, ColumnKind.NUMBER, Choices(words.EVIDENCE_LEVEL_LIST, by_code=True)),
    Column("Whose view", 18),
    Column("Period covered", 18),
    Column("Date", 14, ColumnKind.DATE),
    Column("Where it is kept", 28),
    Column("Question IDs", 13),
    Column("Also used for", 18),
    Column("Checked for names", 14, choices=Choices(words.YES_NO_LIST)),
)

ACTION_COLUMNS = (
    Column("Return ID", 15),
    Column("Action ID", 10),
    Column("Question IDs", 13),
    Column("Area", 18, choices=Choices(words.AREA_LIST)),
    Column("What will be different for children", 38),
    Column("What we will do", 38),
    Column("Lead role", 20),
    Column("With whom", 20),
    Column("Start", 14, ColumnKind.DATE),
    Column("Due", 14, ColumnKind.DATE),
    Column("How we will know", 34),
    Column("Starting point", 24),
    Column("Target", 24),
    Column("Status", 14, choices=Choices(words.STATUS_LIST)),
    Column("Last update", 32),
    Column("Difference seen", 32),
    Column("Help needed from partners", 28),
    Column("Reason for no date", 24),
)

INDICATOR_COLUMNS = (
    Column("Return ID", 15),
    Column("Indicator ID", 13),
    Column("Indicator", 50),
    Column("Direction wanted", 14, choices=Choices(words.DIRECTION_LIST)),
    Column("Period", 20),
    Column("Value", 12, ColumnKind.NUMBER),
    Column("Unit", 16),
    Column("Note", 40),
)

VOICES_COLUMNS = (
    Column("Return ID", 15),
    Column("Role", 20, choices=Choices(words.ROLE_LIST)),
    Column("Question ID", 12),
    Column("Rating", 34, ColumnKind.RATING, Choices(words.RATING_LIST)),
    Column("Count", 10, ColumnKind.NUMBER),
)

_UNDER_FIVE = "Groups under five are left out, so that nobody can be recognised."


def evidence_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Evidence': one row for every item."""
    return Sheet(
        name=words.EVIDENCE,
        title=words.EVIDENCE,
        note="What was looked at and where it is kept. The items themselves are not attached.",
        columns=EVIDENCE_COLUMNS,
        rows=tuple(_evidence_row(snapshot, head, item) for item in snapshot.evidence),
        key_columns=(0, 1),
        frozen_columns=2,
        pages_wide=2,
        also_whole_in=words.ALL_OF_IT,
    )


def actions_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Actions': one row for every improvement action."""
    return Sheet(
        name=words.ACTIONS,
        title=words.ACTIONS,
        note="",
        columns=ACTION_COLUMNS,
        rows=tuple(_action_row(snapshot, head, action) for action in snapshot.actions),
        key_columns=(0, 1),
        frozen_columns=2,
        pages_wide=3,
        also_whole_in=words.ALL_OF_IT,
    )


def indicators_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Indicators': one row for every value, and one for an indicator without any."""
    rows = [
        row
        for indicator in snapshot.indicators
        for row in _indicator_rows(snapshot, head, indicator)
    ]
    return Sheet(
        name=words.INDICATORS,
        title=words.INDICATORS,
        note="A rise can be good news: staff may be noticing sooner.",
        columns=INDICATOR_COLUMNS,
        rows=tuple(rows),
        key_columns=(0, 1),
        frozen_columns=2,
    )


def voices_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Voices': what colleagues' forms said, counted over the groups that are shown.

    A question that enough answered has a row for every step of the scale, nought too.
    """
    rows = [
        row
        for question_set in sets_with_forms(snapshot)
        for row in _voice_rows(snapshot, head, count_voices(snapshot, question_set.id))
    ]
    return Sheet(
        name=words.VOICES,
        title=words.VOICES,
        note=_UNDER_FIVE,
        columns=VOICES_COLUMNS,
        rows=tuple(rows),
        key_columns=(0, 2),
    )


def _evidence_row(snapshot: WorkbookSnapshot, head: ReturnHead, item: Evidence) -> tuple[Cell, ...]:
    return (
        head.return_id,
        item.label,
        item.title,
        name_of(snapshot.framework.evidence_type, item.type_id),
        item.shows,
        item.level or "",
        item.whose_view,
        item.period,
        date_cell(item.dated),
        item.kept_at,
        _question_ids(snapshot, item.question_ids),
        item.also_used_for,
        yes_or_no(said=item.checked_for_names),
    )


def _action_row(
    snapshot: WorkbookSnapshot, head: ReturnHead, action: ImprovementAction
) -> tuple[Cell, ...]:
    return (
        head.return_id,
        action.label,
        _question_ids(snapshot, action.question_ids),
        _area_of(snapshot, action),
        action.difference,
        action.what_we_do,
        action.lead_role,
        action.with_whom,
        date_cell(action.start),
        date_cell(action.due),
        action.measure,
        action.starting_point,
        action.target,
        name_of(snapshot.framework.action_status, action.status_id),
        action.last_update,
        action.difference_seen,
        action.help_needed,
        action.no_date_reason,
    )


def _indicator_rows(
    snapshot: WorkbookSnapshot, head: ReturnHead, indicator: Indicator
) -> Iterator[tuple[Cell, ...]]:
    """Its values; the note of a value goes before that of the whole indicator."""
    lead = (
        head.return_id,
        indicator.label,
        indicator.name,
        words.DIRECTION_WORDS.get(indicator.direction, indicator.direction),
    )
    values = snapshot.values_of(indicator.id)
    for value in values:
        note = "\n".join(text for text in (value.note, indicator.note) if text)
        yield (*lead, value.period, number_cell(value.value), indicator.unit, note)
    if not values:
        yield (*lead, "", "", indicator.unit, indicator.note)


def _voice_rows(
    snapshot: WorkbookSnapshot, head: ReturnHead, voices: VoiceCounts
) -> Iterator[tuple[Cell, ...]]:
    for spread in voices.spreads[ALL_SHOWN]:
        for code, count in spread.counts.items():
            yield (
                head.return_id,
                voices.question_set.name,
                spread.question.id,
                snapshot.framework.scale.words(code),
                count,
            )


def _question_ids(snapshot: WorkbookSnapshot, question_ids: Iterable[str]) -> str:
    """Question ids in the framework's order; ids that it does not know come last."""
    linked = list(question_ids)
    known = [one.id for one in snapshot.framework.questions() if one.id in linked]
    return id_list([*known, *(one for one in linked if one not in known)])


def _area_of(snapshot: WorkbookSnapshot, action: ImprovementAction) -> str:
    """The area that an action serves: its own, or the main one of its first question."""
    framework = snapshot.framework
    if action.area_id:
        return name_of(framework.area, action.area_id)
    known = {question.id: question.area_id for question in framework.questions()}
    first = next((one for one in action.question_ids if one in known), None)
    if first is None:
        return ""
    return name_of(framework.area, known[first]) or framework.across_all_areas
