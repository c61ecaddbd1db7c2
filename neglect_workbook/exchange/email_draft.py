"""The e-mail that takes the files to the partnership, as a draft that a mail program opens.

``X-Unsent`` makes a mail program open the file to be looked at and sent by a person. So that it
does not look sent, it has neither a sender nor a date.
"""

from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import SMTP, compat32
from pathlib import Path

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import BugError
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.names import name_of, organisation_name
from neglect_workbook.exchange.sheet import short_line

#: Of the framework's contacts, the one that returns go to.
_PARTNERSHIP = "partnership"

_OFFICE = "vnd.openxmlformats-officedocument"
#: What a mail program is told of each kind of file.
_KINDS = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}

#: What stands above the body, and nothing else.
_HEADERS = frozenset({"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"})

_UTF_8 = "utf-8"

#: Characters of a header's line, so that only the subject is folded: not every mail program
#: finds a kind of file on the next line.
_LONGEST = 120

_PASSWORD = (
    "You need a password to open the files. It is not in this e-mail.",
    "We will tell you the password in another way, such as by telephone.",
    "",
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A Word or Excel file that goes with the e-mail, and what it is in a few words."""

    name: str
    content: bytes = field(repr=False)
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an e-mail tells of, and takes along.

    Attributes:
        snapshot: the workbook as it stands.
        today: the day the files were made.
        check_code: the code that they carry.
        attachments: the files as they will be in their folder, at least one.
        has_password: whether they open with a password only.
    """

    snapshot: WorkbookSnapshot
    today: date
    check_code: str
    attachments: tuple[Attachment, ...]
    has_password: bool


def write_draft(draft: Draft, path: Path) -> None:
    """Write a draft to ``path`` and read it back.

    Raises:
        OSError: the draft could not be written.
        BugError: the draft does not hold what it was meant to.
    """
    # ``EmailMessage`` takes a subject apart and reads what looks encoded in it: a name could
    # begin a header of its own. Here the subject is encoded as a whole, whatever it says.
    message = MIMEMultipart(policy=compat32.clone(linesep="\r\n", max_line_length=_LONGEST))
    message["X-Unsent"] = "1"
    message["To"] = draft.snapshot.framework.contact(_PARTNERSHIP).email
    subject = _subject(draft)
    message["Subject"] = Header(subject, _UTF_8, header_name="Subject").encode()
    message.attach(_body(draft))
    files = {one.name: one.content for one in draft.attachments}
    for name, content in files.items():
        part = MIMEApplication(content, _KINDS[Path(name).suffix])
        part.add_header("Content-Disposition", "attachment", filename=name)
        message.attach(part)
    path.write_bytes(message.as_bytes())
    _check(path, subject, files)


def _subject(draft: Draft) -> str:
    return draft.snapshot.framework.wording.email_subject.format(
        organisation=_organisation(draft), review=_review(draft), check_code=draft.check_code
    )


def _body(draft: Draft) -> MIMENonMultipart:
    """The body in a form that people can still read where a program shows it raw."""
    charset = Charset(_UTF_8)
    charset.body_encoding = QP
    body = MIMENonMultipart("text", "plain")
    body.set_payload("\n".join(_lines(draft)), charset)
    return body


def _lines(draft: Draft) -> list[str]:
    """The body, a sentence or a fact to a line."""
    framework, count = draft.snapshot.framework, len(draft.attachments)
    contact = _line(draft.snapshot.organisation.contact_role)
    return [
        "Hello",
        "",
        "This is our self-evaluation.",
        "",
        f"Organisation: {_organisation(draft)}",
        f"In answer to: {framework.name}",
        f"Review: {_review(draft)}",
        f"Made on: {long_date(draft.today)}",
        f"Check code: {draft.check_code}",
        *([f"Who can be asked: {contact}"] if contact else []),
        "",
        "One file is attached:" if count == 1 else f"{count} files are attached:",
        *(f"- {one.words}: {one.name}" for one in draft.attachments),
        "",
        *(_PASSWORD if draft.has_password else ()),
        "The check code stands in every file, so you can see what belongs together.",
        "Please tell us when you have received this.",
        "",
        framework.wording.status_line,
        framework.wording.not_a_referral,
        "",
    ]


def _organisation(draft: Draft) -> str:
    return short_line(organisation_name(draft.snapshot))


def _review(draft: Draft) -> str:
    return _line(name_of(draft.snapshot.framework.review_kind, draft.snapshot.review.kind_id))


def _line(text: str) -> str:
    """One line that is not long: a line break would end a header and begin another one."""
    return short_line(clean_text(text))


def _check(path: Path, subject: str, files: dict[str, bytes]) -> None:
    """Read the draft as a mail program would, and compare."""
    read = message_from_bytes(path.read_bytes(), policy=SMTP)
    parts = [part for part in read.walk() if part.get_content_disposition() == "attachment"]
    found = {part.get_filename(): part.get_payload(decode=True) for part in parts}
    is_whole = found == files and read["To"] and read["Subject"] == subject
    if not is_whole or set(read) != _HEADERS or read.defects:
        raise BugError("an e-mail draft does not hold what it was meant to")
