"""The return after LibreOffice opened and saved it."""

import subprocess
from pathlib import Path

import pytest

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.excel.writer import write_return
from neglect_workbook.exchange.returns.tables import return_tables
from tests.builders import sample_snapshot
from tests.exchange.return_files import (
    HOSTILE,
    TODAY,
    book_of,
    opened,
    table_of,
    with_answer,
    written,
)
from tests.libreoffice import needs_libreoffice

SNAPSHOT = sample_snapshot()


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_keeps_every_value_when_it_saves_the_file(tmp_path: Path) -> None:
    long_one = with_answer(SNAPSHOT, "M1", reason="a long one " * 4000, how_we_know="=1+1")
    path = written(long_one, tmp_path)
    save_again(path, tmp_path)
    workbook = opened(tmp_path / "saved" / path.name)
    for sheet in return_tables(long_one, TODAY).sheets:
        assert table_of(workbook, sheet) == sheet.rows


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_keeps_every_hostile_text(tmp_path: Path) -> None:
    book = book_of(tuple((f"T{at}", clean_text(text)) for at, text in enumerate(HOSTILE)))
    path = tmp_path / "hostile.xlsx"
    write_return(book, path)
    save_again(path, tmp_path)
    workbook = opened(tmp_path / "saved" / path.name)
    assert table_of(workbook, book.sheets[0]) == book.sheets[0].rows


def save_again(path: Path, folder: Path) -> None:
    """Open a file in LibreOffice and save it into a folder of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "saved"), str(path)], check=True, capture_output=True
    )
