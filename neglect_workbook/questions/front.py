"""The front of a framework, from two of its files: the window opens before the others are read."""

from pathlib import Path
from typing import Final

import msgspec

from neglect_workbook.domain.front import Contact, Front, Wording
from neglect_workbook.questions.front_schema import PartnershipFile, WordingFile
from neglect_workbook.questions.reading import read_file

#: The folders of the installed frameworks, each named as the framework's id.
FRAMEWORKS: Final = Path(__file__).parent / "frameworks"


def load_front(framework_id: str) -> Front:
    """The front of an installed framework.

    Raises:
        KnownError: as ``loader.load`` for these files.
    """
    folder = FRAMEWORKS / framework_id
    return front_of(framework_id, read_wording(folder), read_partnership(folder))


def read_wording(folder: Path) -> WordingFile:
    """The sentences in a framework's folder. Raises ``KnownError`` as ``read_file``."""
    return read_file(folder / "wording.toml", WordingFile)


def read_partnership(folder: Path) -> PartnershipFile:
    """What the partnership promises, in the same way."""
    return read_file(folder / "partnership.toml", PartnershipFile)


def front_of(framework_id: str, wording: WordingFile, partnership: PartnershipFile) -> Front:
    """The front that these files describe."""
    return Front(
        framework_id,
        msgspec.convert(wording, Wording, from_attributes=True),
        tuple(msgspec.convert(one, Contact, from_attributes=True) for one in partnership.contacts),
    )
