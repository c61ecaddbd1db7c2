"""Reminders and replies as drafts: to the right address, never sent, never broken by a name."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from neglect_workbook.domain.collating.records import ExpectedOrganisation
from neglect_workbook.domain.collating.standing import Missing
from neglect_workbook.exchange.collating.chasing import Reply, write_chasing, write_replies
from neglect_workbook.exchange.eml import is_address
from neglect_workbook.questions.loader import load
from tests.exchange.collating.made import TODAY, collated, made_returns
from tests.exchange.office_files import faults, live_cells
from tests.exchange.return_files import HOSTILE, opened, sheet_in

FRAMEWORK = load("bscp-neglect-2026")
COLLATED = collated(FRAMEWORK, made_returns(2))


def _message(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_everybody_who_is_missing_gets_a_draft_and_a_line_in_the_list(tmp_path: Path) -> None:
    listed, *drafts = write_chasing(COLLATED, tmp_path)
    assert len(drafts) == 2
    first, second = map(_message, drafts)
    assert first["X-Unsent"] == "1"
    assert first["To"] == "office@larkspur.invalid"
    assert first["Subject"] == "Your return on child neglect: Larkspur Primary School"
    for words in ("It was due by 17 December 2026.", FRAMEWORK.name, COLLATED.partnership):
        assert words in _body(first)
    # A role is no address: whoever sends it fills one in.
    assert second["To"] is None
    assert faults(listed) == []
    assert live_cells(listed) == []
    sheet = sheet_in(opened(listed), "Reminders")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[0] for row in rows] == ["Larkspur Primary School", "Embercroft Homes"]
    assert [row[-1] for row in rows] == [one.name for one in drafts]
    assert str(rows[0][3]).startswith("A return with a close name came: Marlstone")


def test_names_that_look_alike_get_files_of_their_own(tmp_path: Path) -> None:
    names = ("St Anne's", "St Annes", "St Annes 2", "st annes", "", "\u0645", "con")
    missing = tuple(
        Missing(ExpectedOrganisation(f"x{place}", name)) for place, name in enumerate(names)
    )
    of = replace(COLLATED, standings=replace(COLLATED.standings, missing=missing))
    made = write_chasing(of, tmp_path)
    assert len({one.name for one in made}) == len(names) + 1
    assert sorted(tmp_path.iterdir()) == sorted(made)


def test_no_name_or_contact_reaches_the_headers(tmp_path: Path) -> None:
    hostile = ("a\r\nBcc: x@example.org\r\n\r\n", "x@y.invalid, z@y.invalid", *HOSTILE)
    missing = tuple(
        Missing(ExpectedOrganisation(f"x{place}", text, "", text))
        for place, text in enumerate(hostile)
    )
    of = replace(COLLATED, standings=replace(COLLATED.standings, missing=missing))
    for path in write_chasing(of, tmp_path)[1:]:
        message = _message(path)
        assert set(message.keys()) == {"Content-Type", "MIME-Version", "Subject", "X-Unsent"}
        assert len(str(message["Subject"])) < 200


def test_only_one_whole_address_is_an_address() -> None:
    assert is_address("office@larkspur.invalid")
    for text in (
        "",
        "The head",
        "a@b",
        "a b@c.invalid",
        "a@b.invalid,c@d.invalid",
        "<a@b.invalid>",
    ):
        assert not is_address(text)


def test_a_reply_says_what_it_was_given(tmp_path: Path) -> None:
    replies = (
        Reply("late/old.xls", "office@tarnside.invalid", "Your file", "Hello\n\nSave it as .xlsx."),
        Reply("other/old.xls", "", "Your file\r\nBcc: a@b.invalid", "=1+1"),
    )
    first, second = write_replies(replies, tmp_path, TODAY)
    assert first.name == "neglect-reply_old_2027-01-14.eml"
    assert second.name == "neglect-reply_old-2_2027-01-14.eml"
    assert _message(first)["To"] == "office@tarnside.invalid"
    assert _body(_message(first)).splitlines() == ["Hello", "", "Save it as .xlsx."]
    assert _message(second)["Bcc"] is None
