import pytest

from neglect_workbook.domain.file_titles import title_from_file_name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("escalation_log-autumn term v2.pdf", "Escalation log autumn term v2"),
        ("minutes_2026-11-03.docx", "Minutes 2026-11-03"),
        ("2026-11_minutes.pdf", "2026-11 minutes"),
        ("Supervision  notes\u2013six.xlsx", "Supervision notes\u2013six"),
        ("v1.2 notes.pdf", "V1.2 notes"),
        ("scan.0001.PDF", "Scan 0001"),
        ("README", "README"),
        (".hidden", "Hidden"),
        ("line\nbreak\u202efdp.txt", "Line break fdp"),
        ("a" * 300, "A" + "a" * 299),
        ("___.pdf", ""),
    ],
)
def test_the_name_of_a_file_becomes_words(name: str, title: str) -> None:
    assert title_from_file_name(name) == title
