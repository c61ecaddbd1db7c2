"""From a workbook to the partnership and back: its return, and what comes back for it."""

from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.collation.facts_of import facts_of
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.records import AnswerModeration, CollationHead
from neglect_workbook.domain.collating.standing import Standing, Standings, Status
from neglect_workbook.exchange.check_code import check_code
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.collating.feedback_files import write_feedback_files
from neglect_workbook.exchange.content import read_content
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.files import resource_path
from neglect_workbook.workbook import Workbook, fill_workbook, record_sent
from neglect_workbook.workbook.importing import bring_in

SENT, RECEIVED, TODAY = date(2026, 12, 1), date(2026, 12, 3), date(2027, 1, 14)


@pytest.fixture
def sent_back(workbook: Workbook, tmp_path: Path) -> tuple[Path, ...]:
    """The files that the partnership makes for the return of the sample."""
    text = resource_path("sample", "hazelmoor.json").read_text(encoding="utf-8")
    fill_workbook(workbook, read_content(text))
    snapshot = workbook.snapshot
    path = tmp_path / "return.xlsx"
    write_return(return_tables(snapshot, SENT), path)
    record_sent(workbook, ("return",), check_code(snapshot), SENT)
    framework = snapshot.framework
    read = read_return(read_book(path), framework)
    facts = facts_of(read, framework, key="k", file=path.name, content="k", today=TODAY)
    answer = next(one for one in facts.answers if one.question_id == "M3")
    said = AnswerModeration(
        f"{facts.return_id}/M3/1", "1", "lower", "How often?", "Ours alone.", answer.digest
    )
    collated = Collated(
        framework=framework,
        head=CollationHead("Autumn 2026", "Fairholt Safeguarding Children Partnership"),
        standings=Standings((Standing(facts, Status.COUNTED, RECEIVED),)),
        picture=make_picture(framework, [facts]),
        today=TODAY,
        moderations=(said,),
    )
    (made,) = write_feedback_files(collated, [(facts, read)], tmp_path / "back")
    return made.paths


def test_the_workbook_takes_in_what_the_partnership_made(
    workbook: Workbook, sent_back: tuple[Path, ...]
) -> None:
    letter, receipt, feedback = sent_back
    assert letter.suffix == ".docx"
    bring_in(workbook, receipt)
    bring_in(workbook, feedback)
    snapshot = workbook.snapshot
    (arrived,) = snapshot.receipts
    assert arrived.is_as_sent
    assert arrived.received_on == RECEIVED
    said = snapshot.feedback["M3"]
    assert (said.moderated_rating, said.result, said.comment) == ("1", "lower", "How often?")
    assert said.own_rating == snapshot.answers["M3"].rating
    assert "Ours alone." not in repr(snapshot)
