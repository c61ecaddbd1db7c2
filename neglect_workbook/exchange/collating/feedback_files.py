"""What goes back to each organisation: a receipt, its feedback and a letter, in its own folder.

The receipt and the feedback are files that the organisation's workbook reads.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from neglect_workbook import __version__
from neglect_workbook.domain.collating.agreeing import Stage, by_answer, moderated
from neglect_workbook.domain.collating.facts import ReturnFacts
from neglect_workbook.domain.collating.records import AnswerModeration
from neglect_workbook.exchange.collating.collated import (
    Collated,
    Returns,
    organisation_of,
    review_name,
)
from neglect_workbook.exchange.collating.letter import Letter, letter_document
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.feedback.writing import (
    feedback_name,
    receipt_name,
    write_feedback,
    write_receipt,
)
from neglect_workbook.exchange.file_set import FileSet
from neglect_workbook.exchange.office import write_word
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.files import explain, slug

_ORGANISATION_LENGTH = 40
_ID_LENGTH = 20
#: Digits of a file's key that stand for the id of a return that carries none.
_KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SentBack:
    """What was made for one organisation.

    Attributes:
        key: the return's file, by its SHA-256.
        organisation: whose it is.
        folder: where the files are.
        paths: the files.
        moderated: how many answers the feedback is about; without any there is no feedback file.
        has_receipt: whether a workbook could read a receipt: the return carries its ids.
    """

    key: str
    organisation: str
    folder: Path
    paths: tuple[Path, ...]
    moderated: int
    has_receipt: bool


def write_feedback_files(collated: Collated, returns: Returns, folder: Path) -> Iterator[SentBack]:
    """Make the files of one organisation after the other.

    Each gets a folder named by its organisation and the id of its return, so none is ever written
    over another's. Files of an earlier run on the same day are replaced.

    Args:
        collated: the collation.
        returns: every return that counts.
        folder: where the folders go.

    Raises:
        KnownError: a file could not be written or put in place; those made before stay.
        BugError: a file does not hold what it was meant to; those made before stay.
    """
    said = by_answer(collated.moderations)
    received = {one.facts.key: one.received_on for one in collated.standings.returns}
    taken: set[str] = set()
    for facts, read in returns:
        own_folder = folder / _folder_name(facts, taken)
        receipt = _receipt(collated, facts, read, received.get(facts.key) or collated.today)
        feedback = _feedback(collated, facts, said)
        yield _write(collated, facts, own_folder, receipt, feedback)


def _write(
    collated: Collated, facts: ReturnFacts, folder: Path, receipt: Receipt, feedback: Feedback
) -> SentBack:
    framework, today = collated.framework, collated.today
    # A workbook knows its return by these: without them it would refuse the files.
    has_ids = bool(receipt.return_id and receipt.check_code)
    letter = letter_document(Letter(receipt, feedback, today, has_file=has_ids), framework)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, folder, "make") from error
    with FileSet() as files:
        made = [
            files.add(
                folder / _letter_name(feedback, today),
                "feedback letter",
                lambda path: write_word(letter, path),
            )
        ]
        if has_ids:
            made.append(
                files.add(
                    folder / receipt_name(receipt),
                    "receipt",
                    lambda path: write_receipt(receipt, framework, path),
                )
            )
        if has_ids and feedback.answers:
            made.append(
                files.add(
                    folder / feedback_name(feedback, today),
                    "feedback",
                    lambda path: write_feedback(feedback, framework, path, today),
                )
            )
        files.put_all(beside_held=True)
        return SentBack(
            key=facts.key,
            organisation=organisation_of(facts),
            folder=folder,
            paths=tuple(one.target for one in made),
            moderated=len(feedback.answers),
            has_receipt=has_ids,
        )


def _receipt(
    collated: Collated, facts: ReturnFacts, read: ReturnRead, received_on: date
) -> Receipt:
    return Receipt(
        return_id=facts.return_id,
        check_code=facts.check_code,
        # Only of what arrived as it was made do we know the digest without making it anew.
        content_digest=read.machine.get("digest", "") if read.is_as_sent else "",
        is_as_sent=read.is_as_sent,
        changed_cells=tuple(f"{one.question_id}: {one.heading}" for one in read.changed),
        received_on=received_on,
        received_by=collated.partnership,
        organisation=organisation_of(facts),
        review=review_name(collated.framework, facts.review_id),
        program_version=__version__,
    )


def _feedback(
    collated: Collated, facts: ReturnFacts, said: Mapping[tuple[str, str], list[AnswerModeration]]
) -> Feedback:
    return Feedback(
        return_id=facts.return_id,
        check_code=facts.check_code,
        moderated_on=collated.today,
        moderated_by=collated.partnership,
        answers=tuple(_answers(facts, said)),
        organisation=organisation_of(facts),
        review=review_name(collated.framework, facts.review_id),
        program_version=__version__,
    )


def _answers(
    facts: ReturnFacts, said: Mapping[tuple[str, str], list[AnswerModeration]]
) -> Iterator[ModeratedAnswer]:
    """What is settled of the answers as they stand; one that was changed since is left out."""
    for answer in facts.answers:
        of_answer = said.get((facts.return_id, answer.question_id), [])
        one = moderated(of_answer, answer.digest)
        if one.stage is Stage.DONE:
            yield ModeratedAnswer(
                question_id=answer.question_id,
                own_rating=answer.rating,
                moderated_rating=one.rating,
                result=one.result,
                comment=one.feedback,
            )


def _folder_name(facts: ReturnFacts, taken: set[str]) -> str:
    """A name that no other return of this run has."""
    organisation = slug(organisation_of(facts), _ORGANISATION_LENGTH)
    own_id = slug(facts.return_id, _ID_LENGTH) if facts.return_id else facts.key[:_KEY_LENGTH]
    name = f"{organisation}_{own_id}"
    if name in taken:
        name = f"{name}_{facts.key[:_KEY_LENGTH]}"
    taken.add(name)
    return name


def _letter_name(feedback: Feedback, today: date) -> str:
    name = feedback_name(feedback, today)
    return f"{name.replace('neglect-feedback', 'neglect-feedback-letter', 1)[:-5]}.docx"
