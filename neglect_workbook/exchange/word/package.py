"""The Word file around a document: its template, its properties, its bytes.

The same document gives the same bytes, so a file made again can be compared with the first.
"""

import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.report import Document, Tone
from neglect_workbook.exchange.word.elements import TONE_STYLES
from neglect_workbook.files import resource_path

#: Word's properties of a document hold no longer text.
_LONGEST_PROPERTY = 255

_NO_FILL = "auto"


def open_template(*, is_one_page: bool) -> WordDocument:
    """An empty document with our styles; ``tools/make_word_template.py`` makes the files."""
    name = "one-page.docx" if is_one_page else "plan.docx"
    return docx.Document(str(resource_path("word", name)))


def tints_of(word: WordDocument) -> Mapping[Tone, str]:
    """The colour behind the words of each tone, as the styles of the template say it.

    Word has no styles for cells, so a cell with a tone takes its tint from here: whoever
    changes the look of a tone changes both.
    """
    tints = {}
    for tone, style_id in TONE_STYLES.items():
        for shade in word.styles.element.xpath(f"w:style[@w:styleId='{style_id}']/w:rPr/w:shd"):
            fill = shade.get(qn("w:fill"), _NO_FILL)
            if fill != _NO_FILL:
                tints[tone] = fill
    return tints


def set_properties(word: WordDocument, document: Document) -> None:
    """Say what the file is. No person's name and no time of day are kept in it."""
    set_title(word, document.title, document.subject, document.language, document.made_on)
    word.core_properties.author = _property(document.organisation)


def set_title(word: WordDocument, title: str, subject: str, language: str, made_on: date) -> None:
    """Say what the file is, and not whose."""
    moment = datetime.combine(made_on, time(), UTC)
    properties = word.core_properties
    properties.title = _property(title)
    properties.subject = _property(subject)
    properties.language = language
    properties.created = moment
    properties.modified = moment


def _property(text: str) -> str:
    return clean_text(text)[:_LONGEST_PROPERTY]


def file_bytes(word: WordDocument, made_on: date) -> bytes:
    """The bytes of the file, with one fixed moment on every part of the archive."""
    saved = BytesIO()
    word.save(saved)
    packed = BytesIO()
    moment = (made_on.year, made_on.month, made_on.day, 0, 0, 0)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The system that made an archive is written in it: say the same on all of them.
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()
