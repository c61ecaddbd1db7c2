"""The check before sending, with the search for what could say who somebody is."""

from collections.abc import Callable
from pathlib import Path

from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.findings import personal_data_findings
from neglect_workbook.checks.personal_data.listed_names import ListedNamesFile
from neglect_workbook.checks.readiness import findings
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.keeping.known_words import words_of
from tests.benchmarks.grown import grown_snapshot
from tests.benchmarks.growth import by_size
from tests.benchmarks.made_returns import DAY
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table


def check(snapshot: WorkbookSnapshot, checker: Checker) -> int:
    """As the command `check` does; how much was found."""
    personal = personal_data_findings(snapshot, checker)
    return len(findings(snapshot, DAY, 0, personal))


def measure(scale: Scale, folder: Path) -> list[Table]:
    """The check by size: of texts that it sees for the first time, and again."""
    snapshots = {times: grown_snapshot(times) for times in scale.times}
    listed = ListedNamesFile(folder).read()

    def first(times: int) -> Callable[[], object]:
        framework_id = snapshots[times].framework.id
        return lambda: check(snapshots[times], Checker(words_of(framework_id), listed))

    def again(times: int) -> Callable[[], object]:
        checker = Checker(words_of(snapshots[times].framework.id), listed)
        check(snapshots[times], checker)
        return lambda: check(snapshots[times], checker)

    works = {"all texts new": first, "again, no text changed": again}
    return [by_size("Check before sending", scale, works)[0]]
