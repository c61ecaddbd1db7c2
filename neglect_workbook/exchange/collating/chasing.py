"""Whom to remind, and an e-mail draft for each; drafts of replies to files with problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from neglect_workbook.domain.collating.standing import Missing
from neglect_workbook.domain.dates import long_date
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.collating.collated import (
    NO_NAME,
    Collated,
    organisation_of,
    sector_name,
)
from neglect_workbook.exchange.collating.words import message_words, workbook_words
from neglect_workbook.exchange.eml import is_address, write_eml
from neglect_workbook.exchange.office import write_book
from neglect_workbook.exchange.plan.words import joined
from neglect_workbook.exchange.sheet import Column, Sheet, SheetBook, cleaned, short_line
from neglect_workbook.files import explain, slug, write_whole

_PARTNERSHIP = "partnership"
_NAME_LENGTH = 50

_COLUMNS = (
    Column("Organisation", 34),
    Column("Sector", 24),
    Column("Contact", 32),
    Column("Look at first", 44),
    Column("E-mail draft", 40),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to whoever sent a file with problems. Its words are made elsewhere.

    Attributes:
        file: the file that it is about, for the name of the draft.
        to: the address, where it is known.
        subject: one line.
        body: the whole text.
    """

    file: str
    to: str
    subject: str
    body: str


def write_chasing(collated: Collated, folder: Path) -> tuple[Path, ...]:
    """Make the list of whom to remind and a draft for each; files of the same name are replaced.

    Args:
        collated: the collation.
        folder: where they go.

    Returns:
        The files, the list first.

    Raises:
        KnownError: one could not be written; those made before stay.
        BugError: a file does not hold what it was meant to.
    """
    _make(folder)
    missing = collated.standings.missing
    names = _names([one.organisation.name for one in missing], "neglect-reminder", collated.today)
    made = []
    for one, name in zip(missing, names, strict=True):
        made.append(folder / name)
        write_reminder(collated, one, folder / name)
    book = _list(collated, names)
    list_path = folder / f"neglect-reminders_{collated.today.isoformat()}.xlsx"
    write_whole(list_path, lambda temporary: write_book(book, temporary))
    return (list_path, *made)


def write_replies(replies: Sequence[Reply], folder: Path, today: date) -> tuple[Path, ...]:
    """Make a draft for each reply; files of the same name are replaced.

    Raises:
        KnownError: one could not be written; those made before stay.
        BugError: a draft does not hold what it was meant to.
    """
    _make(folder)
    names = _names([Path(one.file).stem for one in replies], "neglect-reply", today)
    made = []
    for one, name in zip(replies, names, strict=True):
        made.append(folder / name)
        write_reply(one, folder / name)
    return tuple(made)


def write_reply(reply: Reply, path: Path) -> None:
    """Make one draft; a file of the same name is replaced.

    Raises:
        KnownError: it could not be written.
        BugError: it does not hold what it was meant to.
    """
    _write_draft(path, reply.to, _line(reply.subject), clean_text(reply.body).split("\n"))


def write_reminder(collated: Collated, one: Missing, path: Path) -> None:
    """Make the draft of one reminder; a file of the same name is replaced.

    Raises:
        KnownError: it could not be written.
        BugError: it does not hold what it was meant to.
    """
    subject = _line(message_words().chase_subject.format(organisation=_name(one)))
    _write_draft(path, one.organisation.contact, subject, _chase_lines(collated, one))


def chase_body(collated: Collated, one: Missing) -> str:
    """The words of a reminder."""
    return "\n".join(_chase_lines(collated, one))


def _chase_lines(collated: Collated, one: Missing) -> list[str]:
    said, framework = message_words(), collated.framework
    due_on = collated.head.due_on
    due = said.chase_due.format(due_on=long_date(due_on)) if due_on else said.chase_no_due
    places = {
        "organisation": _name(one),
        "due": due,
        "framework": framework.name,
        "partnership": collated.partnership,
        "contact": _contact(collated),
        "not_a_referral": framework.wording.not_a_referral,
    }
    return [line.format(**places) for line in said.chase_body]


def _contact(collated: Collated) -> str:
    try:
        contact = collated.framework.contact(_PARTNERSHIP)
    except KeyError:
        return ""
    return ", ".join(one for one in (contact.email, contact.phone) if one)


def _list(collated: Collated, names: Sequence[str]) -> SheetBook:
    """Whom to remind: one row for each organisation."""
    framework = collated.framework
    came = {
        one.facts.key: f"{organisation_of(one.facts)}, {one.facts.file}"
        for one in collated.standings.returns
    }
    rows = []
    for one, name in zip(collated.standings.missing, names, strict=True):
        close = joined(came.get(key, key) for key in one.close)
        rows.append(
            (
                _name(one),
                sector_name(framework, one.organisation.sector_id),
                one.organisation.contact,
                message_words().close_names.format(names=close) if close else "",
                name,
            )
        )
    sheet = Sheet(
        name="Reminders",
        title="Whom to remind",
        note=workbook_words().notes["Missing"],
        columns=_COLUMNS,
        rows=tuple(rows),
        key_columns=(0,),
        frozen_columns=1,
    )
    return SheetBook(
        sheets=(cleaned(sheet),),
        tones=(),
        footer=clean_text(f"{collated.name} · {long_date(collated.today)}"),
        title=clean_text(f"{framework.name}: reminders"),
        author=clean_text(collated.partnership),
        made_on=collated.today,
    )


def _write_draft(path: Path, to: str, subject: str, lines: Sequence[str]) -> None:
    address = to.strip()
    known = address if is_address(address) else ""
    write_whole(path, lambda temporary: write_eml(temporary, known, subject, lines, {}))


def _names(of: Sequence[str], stem: str, today: date) -> list[str]:
    """A file name for each, none twice."""
    taken: list[str] = []
    for one in of:
        name = slug(one, _NAME_LENGTH)
        free = (f"{name}-{number}" for number in count(2))
        taken.append(
            name if name not in taken else next(each for each in free if each not in taken)
        )
    return [f"{stem}_{name}_{today.isoformat()}.eml" for name in taken]


def _name(one: Missing) -> str:
    return _line(one.organisation.name) or NO_NAME


def _line(text: str) -> str:
    """One line that is not long: a line break would end a header and begin another one."""
    return short_line(clean_text(text))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, folder, "make") from error
