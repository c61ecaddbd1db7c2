"""The blank form for colleagues: what it asks, and what it does not."""

from datetime import date

from neglect_workbook.exchange.paper_form import groups_asked, paper_form
from neglect_workbook.exchange.report import Table, texts
from tests.builders import sample_snapshot, snapshot_from_content

TODAY = date(2026, 11, 24)


def test_it_asks_every_question_word_for_word_with_every_step_to_tick() -> None:
    snapshot = sample_snapshot()
    _, questions = (
        one for one in paper_form(snapshot, "P", TODAY).blocks if isinstance(one, Table)
    )

    asked = snapshot.framework.question_set("P").questions
    assert [row[0].lines[0].text for row in questions.rows] == [
        f"{one.id}. {one.text}" for one in asked
    ]
    steps = [one.short for one in snapshot.framework.scale.steps]
    assert [column.heading for column in questions.columns[1:]] == steps
    assert questions.has_room_to_write


def test_it_asks_no_name_and_says_where_a_worry_goes() -> None:
    form = paper_form(sample_snapshot(), "P", TODAY)
    said = "\n".join((*texts(form.blocks), *form.footer))

    assert "Do not write your name. " in said
    assert "We show counts only, of groups of 5 or more. " in said
    assert "call 01204 331500" in said
    assert "Not BSCP's own tool." in said


def test_it_offers_the_groups_of_the_setting() -> None:
    group = snapshot_from_content(
        {"framework": "bscp-neglect-2026", "organisation": {"sector_id": "voluntary"}}
    )

    assert [name for _, name in groups_asked(group)] == [
        "Front-line workers",
        "Managers and team leaders",
        "Volunteers",
        "Governors or trustees",
    ]
