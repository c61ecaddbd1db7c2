"""Files that were made are read once more, and the organisation's own name in them passes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from neglect_workbook.exchange.export import ExportKind, ExportOptions, make_exports
from neglect_workbook.workbook.checking import marks_in_made
from tests.exchange.plan_files import rich_snapshot


@pytest.mark.parametrize(
    "name",
    [
        "St. Mary's C of E Primary",
        "St. Mary's C of E / Hazelmoor: Primary",
        "Grace House: Nursery & Co. (J.K. Trust)",
    ],
)
def test_what_the_organisation_is_called_is_no_child_but_a_child_is(
    name: str, tmp_path: Path
) -> None:
    snapshot = rich_snapshot()
    organisation = replace(snapshot.organisation, name=name, contact_role="Ask Mary Smith")
    snapshot = replace(snapshot, organisation=organisation)
    (profile := tmp_path / "profile").mkdir()
    kinds = [ExportKind.PLAN, ExportKind.RETURN]
    made = make_exports(snapshot, kinds, tmp_path, date(2026, 11, 26), ExportOptions())

    found = marks_in_made([one.path for one in made], snapshot, profile)

    words = {one.words for one in found}
    assert "Mary Smith" in words
    assert [one for one in words if one in name] == []
