"""The report of a collation: reads aloud well, hides small groups and says only counts."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from neglect_workbook.domain.collating.findings import findings
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.sample import Agreement
from neglect_workbook.domain.collating.sampling import draw_sample
from neglect_workbook.domain.collating.standing import Standings, Status
from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.collating.report import report_document, report_name, write_report
from neglect_workbook.exchange.collating.report_findings import Example
from neglect_workbook.exchange.report import Document, Heading, Section, Table, texts
from neglect_workbook.questions.loader import load
from tests.collating_builders import many_facts
from tests.exchange.collating.made import collated, made_returns
from tests.exchange.hostile_texts import EVERY_KIND
from tests.exchange.office_files import faults, what_leads_out, what_reads_badly
from tests.exchange.return_files import HOSTILE
from tests.libreoffice import needs_libreoffice

FRAMEWORK = load("bscp-neglect-2026")
MANY = replace(
    collated(FRAMEWORK, made_returns(1)),
    picture=make_picture(FRAMEWORK, many_facts(FRAMEWORK, 150)),
)
EXAMPLE = Example("Hazelmoor Primary School", "Primary school", "M1", "8 of 21 concerns.", "Did")


def _report(of: Collated, *examples: Example) -> Document:
    return report_document(of, findings(of.picture, FRAMEWORK), examples)


def _said(document: Document) -> str:
    return "\n".join(texts(document.blocks))


def _tables(document: Document, start: str) -> list[Table]:
    return [
        one for one in document.blocks if isinstance(one, Table) and one.caption.startswith(start)
    ]


def test_it_keeps_the_rules_and_reads_aloud_well(tmp_path: Path) -> None:
    path = tmp_path / report_name(MANY)
    write_report(_report(MANY, EXAMPLE), path)
    assert faults(path) == []
    assert what_leads_out(path) == []
    assert what_reads_badly(path) == []
    assert path.name == "neglect-report_autumn-2026_2027-01-14.docx"


def test_what_was_received_is_said_in_sentences() -> None:
    statuses = (Status.DUPLICATE, Status.OLDER, Status.OLDER, Status.COUNTED)
    one = MANY.standings.returns[0]
    returns = tuple(replace(one, status=status, is_late=False) for status in statuses)
    document = _report(replace(MANY, standings=Standings(returns), refused=()))
    count = MANY.picture.returns
    assert (
        f"This report counts {count} returns. It leaves out 2 older versions and 1 duplicate."
        in (_said(document))
    )


def test_its_sections_are_numbered_in_order_and_the_heat_map_lies_across() -> None:
    document = _report(MANY)
    headings = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    numbered = [one for one in headings if one[0].isdigit()]
    assert [int(one.partition(".")[0]) for one in numbered] == list(range(1, 15))
    places = [place for place, one in enumerate(document.blocks) if isinstance(one, Section)]
    heat_map = document.blocks.index(next(iter(_tables(document, "Heat map"))))
    assert places[0] < heat_map < places[1]


def test_the_heat_map_says_each_cell_in_words_and_hides_small_groups() -> None:
    picture = MANY.picture
    tables = _tables(_report(MANY), "Heat map")
    cells = [cell for table in tables for row in table.rows for cell in row[1:]]
    sectors = {
        one for (_, one), cell in picture.cells.items() if cell.returns and not cell.is_hidden
    }
    shown = [cell for (_, one), cell in picture.cells.items() if one in sectors]
    assert len(cells) == len(shown) < len(picture.cells)
    assert "Too few returns to show anything of: College (3)" in _said(_report(MANY))
    said = [" ".join(run.text for run in cell.lines) for cell in cells]
    hidden = [one for one in said if one in {"Under 5", "Hidden"}]
    nobody = [one for one in said if one == "None"]
    assert len(nobody) == sum(not one.returns for one in shown)
    assert len(hidden) == sum(one.is_hidden for one in shown) > 0
    blank = {*hidden, *nobody}
    assert all(re.fullmatch(r"[A-Z][A-Za-z ]+ [0-9]+", one) for one in said if one not in blank)
    assert all(not cell.tone for cell, one in zip(cells, said, strict=True) if one in blank)


def test_counts_are_those_of_the_picture_and_nothing_is_an_average() -> None:
    document = _report(MANY)
    for kind, rows in (
        ("Counts by area", MANY.picture.by_area),
        ("Counts by role", MANY.picture.by_set),
        ("Counts by sector", MANY.picture.by_sector),
    ):
        (table,) = _tables(document, kind)
        shown = [one for one in rows if not one.is_hidden]
        for row, counted in zip(table.rows, shown, strict=True):
            texts_of_row = [cell.lines[0].text for cell in row]
            assert texts_of_row[:2] == [counted.name, str(counted.returns)]
            assert sum(map(int, texts_of_row[2:])) == sum(counted.counts.values())
    said = _said(document)
    assert "%" not in said
    assert "{" not in said


def test_examples_are_only_those_that_were_handed_over() -> None:
    assert "8 of 21 concerns." in _said(_report(MANY, EXAMPLE))
    assert "No example was chosen for this report." in _said(_report(MANY))


def test_moderation_and_who_is_missing_are_counts_and_names() -> None:
    moderated = replace(MANY, agreement=Agreement(52, 34, 20, 5, 7, 2, 3))
    said = _said(_report(moderated))
    for words in ("A panel reads 52 answers", "34 so far", "5: the panel sees more in place"):
        assert words in said
    assert "Larkspur Primary School" in said
    nobody = replace(MANY, standings=Standings(returns=()), agreement=Agreement(*[0] * 7))
    said = _said(_report(nobody))
    assert "There is no expected list." in said
    assert "No sample was drawn for moderation." in said


def test_the_method_says_how_many_answers_were_drawn_and_why() -> None:
    head = replace(MANY.head, is_sampled=True, sample_seed=4711, sample_limit=60)
    drawn = draw_sample(head, many_facts(FRAMEWORK, 150), FRAMEWORK)
    limited = replace(
        MANY,
        head=head,
        sample=drawn.answers,
        possible=drawn.possible,
        agreement=Agreement(60, *[0] * 6),
    )
    said = _said(_report(limited))
    possible = sum(drawn.possible.values())
    assert f"Drawn 60 of {possible} answers that could be looked at, because the panel" in said
    assert "The number of the draw is 4711." in said


@pytest.mark.parametrize("count", [0, 1, 4])
def test_of_too_few_returns_nothing_is_told(count: int, tmp_path: Path) -> None:
    few = replace(MANY, picture=make_picture(FRAMEWORK, many_facts(FRAMEWORK, count)))
    document = _report(few)
    assert "Fewer than 5 returns count, so nothing is shown." in _said(document)
    assert _tables(document, "Counts") == []
    write_report(document, tmp_path / "few.docx")
    assert faults(tmp_path / "few.docx") == []


def test_hostile_names_and_quotations_stay_text(tmp_path: Path) -> None:
    hostile = [
        Example(text, text, "M1", text, text) for text in (*HOSTILE, *EVERY_KIND) if text.strip()
    ]
    head = replace(MANY.head, name="=1+1 {x}", received_by="<w:p>")
    path = tmp_path / "hostile.docx"
    write_report(_report(replace(MANY, head=head), *hostile), path)
    assert faults(path) == []
    assert what_leads_out(path) == []


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_makes_pages_of_it_and_none_is_blank(tmp_path: Path) -> None:
    write_report(_report(MANY, EXAMPLE), tmp_path / "report.docx")
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "report.docx")],
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "report.pdf").stat().st_size > 20_000
