"""Makes what goes out of a collation. It runs off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_workbook.ui.collate.output_kinds import Made, OutputKind

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.domain.collating.sample import Agreement, SampledAnswer
    from neglect_workbook.domain.collating.standing import Standings


def maker(
    kind: OutputKind,
    collation: "Collation",
    standings: "Standings",
    sample: "tuple[SampledAnswer, ...]",
    agreement: "Agreement",
    folder: Path,
) -> Callable[[], Made]:
    """What makes one kind of files of a collation as it is now."""
    raise NotImplementedError
