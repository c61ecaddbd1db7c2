"""The files that are made of a collation: each call of a writer is here, and nowhere else.

All of it waits for disks, and reads the returns one at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from neglect_workbook.checks.personal_data.feedback import feedback_texts
from neglect_workbook.checks.personal_data.findings import MARK_WORDS, places_in
from neglect_workbook.checks.personal_data.marks import Strength
from neglect_workbook.domain.collating.findings import findings
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.collating.chasing import write_chasing
from neglect_workbook.exchange.collating.collated import organisation_of, sector_name
from neglect_workbook.exchange.collating.csv_tables import write_tables
from neglect_workbook.exchange.collating.feedback_files import SentBack, write_feedback_files
from neglect_workbook.exchange.collating.report import report_document, write_report
from neglect_workbook.exchange.collating.report_findings import Example
from neglect_workbook.exchange.collating.workbook import write_workbook
from neglect_workbook.exchange.plan.words import counted

if TYPE_CHECKING:
    from neglect_workbook.checks.personal_data.check import Checker
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.facts import ReturnFacts
    from neglect_workbook.exchange.collating.collated import Collated

#: Whether a text could say who somebody is.
NamesSomebody = Callable[[str], bool]

_MOST_EXAMPLES: Final = 6
_EACH_AT_MOST: Final = 1
#: A longer text is not quoted: a report is read in one go.
_LONGEST_EXAMPLE: Final = 700
_FIELD: Final = "changing_for_children"


def make_workbook(collation: "Collation", collated: "Collated", path: Path) -> None:
    """Make the collation workbook.

    Raises:
        KnownError: it could not be written; what was there stays.
    """
    write_workbook(collated, collation.returns(collated.standings.counted), path)


def make_report(
    collation: "Collation", collated: "Collated", path: Path, names_somebody: NamesSomebody
) -> None:
    """Make the report for the group.

    Args:
        collation: where the words of the returns are.
        collated: what it shows.
        path: where it goes.
        names_somebody: an example that could say who somebody is is not quoted.

    Raises:
        KnownError: it could not be written; what was there stays.
    """
    quoted = tuple(examples(collation, collated, names_somebody))
    said = findings(collated.picture, collated.framework)
    write_report(report_document(collated, said, quoted), path)


def make_feedback(collation: "Collation", collated: "Collated", folder: Path) -> Iterator[SentBack]:
    """Make a receipt, feedback and a letter for one organisation after the other.

    Raises:
        KnownError: one could not be written; those made before stay.
    """
    return write_feedback_files(collated, collation.returns(collated.standings.counted), folder)


def require_no_stop(collation: "Collation", checker: "Checker") -> None:
    """Refuse to make feedback while it says who somebody is.

    Raises:
        KnownError: it does, and nobody said why it may stay.
    """
    snapshot = collation.snapshot
    places = places_in(feedback_texts(snapshot), snapshot.confirmations, checker)
    stops = [one for one in places if one.strength is Strength.STOP]
    if stops:
        first = snapshot.moderations[stops[0].source.record_id]
        others = f", and {len(stops) - 1} more" if len(stops) > 1 else ""
        raise KnownError(
            "feedback_private",
            f"The feedback on {first.question_id} of {first.return_id} could say who somebody is: "
            f"{MARK_WORDS[stops[0].kind].lower()}{others}.",
            "Take it out, then make the feedback again. Or say in the window why it may stay.",
        )


def older_words(folder: Path, made: Iterable[Path]) -> str:
    """What to say of files of ours that were in a folder before; nothing where none is.

    They may be to organisations that have sent a return since.
    """
    now = set(made)
    older = sum(1 for one in folder.rglob("neglect-*") if one.is_file() and one not in now)
    files = counted(older, "file from before is", "files from before are")
    return f"{files} still there: look which are of today before you send them" if older else ""


def make_tables(collation: "Collation", collated: "Collated", folder: Path) -> tuple[Path, ...]:
    """Make plain tables, as CSV, for other programs.

    Raises:
        KnownError: one could not be written; none was replaced before all were written.
    """
    return write_tables(collated, collation.returns(collated.standings.counted), folder)


def make_reminders(collated: "Collated", folder: Path) -> tuple[Path, ...]:
    """Make the list of whom to remind, which is the first, and an e-mail draft for each.

    Raises:
        KnownError: one could not be written; those made before stay.
    """
    return write_chasing(collated, folder)


def examples(
    collation: "Collation", collated: "Collated", names_somebody: NamesSomebody
) -> Iterator[Example]:
    """The strongest examples of impact that can be quoted, at most one of an organisation.

    Sectors that are hidden are not quoted, nor is what could say who somebody is.
    """
    framework = collated.framework
    by_key = {facts.key: facts for facts in collated.standings.counted}
    taken: dict[str, int] = {}
    count = 0
    for one in collated.picture.strong:
        key = one.place.key
        if one.is_hidden or taken.get(key, 0) >= _EACH_AT_MOST or count >= _MOST_EXAMPLES:
            continue
        facts = by_key[key]
        text = _text(collation, facts, one.place.question_id)
        if not text or len(text) > _LONGEST_EXAMPLE or names_somebody(text):
            continue
        taken[key] = taken.get(key, 0) + 1
        count += 1
        yield Example(
            organisation_of(facts),
            sector_name(framework, facts.sector_id),
            one.place.question_id,
            text,
            framework.evidence_level(one.level).name if one.level else "",
        )


def _text(collation: "Collation", facts: "ReturnFacts", question_id: str) -> str:
    """What one answer says is changing for children."""
    ((_, read),) = collation.returns((facts,))
    found = (one for one in read.answers if one.question_id == question_id)
    answer = next(found, None)
    return "" if answer is None else str(answer.fields.get(_FIELD, "")).strip()
