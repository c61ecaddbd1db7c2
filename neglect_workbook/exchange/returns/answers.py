"""The sheet 'Answers': one row for every question of the sets answered, answered or not."""

from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.compare import movement
from neglect_workbook.domain.question_set import Question
from neglect_workbook.domain.rating import strongest_level
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.names import name_of
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.sheet import Cell, Choices, Column, ColumnKind, Sheet, id_list

_RATINGS = Choices(words.RATING_LIST)

COLUMNS = (
    Column("Return ID", 13),
    Column("Organisation", 16),
    Column("Sector", 13, choices=Choices(words.SECTOR_LIST)),
    Column("Setting ID", 10),
    Column("Review", 10, choices=Choices(words.REVIEW_LIST)),
    Column("Date", 13, ColumnKind.DATE, is_content=False),
    Column("Role", 12, choices=Choices(words.ROLE_LIST)),
    Column("Question ID", 11),
    Column("Question", 40),
    Column("Applies", 12, choices=Choices(words.APPLIES_LIST)),
    Column("Reason it does not apply", 26),
    Column("Rating", 18, ColumnKind.RATING, _RATINGS),
    Column("Rating code", 12),
    Column("RAG", 11, ColumnKind.RATING, Choices(words.RAG_LIST)),
    Column("Why we chose this rating", 60),
    Column("Working well", 46),
    Column("Worried about", 46),
    Column("Needs to happen", 46),
    Column("What is changing for children", 60),
    Column("How we know", 46),
    Column(
        "Strongest evidence level",
        13,
        ColumnKind.NUMBER,
        Choices(words.EVIDENCE_LEVEL_LIST, by_code=True),
    ),
    Column("Evidence IDs", 14),
    Column("Rating last time", 18, ColumnKind.RATING, _RATINGS),
    Column("Change", 12, choices=Choices(words.CHANGE_LIST)),
    Column("Main area", 18, choices=Choices(words.AREA_LIST)),
    Column("Other areas", 18),
    Column("Expectation IDs", 15),
    Column("Action IDs", 12),
    Column(
        "Moderated rating",
        18,
        ColumnKind.RATING,
        _RATINGS,
        is_content=False,
        is_for_partnership=True,
    ),
    Column(
        "Moderation result",
        14,
        choices=Choices(words.MODERATION_LIST),
        is_content=False,
        is_for_partnership=True,
    ),
    Column("Moderator note", 36, is_content=False, is_for_partnership=True),
    Column("Feedback to organisation", 36, is_content=False, is_for_partnership=True),
)

_BLANKS_FOR_PARTNERSHIP: tuple[Cell, ...] = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class ReturnHead:
    """What is the same in every row of a return, besides what the workbook holds."""

    return_id: str
    day: date


def answers_sheet(snapshot: WorkbookSnapshot, head: ReturnHead) -> Sheet:
    """The sheet 'Answers'."""
    scale = snapshot.framework.scale
    return Sheet(
        name=words.ANSWERS,
        title=words.ANSWERS,
        note=f"{snapshot.framework.wording.status_line} {scale.label}.",
        columns=COLUMNS,
        rows=tuple(_row(snapshot, head, question) for question in snapshot.questions),
        key_columns=(0, 7),
        pages_wide=4,
        also_whole_in=words.ALL_OF_IT,
    )


def _row(snapshot: WorkbookSnapshot, head: ReturnHead, question: Question) -> tuple[Cell, ...]:
    answer = snapshot.answers[question.id]
    return (
        *_repeated_cells(snapshot, head),
        snapshot.framework.question_set(question.set_id).name,
        question.id,
        question.text,
        *_rating_cells(snapshot, answer),
        _paragraphs(answer.reason, answer.override_reason),
        answer.working_well,
        answer.worried_about,
        _paragraphs(answer.needs_to_happen, answer.no_action_reason),
        answer.changing_for_children,
        answer.how_we_know,
        *_linked_cells(snapshot, question),
        *_BLANKS_FOR_PARTNERSHIP,
    )


def _repeated_cells(snapshot: WorkbookSnapshot, head: ReturnHead) -> tuple[Cell, ...]:
    """What every row repeats, so that the rows of many returns stack without a lookup."""
    framework, organisation = snapshot.framework, snapshot.organisation
    return (
        head.return_id,
        organisation.name,
        name_of(framework.sector, organisation.sector_id),
        organisation.setting_id,
        name_of(framework.review_kind, snapshot.review.kind_id),
        head.day,
    )


def _rating_cells(snapshot: WorkbookSnapshot, answer: Answer) -> tuple[Cell, ...]:
    """Applies, the reason it does not, and the rating in words, as a code and as a colour."""
    scale = snapshot.framework.scale
    if not answer.rating:
        return (words.APPLIES, "", scale.not_answered, "", "")
    rating = scale.rating(answer.rating)
    applies, reason = words.APPLIES, ""
    if not answer.applies:
        applies, reason = words.DOES_NOT_APPLY, answer.not_applicable_reason
    return (applies, reason, rating.words, rating.code, rating.rag.value)


def _linked_cells(snapshot: WorkbookSnapshot, question: Question) -> tuple[Cell, ...]:
    """Evidence, change since last time, areas, expectations and actions."""
    framework = snapshot.framework
    evidence = snapshot.evidence_for(question.id)
    main_area = framework.across_all_areas
    if question.area_id:
        main_area = name_of(framework.area, question.area_id)
    return (
        strongest_level(evidence) or "",
        id_list(item.label for item in evidence),
        *_last_time(snapshot, question),
        main_area,
        id_list(name_of(framework.area, area_id) for area_id in question.also_area_ids),
        id_list(question.expectation_ids),
        id_list(action.label for action in snapshot.actions_for(question.id)),
    )


def _last_time(snapshot: WorkbookSnapshot, question: Question) -> tuple[Cell, ...]:
    """The rating in the review before, and how the answer moved since."""
    scale, answer = snapshot.framework.scale, snapshot.answers[question.id]
    previous = snapshot.previous
    if previous is None:
        return ("", words.FIRST_TIME)
    before = previous.answers.get(question.id, Answer())
    change = words.MOVEMENT_WORDS[movement(scale, before, answer)]
    if answer.is_rated and answer.to_confirm:
        change = words.NOT_CONFIRMED
    return (scale.words(before.rating or None), change)


def _paragraphs(*texts: str) -> str:
    """Texts that belong in one cell, each on its own line. One text stays as it is."""
    return "\n".join(text for text in texts if text)
