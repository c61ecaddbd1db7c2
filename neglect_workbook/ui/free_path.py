"""A name for a new workbook or collation that no file has yet."""

from pathlib import Path
from typing import Final

from neglect_workbook.files import free_name, slug
from neglect_workbook.storage.file_kind import COLLATION_FILE, WORKBOOK_FILE

_MOST_OF_NAME: Final = 60
_MOST_OF_COLLATION: Final = 40


def free_path(folder: Path, organisation: str) -> Path:
    """Where a new workbook can go, numbered where its name is taken.

    Args:
        folder: the folder that it goes to.
        organisation: whose workbook it is; empty for nobody's yet.
    """
    whose = f"_{slug(organisation, _MOST_OF_NAME)}" if organisation else ""
    name = f"neglect-workbook{whose}"
    path = folder / f"{name}{WORKBOOK_FILE.suffix}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{WORKBOOK_FILE.suffix}"
        number += 1
    return path


def free_collation_path(folder: Path, name: str) -> Path:
    """Where a new collation can go.

    Args:
        folder: the folder that it goes to.
        name: what it is called; empty for nothing yet.
    """
    called = f"-{slug(name, _MOST_OF_COLLATION)}" if name.strip() else ""
    return free_name(folder / f"collation{called}{COLLATION_FILE.suffix}")
