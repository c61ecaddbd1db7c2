"""The sample workbook many times as large."""

import copy
from typing import Any

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from tests.builders import sample_content, snapshot_from_content


def grown_content(times: int) -> dict[str, Any]:
    """The sample with so many times the text in every answer, and so many times the records."""
    content = sample_content()
    for answer in content["answers"]:
        for key, value in answer.items():
            if isinstance(value, str) and key not in {"question_id", "rating"}:
                answer[key] = "\n".join([value] * times)
    for name in ("evidence", "actions", "indicators"):
        grown = [copy.deepcopy(one) for one in content[name] for _ in range(times)]
        for number, one in enumerate(grown, start=1):
            one["id"] = f"{one['id'][0]}{number}"
        content[name] = grown
    return content


def grown_snapshot(times: int) -> WorkbookSnapshot:
    """The workbook that holds it."""
    return snapshot_from_content(grown_content(times))
