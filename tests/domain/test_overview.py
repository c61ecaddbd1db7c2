from datetime import date

from neglect_workbook.domain.overview import next_dates, rows_by_area, rows_by_set
from tests.builders import sample_content, sample_snapshot, snapshot_from_content

TODAY = date(2026, 11, 23)


def test_every_question_stands_once_by_area_and_once_by_set() -> None:
    snapshot = sample_snapshot()
    wanted = sorted(question.id for question in snapshot.questions)
    for rows in (rows_by_area(snapshot), rows_by_set(snapshot)):
        assert sorted(question.id for row in rows for question in row.questions) == wanted


def test_an_area_with_few_questions_of_its_own_shows_those_that_count_there_too() -> None:
    content = sample_content()
    content["organisation"]["set_ids"] = ["M"]
    rows = {row.id: row for row in rows_by_area(snapshot_from_content(content))}

    assert [q.id for q in rows["LE"].questions] == []
    assert [q.id for q in rows["LE"].also] == ["M3", "M5"]
    assert rows["EI"].also == ()
    assert "" not in rows, "managers have no question across all areas"


def test_rows_count_what_is_still_to_answer() -> None:
    content = sample_content()
    content["answers"] = [
        one for one in content["answers"] if one["question_id"] not in ("M4", "M5")
    ]
    rows = {row.id: row for row in rows_by_area(snapshot_from_content(content))}
    assert rows["MA"].to_answer == 2
    assert rows["EI"].to_answer == 0


def test_dates_that_have_passed_are_left_out_and_actions_come_between() -> None:
    coming = next_dates(sample_snapshot(), TODAY)
    days = [one.day for one in coming]

    assert days == sorted(days)
    assert all(day >= TODAY for day in days)
    assert date(2026, 12, 17) in days
    assert any(one.action is not None for one in coming)


def test_the_day_of_assurance_is_shown_however_many_actions_come_first() -> None:
    content = sample_content()
    content["actions"] = [
        {"id": f"A{n}", "what_we_do": "Do it", "due": f"2026-12-{n:02}", "status_id": "on_track"}
        for n in range(1, 10)
    ]
    coming = next_dates(snapshot_from_content(content), TODAY)
    assert len(coming) == 4
    assert coming[-1].day == date(2026, 12, 17)


def test_a_finished_action_is_no_date_to_come() -> None:
    content = sample_content()
    for action in content["actions"]:
        action["status_id"] = "done"
    coming = next_dates(snapshot_from_content(content), TODAY)
    assert all(one.action is None for one in coming)


def test_after_the_last_date_our_own_next_review_is_what_comes() -> None:
    content = sample_content()
    content["actions"] = []
    after = date(2027, 1, 4)
    assert next_dates(snapshot_from_content(content), after) == ()

    content["organisation"]["next_review_on"] = "2027-06-17"
    coming = next_dates(snapshot_from_content(content), after)
    assert [one.day for one in coming] == [date(2027, 6, 17)]
