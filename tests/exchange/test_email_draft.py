"""The draft that takes the files to the partnership."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.export import ExportKind, ExportOptions, make_exports
from tests.builders import sample_snapshot
from tests.exchange.return_files import HOSTILE, TODAY
from tests.hostile_names import hostile_names

SNAPSHOT = sample_snapshot()
WORDS = "lantern river copper moth"


def _draft(
    snapshot: WorkbookSnapshot,
    folder: Path,
    kinds: tuple[ExportKind, ...] = (ExportKind.EMAIL,),
    password: str = "",
) -> tuple[EmailMessage, dict[str, bytes], str]:
    """The message, the other files that were made, and the check code."""
    made = make_exports(snapshot, kinds, folder, TODAY, ExportOptions(password))
    draft = made[-1]
    assert draft.kind is ExportKind.EMAIL
    message = message_from_bytes(draft.path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    files = {one.path.name: one.path.read_bytes() for one in made[:-1]}
    return message, files, draft.check_code


def _attached(message: EmailMessage) -> dict[str, bytes]:
    found = {}
    for one in message.iter_attachments():
        content = one.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[str(one.get_filename())] = content
    return found


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_it_opens_as_a_draft_to_the_partnership(tmp_path: Path) -> None:
    message, _, code = _draft(SNAPSHOT, tmp_path)

    assert message["X-Unsent"] == "1"
    assert message["To"] == SNAPSHOT.framework.contact("partnership").email
    assert message["Subject"] == (
        f"Child neglect return: Hazelmoor Primary School, First review, check code {code}"
    )
    assert [message[name] for name in ("From", "Date", "Message-ID", "Sender")] == [None] * 4


def test_both_files_are_attached_under_their_own_names(tmp_path: Path) -> None:
    message, files, _ = _draft(SNAPSHOT, tmp_path)

    assert len(files) == 2
    assert _attached(message) == files
    kinds = [one.get_content_type() for one in message.iter_attachments()]
    assert [kind.rpartition(".")[2] for kind in kinds] == ["document", "sheet"]


def test_the_body_says_what_is_attached_and_whose_it_is(tmp_path: Path) -> None:
    message, files, code = _draft(SNAPSHOT, tmp_path)
    body = _body(message)

    for words in (
        "Organisation: Hazelmoor Primary School",
        f"Check code: {code}",
        "2 files are attached:",
        *files,
        SNAPSHOT.framework.wording.status_line,
    ):
        assert words in body
    assert "password" not in body


def test_a_draft_takes_only_what_was_made_with_it(tmp_path: Path) -> None:
    kinds = (ExportKind.RETURN, ExportKind.SUMMARY, ExportKind.EMAIL)
    message, files, _ = _draft(SNAPSHOT, tmp_path, kinds)

    assert sorted(name.partition("_")[0] for name in files) == ["neglect-return", "neglect-summary"]
    assert [name.partition("_")[0] for name in _attached(message)] == ["neglect-return"]
    assert "One file is attached:" in _body(message)


def test_the_password_is_nowhere_in_the_draft(tmp_path: Path) -> None:
    message, files, _ = _draft(SNAPSHOT, tmp_path, password=WORDS)

    assert _attached(message) == files
    assert all(content.startswith(b"\xd0\xcf\x11\xe0") for content in files.values())
    assert "We will tell you the password in another way" in _body(message)
    raw = next(tmp_path.glob("*.eml")).read_bytes()
    assert not any(word in raw for word in (WORDS.encode(), b"lantern", b"copper"))


@pytest.mark.parametrize(
    "number", [0, 5, *(pytest.param(one, marks=pytest.mark.slow) for one in {*range(12)} - {0, 5})]
)
def test_no_name_breaks_the_headers(number: int, tmp_path: Path) -> None:
    names = ["a\r\nBcc: x@example.org\r\n\r\n", "\u2028\u0085x", *HOSTILE, *hostile_names(60)]
    for place, name in enumerate(names[number::12]):
        folder = tmp_path / str(place)
        folder.mkdir()
        organisation = replace(SNAPSHOT.organisation, name=name, contact_role=name)
        message, files, code = _draft(replace(SNAPSHOT, organisation=organisation), folder)

        assert sorted(set(message.keys())) == [
            "Content-Type",
            "MIME-Version",
            "Subject",
            "To",
            "X-Unsent",
        ]
        assert str(message["Subject"]).endswith(f"check code {code}")
        assert len(str(message["Subject"])) < 220
        assert _attached(message) == files
