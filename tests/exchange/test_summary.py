"""The summary on one page for governors and trustees."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.report import Bullets, Document, Heading, Table, texts
from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.exchange.word.writer import write_document
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.exchange.plan_files import (
    CHECK_CODE,
    TODAY,
    W,
    body,
    part,
    plan_of,
    record_texts,
    word_text,
)
from tests.exchange.return_files import HOSTILE
from tests.hostile_names import hostile_names


def _summary(snapshot: WorkbookSnapshot) -> Document:
    return summary_document(snapshot, TODAY, CHECK_CODE)


def _written(snapshot: WorkbookSnapshot, folder: Path) -> Path:
    path = folder / "summary.docx"
    write_document(_summary(snapshot), path)
    return path


def _tables(document: Document) -> Iterator[Table]:
    yield from (block for block in document.blocks if isinstance(block, Table))


def _empty() -> WorkbookSnapshot:
    return snapshot_from_content({"framework": "bscp-neglect-2026"})


def _hostile() -> WorkbookSnapshot:
    content = sample_content()
    wild = [*HOSTILE, *hostile_names(60)]
    for number, answer in enumerate(content["answers"]):
        for place, field in enumerate(("working_well", "needs_to_happen", "changing_for_children")):
            answer[field] = wild[(3 * number + place) % len(wild)]
    content["organisation"]["name"] = "".join(wild)
    content["review"]["ask_of_partners"] = "x" * 40_000
    return snapshot_from_content(content)


def test_it_counts_as_the_plan_does() -> None:
    counts = next(_tables(_summary(sample_snapshot())))
    whole = next(_tables(plan_of(sample_snapshot())))

    named = [row[0] for row in whole.rows if not row[0].lines[0].text.startswith("Set: ")]
    assert [row[0] for row in counts.rows] == named
    by_heading = dict(zip((one.heading for one in whole.columns), whole.rows[-1], strict=True))
    for column, cell in zip(counts.columns[1:], counts.rows[-1][1:], strict=True):
        assert cell == by_heading[column.heading]
        assert cell.lines[0].text != "0"


def test_it_has_what_a_governor_needs() -> None:
    document = _summary(sample_snapshot())
    highlights, changes = list(_tables(document))[1:]
    said = "\n".join(texts(document.blocks))

    assert [len(highlights.rows), len(highlights.columns)] == [3, 2]
    assert len(changes.rows) == 4
    assert "What we need most: \nTell us within a week" in said
    assert "Next date: \n4 December 2026." in said
    questions = [block for block in document.blocks if isinstance(block, Bullets)][-1]
    wording = sample_snapshot().framework.wording
    assert tuple(item[0].text for item in questions.items) == wording.governor_questions
    assert len(questions.items) == 3
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [2, 2, 2]


def test_every_tint_stands_behind_a_word_or_a_number() -> None:
    for table in _tables(_summary(sample_snapshot())):
        for row in table.rows:
            assert all(run.text.strip() for cell in row for run in cell.lines)


def test_an_empty_workbook_says_so_and_names_no_strength() -> None:
    said = "\n".join(texts(_summary(_empty()).blocks))

    assert "We have not chosen our questions yet." in said
    assert "We do not name a strength yet" in said
    assert "We have not asked for anything yet." in said


def test_when_every_date_has_passed_it_asks_for_a_new_one() -> None:
    late = TODAY.replace(year=2030)
    said = "\n".join(texts(summary_document(sample_snapshot(), late, CHECK_CODE).blocks))

    assert "Next date: \nAgree when to look at this again." in said


def test_no_text_is_longer_than_its_place_on_the_page() -> None:
    snapshot = _hostile()
    written = [text for one in snapshot.answers.values() for text in record_texts(one)]

    assert max(map(len, written)) > 1000
    assert max(map(len, texts(_summary(snapshot).blocks))) <= 210


@pytest.mark.parametrize("make", [sample_snapshot, _empty, _hostile])
def test_a_strict_reader_finds_nothing_wrong(
    make: Callable[[], WorkbookSnapshot], tmp_path: Path
) -> None:
    validator = import_module("openxml_audit").OpenXmlValidator()
    path = _written(make(), tmp_path)

    assert [str(one) for one in validator.validate(str(path)).errors] == []
    assert list(body(path).iter(f"{W}hyperlink")) == []


def test_the_word_file_is_set_tighter_and_nothing_is_under_10_point(tmp_path: Path) -> None:
    path = _written(sample_snapshot(), tmp_path)
    sizes = {
        style.get(f"{W}styleId"): int(size.get(f"{W}val", "0"))
        for style in part(path, "word/styles.xml").iter(f"{W}style")
        if (size := style.find(f"{W}rPr/{W}sz")) is not None
    }
    del sizes["SectionEnd"]

    assert min(sizes.values()) >= 20
    assert "Self-evaluation" not in word_text(path)
    assert "What we need most" in word_text(path)
