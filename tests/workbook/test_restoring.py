"""A workbook that is lost is made again from its return."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.received import returns_made
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.check_code import check_code, return_id
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.content import content_of
from neglect_workbook.exchange.incoming.recognise import recognise
from neglect_workbook.workbook.feedback import take_in_feedback, take_in_receipt
from neglect_workbook.workbook.restoring import Restored, restore_workbook
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.came_back import feedback_for, receipt_for
from tests.exchange.return_files import HOSTILE, opened, sheet_in, written
from tests.exchange.test_return_libreoffice import save_again
from tests.libreoffice import needs_libreoffice
from tests.workbook.conftest import AUTHOR

#: What no return holds.
NOT_IN_A_RETURN = {
    "organisation": {"next_review_on"},
    "review": {"limits", "ask_of_partners", "minute_reference", "forms_given_out"},
    "answers": {"checks", "come_back"},
}
UNKNOWN_CODE = "ZZZZ-9999"
LONG = "a long one, with words " * 2000


@contextmanager
def _restored(file: Path, profile: Path) -> Iterator[Restored]:
    target = file.with_name("again.nwbk")
    target.unlink(missing_ok=True)
    made = restore_workbook(target, recognise(file), profile=profile, author=AUTHOR)
    try:
        yield made
    finally:
        made.workbook.close()


def _held(snapshot: WorkbookSnapshot) -> dict[str, Any]:
    """The content of a workbook as far as a return holds it."""
    content: dict[str, Any] = json.loads(json.dumps(content_of(snapshot)))
    for name in ("voice_counts", "sent", "receipts", "feedback"):
        del content[name]
    for part, fields in NOT_IN_A_RETURN.items():
        records = content[part] if isinstance(content[part], list) else [content[part]]
        for record in records:
            for field in fields:
                del record[field]
    for answer in content["answers"]:
        if answer["rating"] != "na":
            del answer["not_applicable_reason"]
    return content


def _full_content() -> dict[str, Any]:
    """The sample, with everything in it that shares a cell or leaves a number free."""
    content = sample_content()
    del content["voices"]
    content["answers"][0] |= {"override_reason": "Two lines\nof why", "reason": "One.\nTwo."}
    content["answers"][1] |= {"override_reason": "Only this", "reason": ""}
    content["answers"][2] |= {"needs_to_happen": "x\n", "no_action_reason": "The service ends."}
    content["answers"][3] |= {"rating": "na", "not_applicable_reason": "No such work."}
    content["answers"][4] |= {"rating": "", "reason": "Begun."}
    content["actions"][0] |= {"area_id": "", "question_ids": ["P1", "S1"], "due": None}
    content["indicators"][0]["values"][0] |= {"value": 0.3, "note": "Briefing\nday"}
    content["indicators"][1] |= {"note": "", "values": []}
    content["evidence"][0] |= {"dated": "1066-10-14", "question_ids": ["P2", "M1", "S4"]}
    return content


def test_the_return_of_a_workbook_makes_the_workbook_again(
    tmp_path: Path, isolated_profile: Path
) -> None:
    before = snapshot_from_content(_full_content())
    with _restored(written(before, tmp_path), isolated_profile) as made:
        after = made.workbook.snapshot
        assert _held(after) == _held(before)
        assert (return_id(after), check_code(after)) == (return_id(before), check_code(before))
        assert {one.check_code for one in after.sent} == {check_code(before)}
        assert [one.file_kind for one in returns_made(after)] == ["return"]
        assert not [note for note in made.notes if "row" in note]


def test_numbers_of_records_that_were_removed_stay_free(
    tmp_path: Path, isolated_profile: Path
) -> None:
    before = sample_snapshot()
    file = written(before, tmp_path)
    book = opened(file)
    sheet_in(book, "Evidence").delete_rows(5, 3)
    sheet_in(book, "Actions").delete_rows(4)
    book.save(file)
    with _restored(file, isolated_profile) as made:
        snapshot = made.workbook.snapshot
        assert [one.label for one in snapshot.evidence][:3] == ["E1", "E5", "E6"]
        assert snapshot.actions[0].label == "A2"
        assert snapshot.evidence[1].title == before.evidence[4].title
        assert any("changed after it was made" in note for note in made.notes)
        assert not returns_made(snapshot)


def test_what_comes_back_of_a_return_is_set_beside_the_one_it_was_made_from(
    tmp_path: Path, isolated_profile: Path
) -> None:
    before = sample_snapshot()
    code = check_code(before)
    with _restored(written(before, tmp_path), isolated_profile) as made:
        workbook = made.workbook
        of_it = take_in_receipt(workbook, receipt_for(workbook.snapshot, code))
        assert "same content as sent" in of_it.sentence
        of_another = take_in_receipt(workbook, receipt_for(workbook.snapshot, UNKNOWN_CODE))
        assert "other content" not in of_another.sentence
        again = f"This workbook was made again from the return with check code {code}"
        assert again in of_another.sentence
        feedback = take_in_feedback(workbook, feedback_for(workbook.snapshot, code=UNKNOWN_CODE))
        assert "has not made" not in feedback.sentence
        assert again in feedback.sentence


def test_a_return_that_was_changed_is_still_known_as_the_one_it_was_made_from(
    tmp_path: Path, isolated_profile: Path
) -> None:
    before = sample_snapshot()
    file = written(before, tmp_path)
    book = opened(file)
    sheet_in(book, "Actions").delete_rows(4)
    book.save(file)
    with _restored(file, isolated_profile) as made:
        receipt = receipt_for(made.workbook.snapshot, check_code(before))
        taken = take_in_receipt(made.workbook, receipt)
        assert "the return that this workbook was made again from." in taken.sentence


def test_what_a_return_cannot_bring_back_is_said(tmp_path: Path, isolated_profile: Path) -> None:
    with _restored(written(sample_snapshot(), tmp_path), isolated_profile) as made:
        said = " ".join(made.notes)
        assert "made again from its return: 13 rated answers, 13 evidence items" in made.sentence
        for words in ("checks", "attached copies", "the minute reference", "totals only"):
            assert words in said
        assert not made.workbook.snapshot.voices


@pytest.mark.slow
@needs_libreoffice
def test_a_return_that_libreoffice_saved_makes_the_same_workbook(
    tmp_path: Path, isolated_profile: Path
) -> None:
    content = _full_content()
    texts = [clean_text(text) for text in (*HOSTILE, LONG)]
    for place, answer in enumerate(content["answers"]):
        answer |= {"reason": texts[place], "working_well": texts[place + len(texts) // 2]}
    before = snapshot_from_content(content)
    file = written(before, tmp_path)
    save_again(file, tmp_path)
    with _restored(tmp_path / "saved" / file.name, isolated_profile) as made:
        assert _held(made.workbook.snapshot) == _held(before)
        assert check_code(made.workbook.snapshot) == check_code(before)
        assert made.read.is_as_sent


PIECES = st.sampled_from(
    [
        "=",
        "+1",
        "-",
        "@",
        "\t",
        "\n",
        "_x",
        "_x0041_",
        "x005F_",
        "<r>",
        "&",
        " ",
        "\u0301",
        "\u200f",
    ]
)
SCRIPTS = st.sampled_from(["\N{GIRL}", "\u0645\u0631\u062d", "\u05e9\u05dc\u05d5\u05dd", "e\u0301"])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.lists(st.one_of(PIECES, SCRIPTS), max_size=6).map("".join),
    st.sampled_from([LONG, "\N{GIRL}" * 20_000, *HOSTILE]),
).map(clean_text)


@st.composite
def _contents(draw: st.DrawFn) -> dict[str, Any]:
    """A workbook of any texts, some of them long, in every kind of field."""
    content = sample_content()
    del content["voices"]
    for answer in content["answers"][:4]:
        for name in ("reason", "override_reason", "needs_to_happen", "no_action_reason"):
            answer[name] = draw(TEXTS)
        answer["how_we_know"] = draw(TEXTS)
    for item in content["evidence"][:3]:
        item |= {"title": draw(TEXTS), "kept_at": draw(TEXTS)}
    content["actions"][0] |= {"what_we_do": draw(TEXTS), "help_needed": draw(TEXTS)}
    content["indicators"][0] |= {"name": draw(TEXTS), "note": draw(TEXTS)}
    content["indicators"][0]["values"][0]["note"] = draw(TEXTS)
    content["organisation"] |= {"name": draw(TEXTS) or "A", "contact_role": draw(TEXTS)}
    content["review"]["people_involved"] = draw(TEXTS)
    return content


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(_contents())
def test_any_texts_come_back_as_they_were(
    tmp_path: Path, isolated_profile: Path, content: dict[str, Any]
) -> None:
    before = snapshot_from_content(content)
    with _restored(written(before, tmp_path), isolated_profile) as made:
        assert _held(made.workbook.snapshot) == _held(before)
        assert made.read.is_as_sent


def _change_about(file: Path, key: str, value: str) -> None:
    book = opened(file)
    for row in sheet_in(book, "About this return").iter_rows(min_row=4):
        if row[2].value == key:
            row[1].value = value
    book.save(file)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("framework_id", "halton-2030", "'halton-2030', which is not installed"),
        ("framework_version", "9.9", "answers version 9.9 of"),
        ("sector", "Space travel", "The sector in return.xlsx could not be read"),
        ("organisation", "", "The organisation in return.xlsx could not be read"),
    ],
)
def test_a_return_that_cannot_be_made_into_a_workbook_says_why(
    key: str, value: str, says: str, tmp_path: Path, isolated_profile: Path
) -> None:
    file = written(sample_snapshot(), tmp_path)
    _change_about(file, key, value)
    with (
        pytest.raises(KnownError) as refused,
        _restored(file, isolated_profile),
    ):
        pass
    assert says in refused.value.sentence
    assert not file.with_name("again.nwbk").exists()


def test_a_workbook_that_is_there_is_never_overwritten(
    tmp_path: Path, isolated_profile: Path
) -> None:
    file = written(sample_snapshot(), tmp_path, date(2026, 11, 24))
    (tmp_path / "ours.nwbk").write_bytes(b"something else")
    with pytest.raises(KnownError) as refused:
        restore_workbook(
            tmp_path / "ours.nwbk", recognise(file), profile=isolated_profile, author=AUTHOR
        )
    assert refused.value.code == "exists"
    assert (tmp_path / "ours.nwbk").read_bytes() == b"something else"
