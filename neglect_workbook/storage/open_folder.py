"""Where the folders lie in which workbooks are edited: see ``working_copy``."""

import re
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"^[0-9a-f]{32}$")


def home_of(profile: Path) -> Path:
    """The folder in a profile that holds them all."""
    return profile / "open"


def is_working_name(name: str) -> bool:
    """Whether a folder of that name is one of them."""
    return bool(_NAME.match(name))


def working_folders(profile: Path) -> list[Path]:
    """All that there are, in use or not, sorted."""
    home = home_of(profile)
    if not home.is_dir():
        return []
    return sorted(folder for folder in home.iterdir() if is_working_name(folder.name))
