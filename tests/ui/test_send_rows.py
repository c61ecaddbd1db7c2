from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.checks.finding import Finding, Severity
from neglect_workbook.checks.readiness import findings
from neglect_workbook.domain.joining import join_texts
from neglect_workbook.files import resource_path
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.pages.send.finding_rows import (
    FindingGroup,
    FindingRow,
    finding_groups,
    lead_sentence,
)
from neglect_workbook.ui.pages.send.folder import export_folder
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.checks.ready import Content, answer_of, found_in, ready_content

if TYPE_CHECKING:
    from neglect_workbook.ui.preferences import Preferences


def _groups(content: Content) -> tuple[FindingGroup, ...]:
    return finding_groups(snapshot_from_content(content), found_in(content))


def _row(content: Content) -> FindingRow:
    """The one row there is."""
    ((row,),) = [group.rows for group in _groups(content)]
    return row


def test_nothing_to_look_at_is_no_group() -> None:
    assert _groups(ready_content()) == ()
    assert lead_sentence(()) == "Nothing left to look at."


def test_questions_without_an_answer_are_one_row_that_leads_to_the_first() -> None:
    content = ready_content()
    for question_id in ("M3", "M5"):
        answer_of(content, question_id)["rating"] = ""

    row = _row(content)

    assert row.sentence == "2 questions are not answered"
    assert row.detail == "You can send without them. They show as 'Not answered yet'."
    assert row.link == "Go to M3"
    assert row.jump == Jump(PageId.QUESTIONS, question_id="M3", field="rating")
    assert lead_sentence(_groups(content)).startswith("1 thing to look at. It does not stop")


def test_one_question_without_an_answer_is_named() -> None:
    content = ready_content()
    answer_of(content, "M3")["rating"] = ""

    assert _row(content).sentence == "M3 is not answered"


def test_a_red_without_an_action_leads_to_where_one_is_added() -> None:
    content = ready_content()
    answer_of(content, "M3").update(rating="0", checks={"do": False})

    row = _row(content)

    assert row.link == "Add an action"
    assert row.jump == Jump(PageId.QUESTIONS, question_id="M3", field="actions")


def test_evidence_and_actions_lead_to_their_own_pages() -> None:
    snapshot = sample_snapshot()
    evidence, action = snapshot.evidence[3], snapshot.actions[1]
    found = [
        Finding("x", Severity.LOOK, "a", "b", field="dated", record="E4", record_id=evidence.id),
        Finding("x", Severity.LOOK, "a", "b", field="due", record="A2", record_id=action.id),
    ]

    (group,) = finding_groups(snapshot, found)

    assert [(row.link, row.jump) for row in group.rows] == [
        ("Go to E4", Jump(PageId.EVIDENCE, field="dated", record_id=evidence.id)),
        ("Go to A2", Jump(PageId.ACTION_PLAN, field="due", record_id=action.id)),
    ]


def test_what_is_missing_about_the_return_leads_to_its_field_on_this_page() -> None:
    content = ready_content()
    content["review"]["approved_role"] = ""

    assert _row(content).jump == Jump(PageId.SEND, field="approved_role")


def test_groups_come_in_the_order_of_how_much_they_matter() -> None:
    snapshot = sample_snapshot()
    found = [Finding("x", severity, "a", "b", "M1") for severity in reversed(Severity)]

    groups = finding_groups(snapshot, found)

    assert [(group.title, group.ink) for group in groups] == [
        ("Look before sending", "red"),
        ("Missing", "ink2"),
        ("Worth another look", "ink2"),
    ]
    assert lead_sentence(groups) == "3 things to look at. None of them stops you from sending."


def test_every_row_has_an_icon_that_is_there() -> None:
    content = ready_content()
    answer_of(content, "M1").update(rating="", come_back=True)
    answer_of(content, "M2").update(rating="3", reason="")
    answer_of(content, "M3").update(rating="na")
    content["actions"][0].update(lead_role="", due=None, difference="")
    content["evidence"][0].update(level=0, question_ids=[], dated="2020-01-01")
    content["review"] = {}

    icons = [row.icon for group in _groups(content) for row in group.rows]

    assert len(set(icons)) > 5
    assert [one for one in icons if not resource_path("icons", f"{one}.svg").is_file()] == []


def test_files_go_beside_the_workbook_until_another_folder_is_chosen(tmp_path: Path) -> None:
    profile, documents = tmp_path / "profile", tmp_path / "Documents"
    workbook = tmp_path / "Safeguarding" / "ours.nwbk"
    chosen = tmp_path / "Chosen"
    chosen.mkdir()

    assert export_folder("", workbook, profile, documents) == workbook.parent
    assert export_folder(str(chosen), workbook, profile, documents) == chosen


def test_the_folder_of_one_workbook_is_not_proposed_for_the_next(
    preferences: "Preferences", tmp_path: Path
) -> None:
    ours, other = tmp_path / "ours.nwbk", tmp_path / "other.nwbk"
    preferences.set_export_folder(str(tmp_path), ours)

    assert preferences.export_folder(ours) == str(tmp_path)
    assert preferences.export_folder(other) == ""


def test_a_chosen_folder_that_has_gone_is_not_exchanged_without_a_word(tmp_path: Path) -> None:
    workbook, gone = tmp_path / "Safeguarding" / "ours.nwbk", tmp_path / "stick"

    assert export_folder(str(gone), workbook, tmp_path / "profile", tmp_path) == gone


def test_nothing_goes_into_the_programs_own_folder(tmp_path: Path) -> None:
    profile, documents = tmp_path / "profile", tmp_path / "Documents"

    assert export_folder("", profile / "sample" / "s.nwbk", profile, documents) == documents


def test_what_two_copies_left_leads_to_the_choice_and_to_the_field() -> None:
    content = sample_content()
    content["indicators"][0]["note"] = join_texts("More.", "Fewer.", is_sure=True)
    snapshot = snapshot_from_content(content)

    groups = finding_groups(snapshot, findings(snapshot, date(2026, 11, 23), 1))

    jumps = {row.link: row.jump for group in groups for row in group.rows}
    assert jumps["Choose"] == Jump(PageId.MERGE)
    assert jumps["Go to it"] == Jump(
        PageId.INDICATORS, field="note", record_id=snapshot.indicators[0].id
    )
