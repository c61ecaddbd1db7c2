"""Many returns of the size the sample makes, no two alike: for measuring."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.check_code import return_id
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_content, snapshot_from_content
from tests.storage.builders import Dice

DAY = date(2026, 11, 23)
_PLACES = ("Alder", "Birch", "Cedar", "Dale", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper")
_KINDS = {
    "primary": "Primary School",
    "secondary": "High School",
    "early_years": "Nursery",
    "voluntary": "Family Group",
    "gp": "Surgery",
    "housing": "Homes",
}
_RATINGS = ("0", "1", "1", "2", "2", "3")
#: So many are written as the program writes them; where more are wanted, they are copied from
#: these with another return id and name.
MOST_WRITTEN = 500


def made_snapshot(number: int) -> WorkbookSnapshot:
    """The sample workbook as another organisation would have filled it in."""
    dice = Dice(number)
    content = sample_content()
    sector_id = sorted(_KINDS)[number % len(_KINDS)]
    place = _PLACES[dice.below(len(_PLACES))]
    content["organisation"]["name"] = f"{place}moor {_KINDS[sector_id]} {number}"
    content["organisation"]["sector_id"] = sector_id
    for answer in content["answers"]:
        answer["rating"] = _RATINGS[dice.below(len(_RATINGS))]
        for key, value in answer.items():
            if isinstance(value, str) and len(value) > 60:
                words = value.split()
                at = dice.below(len(words))
                answer[key] = " ".join([*words[at:], *words[:at]])
    return replace(snapshot_from_content(content), workbook_id=f"made-{number}")


def make_returns(folder: Path, count: int) -> Iterator[Path]:
    """Make so many returns in a folder; those that are there already are taken as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"return-{number:05}.xlsx"
        if not path.exists():
            if number < MOST_WRITTEN:
                write_return(return_tables(made_snapshot(number), DAY), path)
            else:
                _copy(folder / f"return-{number % MOST_WRITTEN:05}.xlsx", path, number)
        yield path


def _copy(source: Path, target: Path, number: int) -> None:
    """The same return of another organisation, as if someone had changed names and ids in it."""
    sent = return_id(made_snapshot(number % MOST_WRITTEN)).encode()
    other = return_id(made_snapshot(number)).encode()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/sharedStrings.xml":
                content = content.replace(sent, other)
                name = f" {number % MOST_WRITTEN}</t>".encode()
                content = content.replace(name, f" {number}</t>".encode())
            new.writestr(part, content)
