"""The plan on paper: its summary on one page, its actions across, its tables whole."""

import re
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.ui import printed_pages
from neglect_workbook.ui.printing import write_pdf
from tests.builders import sample_snapshot, snapshot_from_content
from tests.exchange.plan_files import CHECK_CODE, TODAY, full_content, full_snapshot, plan_of
from tests.ui.paper import page_count, pages_across, words_on_pages

LONG_NAME = "The Invented Federation of Hazelmoor, Fernbank and Little Owlswick Schools. " * 3

pytestmark = pytest.mark.usefixtures("theme")


def _workbook(which: str) -> WorkbookSnapshot:
    if which == "full":
        return full_snapshot()
    if which == "long name":
        content = full_content()
        content["organisation"]["name"] = LONG_NAME
        return snapshot_from_content(content)
    return sample_snapshot()


def _document(*blocks: Block) -> Document:
    return Document("Title", "Ours", "", "", ("A footer",), "en-GB", date(2026, 11, 25), blocks)


def _table(*rows: tuple[str, ...]) -> Table:
    """A table with a row for each of some lines."""
    return Table(
        "Rows",
        "What they hold.",
        (Column("No", 10), Column("What it is", 90)),
        tuple((Cell((Run(row[0]),)), Cell(tuple(map(Run, row)))) for row in rows),
    )


@pytest.mark.parametrize("which", ["sample", "full", "long name"])
def test_the_summary_in_the_plan_is_on_one_page_with_its_counts_as_a_table(which: str) -> None:
    _, summary, after = words_on_pages(plan_of(_workbook(which)), 1, 2, 3)

    assert summary[0] == "1. Summary on one page"
    assert "One thing we need from partners" in summary
    assert after[0] == "2. How we did this"
    # A list would have the words of the ratings in every row, and no count of none.
    assert summary.count("Difference") == 1
    assert "All our questions" in summary
    assert "0" in summary


@pytest.mark.parametrize("which", ["sample", "full", "long name"])
def test_the_summary_by_itself_is_one_page(which: str) -> None:
    assert page_count(summary_document(_workbook(which), TODAY, CHECK_CODE)) == 1


def test_a_wide_font_makes_the_summary_smaller_and_not_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printed_pages, "FONT_FAMILIES", ("DejaVu Sans Mono", "monospace"))

    _, _, after = words_on_pages(plan_of(full_snapshot()), 1, 2, 3)

    assert after[0] == "2. How we did this"


def test_the_actions_are_a_table_on_pages_across_with_its_headings_on_each(tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    plan = plan_of(snapshot)
    numbers = pages_across(plan)
    pages = words_on_pages(plan, *numbers)

    assert len(numbers) > 1
    assert pages[0][0] == "5. Action plan"
    assert all("Who leads" in words for words in pages)
    everything = [word for words in pages for word in words]
    assert all(everything.count(action.label) == 1 for action in snapshot.actions)

    path = tmp_path / "plan.pdf"
    write_pdf(plan, path)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    turned = [place for place, (wide, tall) in enumerate(sizes, 1) if float(wide) > float(tall)]
    assert len(sizes) == page_count(plan)
    assert turned == numbers


def test_the_contents_say_on_which_page_each_part_is() -> None:
    plan = plan_of(sample_snapshot())
    first, *others = words_on_pages(plan)
    headings = [one.text for one in plan.blocks if isinstance(one, Heading) and one.level == 1]

    for heading in headings:
        page = int(first[first.index(heading) + 1])
        assert heading in others[page - 2]


def test_a_row_of_a_table_is_never_cut_by_the_end_of_a_page() -> None:
    rows = [tuple(f"{row}, line {line}" for line in range(7)) for row in range(40)]
    pages = words_on_pages(_document(_table(*rows)))

    assert len(pages) > 3
    for row in rows:
        (page,) = [words for words in pages if row[0] in words]
        assert set(row) <= set(page)


def test_a_row_longer_than_a_page_goes_on_under_the_headings_and_loses_no_line() -> None:
    row = tuple(f"line {line}" for line in range(150))
    pages = words_on_pages(_document(_table(("before",), row, ("after",))))

    assert all("What it is" in words for words in pages)
    drawn = [word for words in pages for word in words if word.startswith("line ")]
    # The first line is in the first column, too.
    assert drawn == ["line 0", *row]


@pytest.mark.parametrize("is_list", [False, True])
def test_a_paragraph_goes_on_on_the_next_page_with_two_lines_or_more(*, is_list: bool) -> None:
    texts = [f"{number}a\n{number}b\n{number}c\n{number}d\n{number}e" for number in range(60)]
    runs = [(Run(text),) for text in texts]
    blocks = [Bullets(tuple(runs))] if is_list else map(Paragraph, runs)
    pages = words_on_pages(_document(*blocks))
    lines = [[word for word in words if re.fullmatch(r"\d+[a-e]", word)] for words in pages]

    assert len(pages) > 4
    # Each line once: one that is drawn and cut off would be read out twice.
    assert [line for page in lines for line in page] == "\n".join(texts).split()
    for page in lines:
        assert page[0][-1] in "acd"
        assert page[-1][-1] in "bce"
