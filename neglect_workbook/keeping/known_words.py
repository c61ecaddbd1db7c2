"""The personal-data check as it is on this computer: what is known of words, and listed names."""

from functools import cache, lru_cache
from pathlib import Path

from neglect_workbook.checks.personal_data.check import Checker
from neglect_workbook.checks.personal_data.known_words import KnownWords, known_words, texts_in
from neglect_workbook.checks.personal_data.listed_names import ListedNames, ListedNamesFile
from neglect_workbook.files import resource_path
from neglect_workbook.questions.library_loader import load_library
from neglect_workbook.questions.loader import load


@cache
def words_of(framework_id: str) -> KnownWords:
    """What is known of words with a framework: its own, its library's and the help's.

    Raises:
        KnownError: the framework is not installed.
    """
    help_texts = [
        path.read_text(encoding="utf-8") for path in sorted(resource_path("help").glob("*.md"))
    ]
    return known_words(load(framework_id), [*help_texts, *texts_in(load_library(framework_id))])


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
