"""What the command line says of reviews that were closed."""

import json
from datetime import date
from pathlib import Path

from neglect_workbook.workbook import close_review, open_workbook, start_review
from tests.cli.conftest import Command


def _look_again(path: Path, profile: Path, *, is_started: bool) -> None:
    workbook = open_workbook(path, profile=profile, author="a" * 12)
    close_review(workbook, date(2026, 7, 14))
    if is_started:
        start_review(workbook, "midpoint", date(2026, 11, 23))
    workbook.close()


def test_show_names_closed_reviews_and_what_is_to_confirm(
    command: Command, sample: Path, isolated_profile: Path
) -> None:
    _look_again(sample, isolated_profile, is_started=True)
    said = command("show", sample).out
    assert "First review, closed 2026-07-14: kept whole." in said
    assert "0 of 13 questions answered." in said
    assert "M3  Partly in place, to confirm: " in said


def test_a_closed_review_cannot_be_filled(
    command: Command, sample: Path, isolated_profile: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content.json"
    answer = {"question_id": "M1", "rating": "0"}
    content.write_text(
        json.dumps({"framework": "bscp-neglect-2026", "answers": [answer]}), encoding="utf-8"
    )
    _look_again(sample, isolated_profile, is_started=False)
    said = command("fill", sample, content)
    assert said.code == 2
    assert "This review is closed" in said.err
    assert "M1  In place: " in command("show", sample).out
