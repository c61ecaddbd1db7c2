"""The personal-data check with all that this program knows of words."""

from functools import cache

from neglect_workbook.checks.personal_data.known_words import KnownWords, known_words, texts_in
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
