"""A name for a new workbook that no file has yet."""

from pathlib import Path
from typing import Final

from neglect_workbook.files import slug
from neglect_workbook.workbook.opening import SUFFIX

_MOST_OF_NAME: Final = 60


def free_path(folder: Path, organisation: str) -> Path:
    """Where a new workbook can go, numbered where its name is taken.

    Args:
        folder: the folder that it goes to.
        organisation: whose workbook it is; empty for nobody's yet.
    """
    whose = f"_{slug(organisation, _MOST_OF_NAME)}" if organisation else ""
    name = f"neglect-workbook{whose}"
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{SUFFIX}"
        number += 1
    return path
