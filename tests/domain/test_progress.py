import pytest

from neglect_workbook.domain.progress import (
    Progress,
    boxes_written,
    progress,
    questions_by_area,
    rating_counts,
    word_count,
)
from neglect_workbook.domain.records import Answer
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from tests.builders import sample_content, sample_snapshot, snapshot_from_content


@pytest.fixture
def partly_answered() -> WorkbookSnapshot:
    """The sample with only S1, S5 (not known) and M1 answered, and M2 not applying."""
    content = sample_content()
    content["answers"] = [
        {"question_id": "S1", "rating": "1"},
        {"question_id": "S5", "rating": "unknown"},
        {"question_id": "M1", "rating": "2"},
        {"question_id": "M2", "rating": "na"},
        {"question_id": "M3", "reason": "Written, but not rated."},
        {"question_id": "P1", "rating": "3"},
    ]
    return snapshot_from_content(content)


def test_not_known_and_not_applying_count_as_answered_but_words_alone_do_not(
    partly_answered: WorkbookSnapshot,
) -> None:
    managers = partly_answered.framework.question_set("M").minutes_per_question
    strategic = partly_answered.framework.question_set("S").minutes_per_question
    assert progress(partly_answered) == Progress(4, 13, 6 * strategic + 3 * managers)
    assert progress(partly_answered, "M") == Progress(2, 5, 3 * managers)


def test_a_set_that_is_not_answered_here_has_nothing_to_do(
    partly_answered: WorkbookSnapshot,
) -> None:
    assert progress(partly_answered, "P") == Progress(0, 0, 0)


def test_a_full_workbook_has_no_minutes_left() -> None:
    assert progress(sample_snapshot()) == Progress(13, 13, 0)


def test_every_rating_is_counted_in_the_order_of_the_scale_with_not_answered_last(
    partly_answered: WorkbookSnapshot,
) -> None:
    counts = rating_counts(partly_answered, partly_answered.questions)
    assert list(counts.items()) == [
        ("unknown", 1),
        ("0", 0),
        ("1", 1),
        ("2", 1),
        ("3", 0),
        ("na", 1),
        ("", 9),
    ]


def test_only_the_questions_asked_about_are_counted(partly_answered: WorkbookSnapshot) -> None:
    managers = partly_answered.framework.question_set("M").questions
    assert sum(rating_counts(partly_answered, managers).values()) == 5


def test_questions_stand_under_their_main_area_and_across_all_comes_last() -> None:
    snapshot = sample_snapshot()
    grouped = questions_by_area(snapshot.framework, snapshot.questions)
    assert {area: [one.id for one in questions] for area, questions in grouped.items()} == {
        "EI": ["S3", "S4", "S5", "M1", "M2"],
        "MA": ["S2", "M4", "M5"],
        "CH": ["S7", "M3"],
        "LE": ["S6"],
        "": ["S1", "S8"],
    }
    assert list(grouped) == ["EI", "MA", "CH", "LE", ""]


def test_boxes_with_only_white_space_are_not_written() -> None:
    answer = Answer(reason="Why.", working_well=" \n ", how_we_know="A log.", rating="1")
    assert boxes_written(answer) == 2
    assert boxes_written(Answer()) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), (" \n\t ", 0), ("one", 1), ("two  words\n", 2), ("not-yet, is 1 word", 4)],
)
def test_words_are_counted_as_a_person_does(text: str, words: int) -> None:
    assert word_count(text) == words
