"""How the plan stands on its pages: columns that fit, one page for the summary, none empty."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.plan.page_room import PAGE_LINES, lines_needed
from neglect_workbook.exchange.plan.summary import summary_blocks
from neglect_workbook.exchange.report import Heading, Table
from tests.builders import sample_content, sample_snapshot, snapshot_from_content
from tests.exchange.plan_files import (
    LONG,
    TODAY,
    full_snapshot,
    plan_of,
    section_text,
    word_plan,
)
from tests.libreoffice import needs_libreoffice


def _action_table(snapshot: WorkbookSnapshot) -> Table:
    return next(
        one
        for one in plan_of(snapshot).blocks
        if isinstance(one, Table) and one.caption == "Action plan"
    )


def test_the_summary_counts_by_area_by_set_and_in_all() -> None:
    table = next(one for one in summary_blocks(full_snapshot(), TODAY) if isinstance(one, Table))
    names = [row[0].lines[0].text for row in table.rows]
    assert names[-4:] == [
        *("Set: strategic leaders", "Set: managers", "Set: practitioners"),
        "All our questions",
    ]
    counts = {
        row[0].lines[0].text: [int(cell.lines[0].text) for cell in row[1:]] for row in table.rows
    }
    assert sum(counts["Set: managers"]) == 5
    sets = [counts[name] for name in names if name.startswith("Set: ")]
    assert [sum(column) for column in zip(*sets, strict=True)] == counts["All our questions"]


def test_one_set_is_not_counted_twice() -> None:
    content = sample_content()
    content["organisation"]["set_ids"] = ["M"]
    blocks = summary_blocks(snapshot_from_content(content), TODAY)
    table = next(one for one in blocks if isinstance(one, Table))
    assert not [row for row in table.rows if row[0].lines[0].text.startswith("Set: ")]


def test_a_full_summary_says_less_of_each_so_that_it_keeps_to_its_page() -> None:
    assert lines_needed(summary_blocks(full_snapshot(), TODAY)) <= PAGE_LINES
    short = summary_blocks(sample_snapshot(), TODAY)
    assert "Read three finished screening tools together each term" in str(short)


def test_a_column_is_as_wide_as_what_it_holds() -> None:
    content = sample_content()
    for action in content["actions"]:
        action |= {"with_whom": "Hub", "what_we_do": "We meet each week and say what we saw. " * 9}
    for snapshot in (sample_snapshot(), snapshot_from_content(content)):
        columns = {one.heading: one.width for one in _action_table(snapshot).columns}
        assert 263 <= sum(columns.values()) <= 271
        # 'A10' and '14 Nov 2026' stay on one line.
        assert columns["No"] >= 11
        assert columns["By when"] >= 25
    assert columns["What we will do"] > 1.8 * columns["With whom"]


def test_a_text_too_long_for_a_cell_stands_whole_below_the_table() -> None:
    content = sample_content()
    content["actions"][0]["last_update"] = LONG
    content["evidence"][0]["shows"] = LONG
    plan = plan_of(snapshot_from_content(content))
    headings = [block.text for block in plan.blocks if isinstance(block, Heading)]
    assert "A1: progress" in headings
    assert "E1: what it shows" in headings
    for section in ("5. Action plan", "Annex A"):
        assert LONG.strip() in section_text(plan, section)
    for table in (block for block in plan.blocks if isinstance(block, Table)):
        for row in table.rows:
            for cell in row:
                assert sum(len(line.text) for line in cell.lines) < 1500
    told = "".join(
        line.text for line in _action_table(snapshot_from_content(content)).rows[0][9].lines
    )
    assert "The whole text stands below the table." in told


@pytest.mark.slow
@needs_libreoffice
# The page numbers are read from the text of the PDF, which only poppler gives. It is no part of
# LibreOffice, so a computer may have the one without the other.
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this computer")
@pytest.mark.parametrize("which", ["sample", "empty", "full"])
def test_on_paper_the_summary_is_one_page_and_no_page_is_empty(which: str, tmp_path: Path) -> None:
    empty = snapshot_from_content({"framework": "bscp-neglect-2026"})
    snapshot = {"sample": sample_snapshot(), "empty": empty, "full": full_snapshot()}[which]
    pages = _pages(word_plan(snapshot, tmp_path))
    assert pages[1].lstrip().startswith("1. Summary on one page")
    assert "One thing we need from partners" in pages[1]
    assert pages[2].lstrip().startswith("2. How we did this")
    for page in pages:
        said = page[: page.index("Self-assessment. Not moderated.")] if pages[0] != page else page
        assert said.strip()
    headings = [b.text for b in plan_of(snapshot).blocks if isinstance(b, Heading)]
    flat = re.sub(r"\s+", "", "".join(pages))
    assert [one for one in headings if re.sub(r"\s+", "", one) not in flat] == []


def _pages(path: Path) -> list[str]:
    """The text of each page as LibreOffice prints it."""
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(path.parent), str(path)], check=True, capture_output=True
    )
    read = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
    text = subprocess.run(read, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]
