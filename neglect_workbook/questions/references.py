"""Whether the files of a framework fit together.

Ids are unique, references lead somewhere, and the records are there on which the program
itself relies.
"""

from collections import Counter
from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING

from neglect_workbook.domain.fields import FIELD_TYPES, FieldType
from neglect_workbook.domain.records import ImprovementAction, RecordKind
from neglect_workbook.questions.faults import Fault
from neglect_workbook.questions.schema import FrameworkFolder, QuestionTable, SetFile

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Text boxes that every answer shows, so each has a guide.
WRITING_BOXES = (
    "reason",
    "working_well",
    "worried_about",
    "needs_to_happen",
    "changing_for_children",
    "how_we_know",
)

#: Contacts that the footer, the exports and the e-mail draft show.
CONTACTS = ("partnership", "worried", "emergency")

#: Steps of the evidence ladder, on which the nudges about ratings rest.
EVIDENCE_LEVELS = (1, 2, 3, 4)

#: What the subject of the e-mail draft may name in braces.
SUBJECT_PARTS = frozenset({"organisation", "review", "check_code"})


def faults(folder: FrameworkFolder) -> Iterator[Fault]:
    """Every fault between the files, in the order of the files."""
    yield from _repeated_ids(folder)
    for file, part in folder.sets:
        yield from _question_faults(folder, file, part)
    yield from _theme_faults(folder)
    yield from _setting_faults(folder)
    yield from _scale_faults(folder)
    yield from _list_faults(folder)
    yield from _timeline_faults(folder)
    yield from _needed_records(folder)
    yield from _subject_faults(folder)


def _repeated_ids(folder: FrameworkFolder) -> Iterator[Fault]:
    lists: list[tuple[str, str, Iterable[str]]] = [
        ("framework.toml", "sources", (one.id for one in folder.framework.sources)),
        ("framework.toml", "question_set_files", folder.framework.question_set_files),
        ("areas.toml", "areas", (one.id for one in folder.areas.areas)),
        ("scale.toml", "ratings", (one.code for one in folder.scale.ratings)),
        ("scale.toml", "checks", (one.id for one in folder.scale.checks)),
        ("answers.toml", "field_guides", (one.field for one in folder.answers.field_guides)),
        ("answers.toml", "impact_prompts", (one.id for one in folder.answers.impact_prompts)),
        ("evidence.toml", "types", (one.id for one in folder.evidence.types)),
        ("lists.toml", "sectors", (one.id for one in folder.lists.sectors)),
        ("lists.toml", "review_kinds", (one.id for one in folder.lists.review_kinds)),
        ("lists.toml", "action_statuses", (one.id for one in folder.lists.action_statuses)),
        ("lists.toml", "colleague_groups", (one.id for one in folder.lists.colleague_groups)),
        ("indicators.toml", "indicators", (one.id for one in folder.indicators.indicators)),
        ("themes.toml", "themes", (one.id for one in folder.themes.themes)),
        ("partnership.toml", "commitments", (one.id for one in folder.partnership.commitments)),
        ("partnership.toml", "resources", (one.id for one in folder.partnership.resources)),
        ("partnership.toml", "contacts", (one.id for one in folder.partnership.contacts)),
        ("timeline.toml", "dates", (one.id for one in folder.timeline.dates)),
        ("words.toml", "terms", (one.id for one in folder.words.terms)),
    ]
    for file, place, ids in lists:
        seen: Counter[str] = Counter()
        for index, one in enumerate(ids):
            seen[one] += 1
            if seen[one] > 1:
                yield Fault(file, f"{place}[{index}]", f"the id '{one}' is used twice")
    yield from _repeated_in_sets(folder)


def _repeated_in_sets(folder: FrameworkFolder) -> Iterator[Fault]:
    """Sets, questions and expectations have ids that are unique across all the sets."""
    seen: Counter[str] = Counter()
    for file, part in folder.sets:
        places = [("id", part.id)]
        places += [(f"expectations[{n}].id", one.id) for n, one in enumerate(part.expectations)]
        places += [(f"questions[{n}].id", one.id) for n, one in enumerate(part.questions)]
        for place, one_id in places:
            seen[one_id] += 1
            if seen[one_id] > 1:
                yield Fault(file, place, f"the id '{one_id}' is used twice")


def _question_faults(folder: FrameworkFolder, file: str, part: SetFile) -> Iterator[Fault]:
    area_ids = {one.id for one in folder.areas.areas}
    expectation_ids = {one.id for one in part.expectations}
    for index, question in enumerate(part.questions):
        place = f"questions[{index}]"
        if question.area_id and question.area_id not in area_ids:
            what = f"'{question.area_id}' is not an area of areas.toml"
            yield Fault(file, f"{place}.area_id", what)
        for area_id in question.also_area_ids:
            if area_id not in area_ids:
                what = f"'{area_id}' is not an area of areas.toml"
                yield Fault(file, f"{place}.also_area_ids", what)
            elif area_id == question.area_id:
                what = f"'{area_id}' is the main area already"
                yield Fault(file, f"{place}.also_area_ids", what)
        for expectation_id in question.expectation_ids:
            if expectation_id not in expectation_ids:
                what = f"'{expectation_id}' is not an expectation of this set"
                yield Fault(file, f"{place}.expectation_ids", what)
        yield from _help_faults(folder, file, place, question)


def _help_faults(
    folder: FrameworkFolder, file: str, place: str, question: QuestionTable
) -> Iterator[Fault]:
    settings = {one.setting for one in folder.lists.sectors}
    for setting in sorted(settings - set(question.help)):
        what = f"there is no help for the setting '{setting}', which a sector of lists.toml has"
        yield Fault(file, f"{place}.help", what)
    for setting in sorted(set(question.help) - settings):
        what = f"'{setting}' is not the setting of any sector of lists.toml"
        yield Fault(file, f"{place}.help", what)


def _theme_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    question_ids = {one.id for _, part in folder.sets for one in part.questions}
    for index, theme in enumerate(folder.themes.themes):
        for question_id in theme.question_ids:
            if question_id not in question_ids:
                what = f"'{question_id}' is not a question of any set"
                yield Fault("themes.toml", f"themes[{index}].question_ids", what)


def _setting_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    """Groups of colleagues and indicators are offered in settings that some sector has."""
    known = {one.setting for one in folder.lists.sectors}
    places = [
        ("lists.toml", f"colleague_groups[{index}].settings", one.settings)
        for index, one in enumerate(folder.lists.colleague_groups)
    ]
    places += [
        ("indicators.toml", f"indicators[{index}].settings", one.settings)
        for index, one in enumerate(folder.indicators.indicators)
    ]
    for file, place, settings in places:
        for setting in settings:
            if setting not in known:
                what = f"'{setting}' is not the setting of any sector of lists.toml"
                yield Fault(file, place, what)


def _scale_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    scale = folder.scale
    set_ids = [part.id for _, part in folder.sets]
    for index, rating in enumerate(scale.ratings):
        place = f"ratings[{index}].meaning"
        for set_id in set_ids:
            if set_id not in rating.meaning:
                yield Fault("scale.toml", place, f"there is no meaning for the set '{set_id}'")
        for set_id in rating.meaning:
            if set_id not in set_ids:
                yield Fault("scale.toml", place, f"'{set_id}' is not a question set")
    codes = {rating.code for rating in scale.ratings}
    for index, code in enumerate(scale.suggestions):
        if code not in codes:
            what = f"'{code}' is not the code of a rating"
            yield Fault("scale.toml", f"suggestions[{index}]", what)
    wanted = len(scale.checks) + 1
    if len(scale.suggestions) != wanted:
        what = (
            f"{len(scale.checks)} checks need {wanted} suggestions, from no Yes to all Yes, "
            f"and there are {len(scale.suggestions)}"
        )
        yield Fault("scale.toml", "suggestions", what)


def _list_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    set_ids = {part.id for _, part in folder.sets}
    for index, sector in enumerate(folder.lists.sectors):
        for key, ids in (("set_ids", sector.set_ids), ("also_set_ids", sector.also_set_ids)):
            for set_id in ids:
                if set_id not in set_ids:
                    what = f"'{set_id}' is not a question set"
                    yield Fault("lists.toml", f"sectors[{index}].{key}", what)


def _timeline_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    source_ids = {one.id for one in folder.framework.sources}
    for index, one in enumerate(folder.timeline.dates):
        place = f"dates[{index}].source"
        if one.is_ours and one.source:
            yield Fault("timeline.toml", place, "a date of ours has no source")
        if not one.is_ours and one.source not in source_ids:
            what = f"'{one.source}' is not a source of framework.toml"
            yield Fault("timeline.toml", place, what)


def _needed_records(folder: FrameworkFolder) -> Iterator[Fault]:
    """What the program itself relies on."""
    guides = [one.field for one in folder.answers.field_guides]
    for field in WRITING_BOXES:
        if field not in guides:
            what = f"there is no guide for the field '{field}'"
            yield Fault("answers.toml", "field_guides", what)
    fields = FIELD_TYPES[RecordKind.ANSWER]
    for index, field in enumerate(guides):
        if fields.get(field) is not FieldType.TEXT:
            what = f"'{field}' is not a text of an answer"
            yield Fault("answers.toml", f"field_guides[{index}].field", what)
    contacts = {one.id for one in folder.partnership.contacts}
    for contact_id in CONTACTS:
        if contact_id not in contacts:
            what = f"there is no contact '{contact_id}'"
            yield Fault("partnership.toml", "contacts", what)
    levels = tuple(one.level for one in folder.evidence.levels)
    if levels != EVIDENCE_LEVELS:
        yield Fault("evidence.toml", "levels", "the levels are to be 1, 2, 3 and 4, in order")
    first_status = ImprovementAction().status_id
    if first_status not in {one.id for one in folder.lists.action_statuses}:
        what = f"there is no status '{first_status}', with which every action begins"
        yield Fault("lists.toml", "action_statuses", what)


def _subject_faults(folder: FrameworkFolder) -> Iterator[Fault]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(folder.wording.email_subject)]
    except ValueError:
        yield Fault("wording.toml", "email_subject", "a brace is not closed")
        return
    for name in names:
        if name is not None and name not in SUBJECT_PARTS:
            what = f"'{name}' is not one of {', '.join(sorted(SUBJECT_PARTS))}"
            yield Fault("wording.toml", "email_subject", what)
