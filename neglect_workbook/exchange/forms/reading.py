"""Reads a form that came back, by its tags and ids and never by place.

It may have been renamed, sorted, or saved again by Excel, Word or LibreOffice.
"""

import hashlib
from pathlib import Path

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.excel_reading import read_excel_form
from neglect_workbook.exchange.forms.filled import FilledForm
from neglect_workbook.exchange.forms.form import FORMAT, GROUP, KIND, FormFacts
from neglect_workbook.exchange.forms.raw import RawForm
from neglect_workbook.exchange.forms.word_reading import WORD_PART, read_word_form
from neglect_workbook.exchange.incoming.book import book_of, unlocked


def read_form(path: Path, password: str = "") -> FilledForm:
    """Read a form. Whether it is one of this workbook's is for the workbook to say.

    Args:
        path: a file that came in; it is only read.
        password: its password, where it has one.

    Raises:
        KnownError: it is no form, is damaged, or was made by a newer version.
    """
    package = unlocked(path, password)
    if WORD_PART in package.parts:
        raw = read_word_form(package.parts, path.name)
    else:
        raw = read_excel_form(book_of(package, path.name))
    return _filled(raw, path.name, hashlib.sha256(package.data).hexdigest())


def _filled(raw: RawForm, name: str, file_digest: str) -> FilledForm:
    if raw.facts.get("kind") != KIND:
        raise KnownError(
            "not_a_form",
            f"{name} is not a form that this program made.",
            "Check that it is the right file.",
        )
    if raw.facts.get("format", str(FORMAT)) != str(FORMAT):
        raise KnownError(
            "newer_format",
            f"{name} was made by another version of this program.",
            "Bring it in with that version, or give out new forms.",
        )
    return FilledForm(
        file_name=name,
        facts=FormFacts.from_items(raw.facts),
        group_id=raw.chosen.get(GROUP, ""),
        ratings={asked: code for asked, code in raw.chosen.items() if asked != GROUP},
        not_offered=raw.not_offered,
        file_digest=file_digest,
    )
