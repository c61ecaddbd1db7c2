"""The feedback letter: what was received, what was looked at, and thanks. It blames nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.framework import Framework
from neglect_workbook.exchange.collating.letter_room import WIDTHS, Room, room_for
from neglect_workbook.exchange.collating.words import LetterWords, letter_words
from neglect_workbook.exchange.feedback.feedback import Feedback, ModeratedAnswer
from neglect_workbook.exchange.feedback.receipt import Receipt
from neglect_workbook.exchange.feedback.words import RESULT_MEANINGS
from neglect_workbook.exchange.plan.words import cell, counted, joined, leading, plain, rating_tone
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Run,
    Table,
)

#: Of the framework's contacts, the one that returns go to.
_PARTNERSHIP = "partnership"
_MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter tells of.

    Attributes:
        receipt: that the return arrived, and as what.
        feedback: what moderation says of it; without answers where none was moderated.
        today: the day of the letter.
        has_file: whether a feedback file goes with it: then it may say the rest.
    """

    receipt: Receipt
    feedback: Feedback
    today: date
    has_file: bool


def letter_document(letter: Letter, framework: Framework) -> Document:
    """The letter, one page or two; more only where no file with the rest goes with it."""
    said, receipt = letter_words(), letter.receipt
    worried, emergency = framework.contact("worried"), framework.contact("emergency")
    return Document(
        title=said.title,
        subtitle=receipt.organisation,
        subject=f"{framework.name}. Return {receipt.return_id}, {long_date(letter.today)}",
        organisation=receipt.received_by,
        footer=(
            f"{worried.label} Call {worried.phone}. In an emergency, call {emergency.phone}.",
            f"Return {receipt.return_id} · Check code {receipt.check_code}",
        ),
        language="en-GB",
        made_on=letter.today,
        blocks=(
            Facts(tuple(_facts(letter, framework))),
            plain(said.greeting),
            Heading(1, said.received_heading),
            plain(_received(receipt, said)),
            Heading(1, said.ratings_heading),
            *_ratings(letter, framework, said),
            Heading(1, said.next_heading),
            Bullets(tuple((Run(one),) for one in _steps(letter.feedback, said))),
            plain(_contact(framework, said)),
            plain(receipt.received_by),
        ),
    )


def _facts(letter: Letter, framework: Framework) -> Iterator[Fact]:
    receipt = letter.receipt
    yield Fact("From", receipt.received_by)
    yield Fact("Date", long_date(letter.today))
    yield Fact("In answer to", framework.name)
    if receipt.review:
        yield Fact("Review", receipt.review)
    if receipt.return_id:
        yield Fact("Return ID", receipt.return_id)


def _received(receipt: Receipt, said: LetterWords) -> str:
    received_on = long_date(receipt.received_on)
    if receipt.is_as_sent:
        return said.as_sent.format(received_on=received_on, check_code=receipt.check_code)
    changed = receipt.changed_cells
    named = list(changed[:_MOST_CHANGES])
    if len(changed) > _MOST_CHANGES:
        named.append(f"{len(changed) - _MOST_CHANGES} more")
    return said.changed.format(
        received_on=received_on,
        check_code=receipt.check_code,
        changed=joined(named) if named else said.changed_elsewhere,
    )


def _ratings(letter: Letter, framework: Framework, said: LetterWords) -> Iterator[Block]:
    feedback = letter.feedback
    if not feedback.answers:
        yield plain(said.looked_at_none)
        return
    count = counted(len(feedback.answers), "answer", "answers")
    yield plain(said.looked_at.format(count=count))
    same = [one for one in feedback.answers if _is_same(one)]
    others = [one for one in feedback.answers if not _is_same(one)]
    if not others:
        yield plain(said.agreed_all)
        return
    if same:
        yield plain(said.agreed.format(questions=joined(one.question_id for one in same)))
    room = Room(tuple(others), (), is_cut=False)
    if letter.has_file:
        room = room_for(others, framework)
    yield leading(said.yours)
    names = ("Question", "Your rating", "How we see it", "Our comment")
    yield Table(
        "Your ratings and ours",
        "For each answer that was moderated: your rating, how we see it, and our comment.",
        tuple(Column(name, width) for name, width in zip(names, WIDTHS, strict=True)),
        tuple(_row(one, framework) for one in room.shown),
    )
    if room.left_out:
        yield plain(said.rest_answers.format(questions=joined(room.left_out)))
    if room.is_cut:
        yield plain(said.rest_comments)


def _is_same(one: ModeratedAnswer) -> bool:
    """Whether there is nothing to say but that we agree."""
    return one.result is ModerationResult.AGREE and not one.comment.strip()


def _row(one: ModeratedAnswer, framework: Framework) -> tuple[Cell, ...]:
    scale = framework.scale
    question = framework.question(one.question_id)
    own = scale.words(one.own_rating or None)
    meaning = RESULT_MEANINGS[one.result] if one.result else ""
    tone = rating_tone(scale, one.moderated_rating)
    view = [Run(meaning)] if meaning else []
    if one.moderated_rating:
        view.insert(0, Run(scale.words(one.moderated_rating), is_strong=True))
    return (
        Cell((Run(question.id, is_strong=True), Run(question.text))),
        Cell((Run(own),), rating_tone(scale, one.own_rating)),
        Cell(tuple(view), tone),
        cell(one.comment, otherwise="No comment"),
    )


def _steps(feedback: Feedback, said: LetterWords) -> tuple[str, ...]:
    return said.next_steps if feedback.answers else said.next_steps_plain


def _contact(framework: Framework, said: LetterWords) -> str:
    try:
        contact = framework.contact(_PARTNERSHIP)
    except KeyError:
        return said.contact_plain
    if not contact.email or not contact.phone:
        return said.contact_plain
    return said.contact.format(email=contact.email, phone=contact.phone)
