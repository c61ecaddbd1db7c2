"""The personal-data check as it is on this computer, with the names that are listed here."""

from functools import lru_cache
from pathlib import Path

from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.listed_names import ListedNames, ListedNamesFile
from neglect_workbook.workbook.privacy import words_of


def checker_here(framework_id: str, profile: Path) -> Checker:
    """The check. While the list is the same it is the same one, which remembers texts.

    Args:
        framework_id: whose words are known.
        profile: the folder in which the names are listed.

    Raises:
        KnownError: the framework is not installed.
    """
    return _checker(framework_id, ListedNamesFile(profile).read())


@lru_cache(maxsize=2)
def _checker(framework_id: str, listed: ListedNames) -> Checker:
    return Checker(words_of(framework_id), listed)
