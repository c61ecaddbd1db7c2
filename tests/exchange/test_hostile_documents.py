"""Hostile texts in what leaves beside the plan and the return: every file opens and holds them.

Each check takes the texts of one pool: in an ordinary run one text of every kind, in the long
run 10,000 texts for each kind of file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import islice
from pathlib import Path

import pytest

from neglect_workbook.domain.correspondence import ModerationResult
from neglect_workbook.exchange.booklet import make_booklet
from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.email_draft import Attachment, Draft, write_draft
from neglect_workbook.exchange.feedback.feedback import ModeratedAnswer
from neglect_workbook.exchange.feedback.reading import read_feedback, read_receipt
from neglect_workbook.exchange.feedback.writing import write_feedback, write_receipt
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.exchange.forms.reading import read_form
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.report import Table, texts
from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.exchange.word.writer import write_document
from tests.builders import sample_snapshot
from tests.came_back import MODERATED, feedback_for, receipt_for
from tests.exchange.forms.colleague import fill
from tests.exchange.hostile_texts import (
    EVERY_KIND,
    LONG,
    PARTS,
    framework_with,
    one_part,
    with_texts,
)
from tests.exchange.office_files import (
    faults,
    live_cells,
    texts_of_return,
    what_leads_out,
    what_reads_badly,
)
from tests.exchange.plan_files import CHECK_CODE, TODAY, word_text

SNAPSHOT = sample_snapshot()
FRAMEWORK = SNAPSHOT.framework
SET_ID = "P"

Check = Callable[[list[str], Path], None]


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _check_word(path: Path) -> str:
    """The text of a Word file that keeps the rules and leads nowhere."""
    assert faults(path) == []
    assert what_leads_out(path) == []
    return word_text(path)


def _check_excel(path: Path) -> set[str]:
    """The texts of an Excel file that keeps the rules, leads nowhere and works nothing out."""
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert live_cells(path) == []
    return texts_of_return(path)


def check_summary(pool: list[str], folder: Path) -> None:
    """The summary shows the beginning of what was written, and all that it shows is there."""
    snapshot = with_texts(pool)
    document = summary_document(snapshot, TODAY, CHECK_CODE)
    path = folder / "summary.docx"
    write_document(document, path)
    said = _check_word(path)
    # Its title stands for a heading of level 1.
    badly = [one for one in what_reads_badly(path) if not one.endswith("after one of level 0")]
    assert badly == []
    shown = [clean_text(text) for text in (document.subtitle, *texts(document.blocks))]
    assert [text for text in shown if text not in said] == []
    assert _one_line(snapshot.organisation.name)[:119] in document.subtitle
    changes = [one for one in document.blocks if isinstance(one, Table)][-1]
    written = [one.changing_for_children for one in snapshot.answers.values()]
    lines = {" ".join(line.split()) for one in written for line in clean_text(one).splitlines()}
    for row in changes.rows:
        told = re.sub(r"\.?( …|…)?( \([A-Z]\d\))?$", "", " ".join(row[1].lines[0].text.split()))
        is_ours = row[1].lines[0].is_muted
        assert is_ours or any(line.startswith(told) for line in lines)


def check_booklet(pool: list[str], folder: Path) -> None:
    """The booklet of a framework whose every word is hostile."""
    framework = framework_with(pool, FRAMEWORK)
    path = folder / "booklet.docx"
    make_booklet(framework, SET_ID, path, TODAY)
    said = _check_word(path)
    assert what_reads_badly(path) == []
    question_set = framework.question_set(SET_ID)
    meant = [question_set.must, question_set.stem, question_set.role, framework.title]
    meant += [one.text for one in question_set.expectations]
    meant += [one.text for one in question_set.questions]
    meant += [line for one in question_set.questions for line in one.help.get("school", ())]
    meant += [one.words for one in framework.scale.ratings]
    assert [text for text in map(clean_text, meant) if text not in said] == []


def check_word_form(pool: list[str], folder: Path) -> None:
    _check_form(pool, folder / "form.docx")


def check_excel_form(pool: list[str], folder: Path) -> None:
    _check_form(pool, folder / "form.xlsx")


def _check_form(pool: list[str], path: Path) -> None:
    """A form whose every word is hostile is read back by what was chosen in it."""
    framework = framework_with(pool, FRAMEWORK)
    organisation = replace(SNAPSHOT.organisation, name=pool[0], contact_role=pool[1])
    snapshot = replace(SNAPSHOT, framework=framework, organisation=organisation)
    form = form_of(snapshot, SET_ID, TODAY)
    make_forms(form, path)
    said = _check_word(path) if path.suffix == ".docx" else "\n".join(_check_excel(path))
    shown = [form.organisation, *(one.text for one in form.questions)]
    assert [text for text in map(clean_text, shown) if text not in said] == []
    blank = path.read_bytes()
    asked = [one.id for one in form.questions]
    offered = dict(zip(asked, form.ratings, strict=False))
    fill(path, form.groups[-1].words, {one: rating.words for one, rating in offered.items()})
    read = read_form(path)
    assert read.group_id == form.groups[-1].code
    assert dict(read.ratings) == {one: rating.code for one, rating in offered.items()}
    assert read.not_offered == ()
    for typed in _chunks(pool, len(asked) + 1):
        path.write_bytes(blank)
        answers = dict(zip(asked, typed[1:], strict=False))
        read = read_form(fill(path, typed[0], answers))
        meant = ["group"] * bool(_one_line(typed[0]))
        meant += [one for one, text in answers.items() if _one_line(text)]
        assert (read.group_id, dict(read.ratings)) == ("", {})
        assert sorted(read.not_offered) == sorted(meant)


def check_receipt(pool: list[str], folder: Path) -> None:
    """A receipt reads as it was written, its every text hostile."""
    sender, review, partnership, version = pool[:4]
    receipt = replace(
        receipt_for(SNAPSHOT),
        received_by=partnership,
        organisation=sender,
        review=review,
        program_version=version,
        is_as_sent=False,
        changed_cells=tuple(pool),
    )
    path = folder / "receipt.xlsx"
    write_receipt(receipt, FRAMEWORK, path)
    _check_excel(path)
    assert read_receipt(read_book(path)) == replace(
        receipt,
        received_by=clean_text(partnership),
        organisation=clean_text(sender),
        review=clean_text(review),
        program_version=clean_text(version),
        changed_cells=tuple(line for line in map(_one_line, pool) if line),
    )


def check_feedback(pool: list[str], folder: Path) -> None:
    """Feedback reads as it was written, and names no row as changed."""
    ids = [question.id for question in FRAMEWORK.questions()]
    for comments in _chunks(pool, len(ids)):
        answers = tuple(
            ModeratedAnswer(one, "1", "", ModerationResult.AGREE, comment)
            for one, comment in zip(ids, comments, strict=False)
        )
        partnership, sender = comments[0], comments[-1]
        feedback = replace(
            feedback_for(SNAPSHOT, *answers), moderated_by=partnership, organisation=sender
        )
        path = folder / "feedback.xlsx"
        write_feedback(feedback, FRAMEWORK, path, MODERATED)
        _check_excel(path)
        assert read_feedback(read_book(path), FRAMEWORK) == replace(
            feedback,
            moderated_by=clean_text(partnership),
            organisation=clean_text(sender),
            answers=tuple(replace(one, comment=clean_text(one.comment)) for one in answers),
        )


def check_draft(pool: list[str], folder: Path) -> None:
    """A draft has its own headers and no other, and says the name as it is."""
    attached = Attachment("plan.docx", b"a plan", "Plan")
    path = folder / "draft.eml"
    for name in pool:
        organisation = replace(SNAPSHOT.organisation, name=name, contact_role=name)
        snapshot = replace(SNAPSHOT, organisation=organisation)
        draft = Draft(snapshot, TODAY, CHECK_CODE, (attached,), has_password=False)
        write_draft(draft, path)
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        said = _said_in_mail(name) or "Our organisation"
        subject = f"Child neglect return: {said}, First review, check code {CHECK_CODE}"
        assert message["Subject"] == subject
        assert message["To"] == FRAMEWORK.contact("partnership").email
        assert sorted(message.keys()) == _HEADERS
        body = message.get_body(("plain",))
        assert body is not None
        lines = body.get_content().split("\r\n")
        assert f"Organisation: {said}" in lines
        assert [one for one in lines if one.startswith("Who can be asked: ")] == (
            [f"Who can be asked: {said}"] if _one_line(name) else []
        )
        (file,) = message.iter_attachments()
        assert (file.get_filename(), file.get_content()) == (attached.name, attached.content)


_HEADERS = ["Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"]


def _said_in_mail(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= 120 else f"{line[:119]}…"


def _chunks(pool: list[str], size: int) -> Iterator[list[str]]:
    remaining = iter(pool)
    while chunk := list(islice(remaining, size)):
        yield chunk


CHECKS: tuple[Check, ...] = (
    check_summary,
    check_booklet,
    check_word_form,
    check_excel_form,
    check_receipt,
    check_feedback,
    check_draft,
)


@pytest.mark.parametrize("check", CHECKS)
def test_hostile_texts_stay_texts_in_every_other_file(check: Check, tmp_path: Path) -> None:
    check(list(EVERY_KIND), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("check", CHECKS)
def test_ten_thousand_hostile_texts_stay_texts_in_each_of_them(
    check: Check, part: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one_part(part, lambda pool: check(pool, tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("check", [check_summary, check_receipt, check_feedback, check_draft])
def test_a_text_of_forty_thousand_characters_does_no_harm(check: Check, tmp_path: Path) -> None:
    check([LONG, *"abcdefgh"], tmp_path)


@pytest.mark.parametrize(
    ("check", "writer"),
    [
        (check_summary, "word.elements.clean_text"),
        (check_booklet, "word.elements.clean_text"),
        (check_word_form, "word.elements.clean_text"),
        (check_excel_form, "forms.excel_form.clean_text"),
        (check_receipt, "feedback.receipt.clean_text"),
        (check_feedback, "feedback.feedback.clean_text"),
        (check_draft, "email_draft.short_line"),
    ],
)
def test_each_check_sees_a_writer_that_loses_a_character(
    check: Check, writer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"neglect_workbook.exchange.{writer}", lambda text: text.replace("@", ""))
    with pytest.raises(AssertionError):
        check(["@SUM(A1)"] * 4, tmp_path)
