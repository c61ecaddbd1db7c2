"""Puts a booklet in its place as a Word file."""

from datetime import date
from pathlib import Path

from neglect_workbook.domain.framework import Framework, Sector
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.booklet.document import booklet_document
from neglect_workbook.exchange.office import write_word
from neglect_workbook.files import free_name, slug, write_whole

_ROLE_LENGTH = 40


def make_booklet(
    framework: Framework, set_id: str, path: Path, today: date, sector: Sector | None = None
) -> None:
    """Write a booklet; what was there is replaced.

    Args:
        framework: whose questions they are.
        set_id: the question set that it asks.
        path: where it goes.
        today: the day it is made.
        sector: whose help it gives; ``None`` for the help of all.

    Raises:
        KnownError: it could not be written or put in place; what was there is as it was.
    """
    document = booklet_document(framework, set_id, today, sector)
    try:
        write_whole(path, lambda temporary: write_word(document, temporary))
    except KnownError as error:
        if error.code != "held_open":
            raise
        next_step = f"Close it there, or save the new one as {free_name(path).name}."
        raise KnownError(error.code, error.sentence, next_step) from error


def booklet_name(framework: Framework, set_id: str) -> str:
    """The name that is proposed for the file."""
    return f"neglect-booklet_{slug(framework.question_set(set_id).name, _ROLE_LENGTH)}.docx"
