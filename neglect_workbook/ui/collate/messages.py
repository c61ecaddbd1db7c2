"""The e-mail drafts that are saved one by one: a reply to a sender, a reminder."""

from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.collation.reply import ReplyText, reply_text
from neglect_workbook.domain.clock import today_here
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.exchange.collating.chasing import Reply, write_reminder, write_reply
from neglect_workbook.exchange.collating.collated import Collated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.domain.collating.records import ExpectedOrganisation
    from neglect_workbook.domain.collating.snapshot import CollationSnapshot
    from neglect_workbook.domain.collating.standing import Missing, Standings
    from neglect_workbook.ui.collate.problem_rows import ProblemRow


def reply_to(row: "ProblemRow", partnership: str) -> ReplyText | None:
    """A reply to who sent a file; nothing where the sender can do nothing about it."""
    found = row.problems
    if row.is_refused:
        first = found[0]
        text = reply_text(
            row.organisation, row.file, RefusedFile(row.id, row.file, first.code, first.message)
        )
    else:
        text = reply_text(row.organisation, row.file, found)
    if text is None or not partnership:
        return text
    return ReplyText(text.subject, f"{text.body}\n{partnership}\n")


def save_reply(row: "ProblemRow", to: str, text: str, target: Path) -> None:
    """Save a reply as a draft.

    Args:
        row: the file that it is about.
        to: the address, where it is known.
        text: what it says, as somebody may have changed it.
        target: the file to make.

    Raises:
        KnownError: it could not be written.
    """
    made = reply_to(row, "")
    write_reply(Reply(row.file, to, "" if made is None else made.subject, text), target)


def save_reminder(
    snapshot: "CollationSnapshot", standings: "Standings", one: "Missing", target: Path
) -> None:
    """Save a reminder to one who is missing.

    Raises:
        KnownError: it could not be written.
    """
    nothing = make_picture(snapshot.framework, ())
    collated = Collated(snapshot.framework, snapshot.head, standings, nothing, today_here())
    write_reminder(collated, one, target)


def address_of(key: str, standings: "Standings", expected: "Sequence[ExpectedOrganisation]") -> str:
    """Where the expected list says to write about a return; empty where it does not."""
    ids = {one.facts.key: one.expected_id for one in standings.returns}
    expected_id = ids.get(key, "")
    return next((one.contact for one in expected if one.id == expected_id), "")
