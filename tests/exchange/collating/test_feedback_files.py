"""What goes back to each organisation, read again as its workbook reads it."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.collating.feedback_files import SentBack, write_feedback_files
from neglect_workbook.exchange.feedback.reading import read_feedback, read_receipt
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.read import ChangedCell
from neglect_workbook.questions.loader import load
from tests.exchange.collating.made import PARTNERSHIP, TODAY, Returns, collated, made_returns
from tests.exchange.office_files import faults, live_cells, what_leads_out, what_reads_badly
from tests.exchange.plan_files import word_text
from tests.exchange.return_files import HOSTILE

FRAMEWORK = load("bscp-neglect-2026")
RETURNS = made_returns(3)
COLLATED = collated(FRAMEWORK, RETURNS)


def _sent(folder: Path, returns: Returns = RETURNS) -> list[SentBack]:
    return list(write_feedback_files(COLLATED, returns, folder))


def _file(sent: SentBack, start: str) -> Path:
    (found,) = [one for one in sent.paths if one.name.startswith(f"{start}_")]
    return found


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[SentBack]:
    return _sent(tmp_path_factory.mktemp("feedback"))


def test_each_organisation_has_its_own_folder_with_its_own_files(sent: list[SentBack]) -> None:
    assert len({one.folder for one in sent}) == 3
    for one, (facts, _) in zip(sent, RETURNS, strict=True):
        assert one.folder.name.endswith(facts.return_id.lower())
        assert sorted(one.folder.iterdir()) == sorted(one.paths)
        for path in one.paths:
            assert len(path.name) < 100
            assert path.name == path.name.lower()
            assert faults(path) == []
            assert what_leads_out(path) == []


def test_the_receipt_says_what_arrived(sent: list[SentBack]) -> None:
    facts, read = RETURNS[0]
    receipt = read_receipt(read_book(_file(sent[0], "neglect-receipt")))
    assert (receipt.return_id, receipt.check_code) == (facts.return_id, facts.check_code)
    assert receipt.content_digest == read.machine["digest"]
    assert receipt.is_as_sent
    assert receipt.received_by == PARTNERSHIP


def test_the_feedback_is_what_moderation_says(sent: list[SentBack]) -> None:
    path = _file(sent[0], "neglect-feedback")
    assert live_cells(path) == []
    feedback = read_feedback(read_book(path), FRAMEWORK)
    assert feedback.changed == ()
    assert feedback.moderated_on == TODAY
    said = [(one.question_id, one.moderated_rating, one.result) for one in feedback.answers]
    meant = [
        (one.question_id, one.rating, ModerationResult(one.result)) for one in COLLATED.moderations
    ]
    assert said == meant
    assert [one.moderated for one in sent] == [3, 0, 0]
    own = {one.question_id: one.rating for one in RETURNS[0][0].answers}
    assert all(one.own_rating == own[one.question_id] for one in feedback.answers)


def test_the_note_of_the_panel_goes_to_nobody(sent: list[SentBack]) -> None:
    feedback = read_book(_file(sent[0], "neglect-feedback"))
    said = word_text(_file(sent[0], "neglect-feedback-letter"))
    assert "For the panel." not in said
    assert "For the panel." not in repr(feedback)


def test_the_letter_thanks_tells_and_blames_nobody(sent: list[SentBack]) -> None:
    path = _file(sent[0], "neglect-feedback-letter")
    assert what_reads_badly(path) == []
    said = word_text(path)
    for words in (
        "Thank you for your return",
        RETURNS[0][0].check_code,
        "Your evidence shows more than you say.",
        "You decide about your own ratings",
        FRAMEWORK.contact("partnership").email,
    ):
        assert words in said
    assert not {"wrong", "fail", "must"} & set(said.lower().split())
    without = word_text(_file(sent[1], "neglect-feedback-letter"))
    assert (
        "It has not read any of yours so far, and that says nothing about how good they are."
        in without
    )


def test_what_was_changed_on_the_way_is_named(tmp_path: Path) -> None:
    facts, read = RETURNS[0]
    changed = structs.replace(read, is_as_sent=False, changed=(ChangedCell("M3", "Rating", 6),))
    (one,) = _sent(tmp_path, ((facts, changed),))
    receipt = read_receipt(read_book(_file(one, "neglect-receipt")))
    assert receipt.changed_cells == ("M3: Rating",)
    assert receipt.content_digest == ""
    assert "M3: Rating" in word_text(_file(one, "neglect-feedback-letter"))


def test_an_answer_that_was_changed_since_gets_no_feedback(tmp_path: Path) -> None:
    said = [replace(one, answer_digest="of an earlier answer") for one in COLLATED.moderations]
    changed = replace(COLLATED, moderations=tuple(said))
    (one,) = write_feedback_files(changed, RETURNS[:1], tmp_path)
    assert one.moderated == 0


def test_a_return_without_its_ids_gets_a_letter_alone(tmp_path: Path) -> None:
    facts, read = RETURNS[0]
    (one,) = _sent(tmp_path, ((replace(facts, return_id=""), read),))
    assert [path.suffix for path in one.paths] == [".docx"]
    assert not one.has_receipt


def test_no_organisation_ever_writes_over_anothers_files(tmp_path: Path) -> None:
    """Whatever two returns call themselves: the same name, the same id, or none."""

    def called(facts: ReturnFacts, name: str, return_id: str) -> ReturnFacts:
        return replace(facts, organisation=name, return_id=return_id)

    (one, read), (other, _), (third, _) = RETURNS
    returns = (
        (called(one, "St Anne's", "R-1"), read),
        (called(other, "St. Annes", "r 1"), read),
        (called(third, "St Annes", ""), read),
    )
    sent = _sent(tmp_path, returns)
    paths = [path for each in sent for path in each.paths]
    assert len({str(path).lower() for path in paths}) == len(paths)
    again = _sent(tmp_path, returns)
    assert [each.paths for each in again] == [each.paths for each in sent]


def test_hostile_names_and_comments_come_back_as_text(tmp_path: Path) -> None:
    facts, read = RETURNS[0]
    for place, text in enumerate((HOSTILE[0], HOSTILE[14], "../../x", "con", "{organisation}")):
        said = [replace(one, feedback=text) for one in COLLATED.moderations]
        changed = replace(COLLATED, moderations=tuple(said))
        hostile = replace(facts, organisation=text)
        folder = tmp_path / str(place)
        (one,) = write_feedback_files(changed, ((hostile, read),), folder)
        assert all(path.is_relative_to(folder) for path in one.paths)
        feedback = read_feedback(read_book(_file(one, "neglect-feedback")), FRAMEWORK)
        assert {each.comment for each in feedback.answers} == {text}
