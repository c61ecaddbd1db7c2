"""What the action plan says, whatever it is written as."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan import plan_document
from neglect_workbook.exchange.report import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
    texts,
)
from tests.builders import sample_snapshot, snapshot_from_content
from tests.exchange.plan_files import (
    CHECK_CODE,
    plan_of,
    plan_text,
    record_texts,
    rich_content,
    rich_snapshot,
    section_text,
)

if TYPE_CHECKING:
    from neglect_workbook.domain.records import Record

_Block = TypeVar("_Block", Table, Heading, Section)


def _blocks(document: Document, kind: type[_Block]) -> list[_Block]:
    return [block for block in document.blocks if isinstance(block, kind)]


def _table(document: Document, caption: str) -> Table:
    return next(one for one in _blocks(document, Table) if one.caption == caption)


def _rows(table: Table) -> dict[str, list[str]]:
    rows = {}
    for first, *others in table.rows:
        rows[first.lines[0].text] = ["\n".join(r.text for r in cell.lines) for cell in others]
    return rows


@pytest.fixture(scope="module")
def plan() -> Document:
    return plan_of(sample_snapshot())


@pytest.fixture(scope="module")
def empty() -> WorkbookSnapshot:
    return snapshot_from_content({"framework": "bscp-neglect-2026"})


def test_sections_come_in_the_order_a_reader_needs_them(plan: Document) -> None:
    headings = [one.text for one in _blocks(plan, Heading) if one.level == 1]
    assert headings == [
        "1. Summary on one page",
        "2. How we did this",
        "3. What is changing for children",
        "4. What we found",
        "5. Action plan",
        "6. Help we need and barriers",
        "7. Review dates",
        "8. Sign-off",
        "Annex A. Our evidence",
        "Annex B. Questions that do not apply",
        "Annex C. Rating scale (proposed scale)",
        "Annex D. Words explained",
        "Annex E. Sources",
    ]


def test_headings_never_jump_a_level(plan: Document) -> None:
    level = 0
    for heading in _blocks(plan, Heading):
        assert heading.level <= level + 1, heading.text
        level = heading.level


def test_everything_that_was_written_is_in_the_plan() -> None:
    snapshot = rich_snapshot()
    said = plan_text(plan_of(snapshot))
    records: list[Record] = [
        snapshot.organisation,
        snapshot.review,
        *snapshot.answers.values(),
        *snapshot.evidence,
        *snapshot.actions,
        *snapshot.indicators,
        *snapshot.indicator_values,
    ]
    # P2 has an action, so its reason for having none no longer holds.
    past = {"We wait for the new rota."}
    missing = [text for one in records for text in record_texts(one) if text not in said]
    assert set(missing) == past


def test_every_question_answered_is_printed_word_for_word(plan: Document) -> None:
    said = plan_text(plan)
    for question in sample_snapshot().questions:
        assert f"{question.id}. {question.text}" in said


def test_no_short_name_of_ours_is_printed() -> None:
    snapshot = rich_snapshot()
    sets = tuple(
        replace(one, questions=tuple(replace(q, short_name=f"Short {q.id}") for q in one.questions))
        for one in snapshot.framework.question_sets
    )
    marked = replace(snapshot, framework=replace(snapshot.framework, question_sets=sets))
    assert "Short " not in plan_text(plan_of(marked))


def test_ratings_are_words_and_counts_never_averages(plan: Document) -> None:
    said = plan_text(plan).replace("do not average", "")
    assert "%" not in said
    assert "average" not in said.lower()


def test_the_status_and_the_way_to_report_a_worry_are_on_every_page(plan: Document) -> None:
    status, worry, last = plan.footer
    assert status == sample_snapshot().framework.wording.status_line
    assert worry == "Worried about a child? Call 01204 331500. In an emergency, call 999."
    assert last.endswith(f"Check code {CHECK_CODE}")
    first_page = "".join(texts(plan.blocks[:3]))
    assert "Self-assessment. Not moderated." in first_page
    assert "01204 331500" in first_page


def test_a_very_long_name_leaves_the_page_its_room(empty: WorkbookSnapshot) -> None:
    organisation = replace(empty.organisation, name="Federation of schools " * 200)
    document = plan_of(replace(empty, organisation=organisation))

    last = document.footer[-1]
    assert last.startswith("Federation of schools Federation")
    assert last.endswith(f"… · Check code {CHECK_CODE}")
    assert len(last) < 120


def test_the_scale_has_room_for_its_heading_with_every_set() -> None:
    content = rich_content()
    content["organisation"]["set_ids"] = ["S", "M", "P"]
    document = plan_of(snapshot_from_content(content))
    columns = _table(document, "Proposed scale").columns

    share = columns[1].width / sum(one.width for one in columns)
    assert columns[1].heading == "Colour"
    assert share > 0.095


def test_the_table_counts_answers_by_area(plan: Document) -> None:
    rows = _rows(_table(plan, "Where we are"))
    assert rows["Early identification"] == ["1", "1", "1", "2", "0", "0", "0"]
    assert rows["All our questions"] == ["1", "2", "5", "4", "1", "0", "0"]


def test_an_area_that_is_nobodys_main_area_is_read_from_the_questions_beside_it() -> None:
    content = rich_content()
    content["organisation"]["set_ids"] = ["M"]
    plan = plan_of(snapshot_from_content(content))
    rows = _rows(_table(plan, "Where we are"))
    assert rows["Children's lived experience *"] == ["0", "0", "1", "1", "0", "0", "0"]
    assert rows["All our questions"] == ["0", "0", "3", "2", "0", "0", "0"]
    assert "We count M3 and M5" in section_text(plan, "Summary")
    assert "under M3 (Addressing cumulative harm) and M5" in section_text(plan, "changing")


def test_strengths_and_priorities_are_the_strongest_and_weakest_across_areas(
    plan: Document,
) -> None:
    strengths, priorities = (one for one in plan.blocks[:20] if isinstance(one, Bullets))
    assert [item[-1].text[1:3] for item in strengths.items] == ["S2", "S3", "S7"]
    assert [item[-1].text[1:3] for item in priorities.items] == ["S5", "S6", "S4"]
    assert priorities.items[0][-1].text == "(S5, we do not know yet. Action A5, by 12 Feb 2027)"
    assert priorities.items[2][-1].text == "(S4, not yet in place. No action yet)"


def test_an_answer_without_own_words_is_named_by_its_question() -> None:
    content = {
        "framework": "bscp-neglect-2026",
        "organisation": {"name": "A", "set_ids": ["M"]},
        "answers": [{"question_id": "M1", "rating": "2"}],
    }
    snapshot = snapshot_from_content(content)
    assert snapshot.framework.question("M1").text in section_text(plan_of(snapshot), "Summary")


def test_an_honest_red_with_an_action_is_praised(plan: Document) -> None:
    praise = "An honest red with an action is a good answer."
    summary = section_text(plan, "Summary")
    assert praise in summary
    assert "3 answers are red: S4, S5 and S6. Of these, S5 and S6 already lead" in summary
    assert section_text(plan, "What we found").count(praise) == 2


@pytest.mark.parametrize(
    ("reds", "said"),
    [
        (("S5",), "1 answer is red: S5. It leads to an action."),
        (("S5", "S6"), "2 answers are red: S5 and S6. All of them lead to an action."),
        (("S4", "S5"), "2 answers are red: S4 and S5. Of these, S5 already leads to an action."),
    ],
)
def test_what_reds_lead_to_is_a_sentence(reds: tuple[str, ...], said: str) -> None:
    snapshot = sample_snapshot()
    answers = {
        name: replace(one, rating="0" if name in reds else "2")
        for name, one in snapshot.answers.items()
    }
    assert said in section_text(plan_of(replace(snapshot, answers=answers)), "Summary")


def test_the_summary_shortens_by_whole_sentences() -> None:
    content = rich_content()
    content["answers"][1]["working_well"] = "One. " + "Two words follow here. " * 20
    content["review"]["ask_of_partners"] = "word " * 90
    summary = section_text(plan_of(snapshot_from_content(content)), "Summary")
    assert "One. Two words follow here. " in summary
    assert summary.count("Two words") < 6
    assert "word word …" in summary
    assert 10 < summary.count("word ") < 45


def test_the_action_table_has_its_ten_columns(plan: Document) -> None:
    columns = tuple(column.heading for column in _table(plan, "Action plan").columns)
    assert columns == (
        "No",
        "Area",
        "What will be different for children",
        "What we will do",
        "Who leads",
        "With whom",
        "By when",
        "How we will know",
        "Where we are now",
        "Progress and difference seen",
    )


def test_no_cell_is_empty() -> None:
    for table in _blocks(plan_of(rich_snapshot()), Table):
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all("".join(run.text for run in cell.lines).strip() for cell in row)


def test_only_the_action_table_lies_across(plan: Document) -> None:
    places = [n for n, one in enumerate(plan.blocks) if isinstance(one, Section)]
    first, second = places
    across = plan.blocks[first + 1 : second]
    assert [type(one) for one in across] == [Heading, Table]
    assert [one.is_landscape for one in _blocks(plan, Section)] == [True, False]


def test_an_open_action_past_its_day_is_overdue_and_stands_in_the_way(plan: Document) -> None:
    by_when = _rows(_table(plan, "Action plan"))
    assert "Overdue" in by_when["A1"][5]
    assert "Overdue" not in by_when["A6"][5]
    assert "was due on 14 November 2026 and is at risk" in section_text(plan, "Help we need")


def test_review_dates_leave_out_the_past(plan: Document) -> None:
    dates = section_text(plan, "Review dates")
    assert "17 December 2026" in dates
    assert "17 November 2026" not in dates
    assert "(Our suggestion)" in dates


def test_after_the_last_date_the_plan_asks_for_a_new_one() -> None:
    plan = plan_document(sample_snapshot(), date(2027, 2, 1), CHECK_CODE)
    assert "Agree when to look at this plan again" in section_text(plan, "Review dates")


def test_questions_that_do_not_apply_are_listed_with_the_reason() -> None:
    annex = section_text(plan_of(rich_snapshot()), "Annex B")
    assert "We see parents and never children." in annex
    assert "What is it like to be this child today" in annex


def test_only_words_that_the_plan_uses_are_explained() -> None:
    content = rich_content()
    content["organisation"]["set_ids"] = ["M"]
    words = section_text(plan_of(snapshot_from_content(content)), "Annex D")
    assert "Disguised compliance" in words
    assert "Commissioning" not in words


def test_the_scale_is_called_a_proposal(plan: Document) -> None:
    annex = section_text(plan, "Annex C")
    assert "proposed scale" in annex
    assert sample_snapshot().framework.scale.note in annex


def test_an_empty_workbook_makes_a_plan_without_pages_across(empty: WorkbookSnapshot) -> None:
    plan = plan_of(empty)
    assert plan.organisation == "Our organisation"
    assert not _blocks(plan, Section)
    assert "We have not planned any actions yet." in plan_text(plan)
    assert "We have not chosen our questions yet." in section_text(plan, "What we found")


def test_a_workbook_with_questions_and_no_answers_says_so() -> None:
    content = {
        "framework": "bscp-neglect-2026",
        "organisation": {"name": "A", "set_ids": ["M"]},
    }
    plan = plan_of(snapshot_from_content(content))
    assert "We have not answered any of our 5 questions yet." in section_text(plan, "Summary")
    assert section_text(plan, "What we found").count("Not answered yet") == 5


def test_evidence_of_an_unknown_kind_is_still_listed() -> None:
    content = rich_content()
    content["evidence"][0]["type_id"] = "kind_of_a_later_version"
    assert "Training log, all staff" in section_text(plan_of(snapshot_from_content(content)), "A.")


def test_an_approval_without_a_role_is_not_lost() -> None:
    snapshot = sample_snapshot()
    review = replace(snapshot.review, approved_role="")
    sign_off = section_text(plan_of(replace(snapshot, review=review)), "Sign-off")
    assert "Full governing board, 19 November 2026, item 6" in sign_off


def test_lines_that_a_person_wrote_become_paragraphs() -> None:
    plan = plan_of(rich_snapshot())
    assert Paragraph((Run("Second line of it."),)) in plan.blocks


def test_the_plan_says_how_many_forms_of_colleagues_came_back_and_no_more() -> None:
    said = section_text(plan_of(sample_snapshot()), "How we did this")
    assert "19 of 24 forms are back. Groups with fewer than 5 forms are left out" in said
    without = section_text(plan_of(replace(sample_snapshot(), voices=())), "How we did this")
    assert "form" not in without
