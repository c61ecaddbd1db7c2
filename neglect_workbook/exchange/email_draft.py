"""The e-mail that takes the files to the partnership, as a draft that a mail program opens."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.eml import write_eml
from neglect_workbook.exchange.names import name_of, organisation_name
from neglect_workbook.exchange.sheet import short_line

#: Of the framework's contacts, the one that returns go to.
_PARTNERSHIP = "partnership"

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
    to = draft.snapshot.framework.contact(_PARTNERSHIP).email
    files = {one.name: one.content for one in draft.attachments}
    write_eml(path, to, _subject(draft), _lines(draft), files)


def _subject(draft: Draft) -> str:
    return draft.snapshot.framework.wording.email_subject.format(
        organisation=_organisation(draft), review=_review(draft), check_code=draft.check_code
    )


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
