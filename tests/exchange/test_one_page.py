"""The summary fits on its page, as LibreOffice lays it out."""

import re
import subprocess
from pathlib import Path

import pytest

from neglect_workbook.exchange.summary import summary_document
from neglect_workbook.exchange.word.writer import write_document
from tests.builders import sample_snapshot
from tests.exchange.plan_files import CHECK_CODE, TODAY
from tests.libreoffice import needs_libreoffice

_PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.mark.slow
@needs_libreoffice
def test_the_summary_of_the_sample_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "summary.docx"
    write_document(summary_document(sample_snapshot(), TODAY, CHECK_CODE), path)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True
    )

    assert len(_PAGE.findall(path.with_suffix(".pdf").read_bytes())) == 1
