"""A form as a Word file: a drop-down for every question, on one page.

Each drop-down and each fact is a content control that its tag names: ``nw:kind=form``,
``nw:set_id=P``, ``nw:group``, ``nw:question=P1``. LibreOffice before 7.5 loses tags when it
saves, so the values of a list say the tag again, and the facts stand among the custom
properties too.
"""

from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.forms.form import GROUP_ASKED, KIND, TITLE, Choice, Form
from neglect_workbook.exchange.report import Run
from neglect_workbook.exchange.word.elements import (
    Layout,
    element,
    paragraph,
    run_element,
    shading,
    text_paragraph,
)
from neglect_workbook.exchange.word.package import file_bytes, open_template, set_title
from neglect_workbook.exchange.word.sections import Sections

#: What every tag, value and property of ours begins with.
MARK = "nw:"
GROUP_TAG = f"{MARK}group"
QUESTION_TAG = f"{MARK}question="
#: Stands between the tag and the code in the value of a list entry.
BETWEEN = ";"

_CHOOSE = "Choose here"
_SUBJECT = "A form for colleagues. It asks no name."
_HEADINGS = ("Question", "Your answer")
_ANSWER_SHARE = 0.38
_ANSWER_TINT = "E8EFF6"

_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}'
    "</Properties>"
)
#: The one id that Office knows for properties of a file's own, and the first number it allows.
_PROPERTY = '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}">'
_FIRST_PROPERTY = 2


def write_word_form(form: Form, path: Path) -> None:
    """Write a form to ``path``. Raises ``OSError`` if it cannot be written."""
    word = open_template(is_one_page=True)
    set_title(word, TITLE, _SUBJECT, form.language, form.made_on)
    _keep_names_out(word)
    _add_properties(word, form)
    sections = Sections(word)
    for made in _body(form, sections.text_width):
        sections.add(made)
    sections.finish()
    _write_footer(word, form.footer)
    path.write_bytes(file_bytes(word, form.made_on))


def _keep_names_out(word: WordDocument) -> None:
    """Have Word take the names of whoever saves the file out of its properties."""
    settings = word.settings.element
    settings.find(qn("w:zoom")).addnext(element("removePersonalInformation"))


def _add_properties(word: WordDocument, form: Form) -> None:
    """Say the facts among the custom properties, which every program keeps."""
    said = "".join(
        f"{_PROPERTY.format(number, MARK + key)}<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate(form.facts.items(), start=_FIRST_PROPERTY)
    )
    package = word.part.package
    blob = _PROPERTIES.format(said).encode()
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _body(form: Form, width: int) -> Iterator[BaseOxmlElement]:
    controls = _Controls(form)
    yield paragraph("Title", (controls.fact("kind", TITLE),))
    yield paragraph("Subtitle", (controls.fact("workbook_id", form.organisation),))
    first, *others = form.before
    yield text_paragraph("Callout", (Run(f"{first} ", is_strong=True), Run(" ".join(others))))
    asked = (
        Run("Choose one answer for each question, or leave it blank. ", is_strong=True),
        Run(form.stem),
    )
    yield text_paragraph("BodyText", asked, Layout(leads_on=True))
    yield _table(form, controls, width)
    meanings = []
    for words, meaning in form.meanings:
        meanings += [Run(f"{words}: ", is_strong=True), Run(f"{meaning} ")]
    yield text_paragraph("BodyTextAfter", tuple(meanings))
    yield text_paragraph("BodyText", (Run(form.give_back, is_strong=True),))
    yield _about(form, controls)


def _about(form: Form, controls: "_Controls") -> BaseOxmlElement:
    pieces: list[BaseOxmlElement] = []
    for key, words in form.about:
        if pieces:
            pieces.append(run_element(Run(" · ", is_muted=True)))
        pieces.append(controls.fact(key, words, is_muted=True))
    return paragraph("TableText", tuple(pieces))


def _table(form: Form, controls: "_Controls", width: int) -> BaseOxmlElement:
    answer_width = round(width * _ANSWER_SHARE)
    widths = (width - answer_width, answer_width)
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0"}
    properties = element(
        "tblPr",
        element("tblStyle", val="PlanTable"),
        element("tblW", w=str(width), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0620", **look, noHBand="1", noVBand="1"),
        element("tblCaption", val="Questions"),
        element("tblDescription", val="Each question with a list to choose the answer from."),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(one)) for one in widths))
    headings = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    for one, words in zip(widths, _HEADINGS, strict=True):
        headings.append(_cell(one, text_paragraph("TableHeading", (Run(words),))))
    table = element("tbl", properties, grid, headings)
    table.append(_row(widths, GROUP_ASKED, controls.choice(GROUP_TAG, GROUP_ASKED, form.groups)))
    for question in form.questions:
        tag = f"{QUESTION_TAG}{question.id}"
        control = controls.choice(tag, f"Answer to {question.id}", form.ratings)
        table.append(_row(widths, f"{question.id}. {question.text}", control))
    return table


def _row(widths: tuple[int, int], asked: str, control: BaseOxmlElement) -> BaseOxmlElement:
    return element(
        "tr",
        element("trPr", element("cantSplit")),
        _cell(widths[0], text_paragraph("BodyText", (Run(asked),))),
        _cell(widths[1], paragraph("BodyText", (control,)), tint=_ANSWER_TINT),
    )


def _cell(width: int, words: BaseOxmlElement, tint: str = "") -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=str(width), type="dxa"))
    if tint:
        properties.append(shading(tint))
    return element("tc", properties, words)


class _Controls:
    """Makes the content controls of one form. None of them can be deleted in Word."""

    def __init__(self, form: Form) -> None:
        self._facts = dict(form.facts.items())
        self._ids = count(1)

    def fact(self, key: str, words: str, *, is_muted: bool = False) -> BaseOxmlElement:
        """Words on the page that say a fact; they cannot be changed in Word."""
        tag = f"{MARK}{key}={self._facts[key]}"
        shown = run_element(Run(words, is_muted=is_muted))
        return self._control("About this form", tag, "sdtContentLocked", (element("text"),), shown)

    def choice(self, tag: str, title: str, choices: tuple[Choice, ...]) -> BaseOxmlElement:
        """A drop-down. Its first entry takes an answer back."""
        # So that what LibreOffice saved is still recognised as a form.
        blank = f"{MARK}kind={KIND}" if tag == GROUP_TAG else f"{tag}{BETWEEN}"
        entries = [(_CHOOSE, blank), *((one.words, f"{tag}{BETWEEN}{one.code}") for one in choices)]
        items = [
            element("listItem", displayText=clean_text(words), value=value)
            for words, value in entries
        ]
        kind = (element("showingPlcHdr"), element("dropDownList", *items))
        shown = run_element(Run(_CHOOSE, is_muted=True))
        return self._control(title, tag, "sdtLocked", kind, shown)

    def _control(
        self,
        title: str,
        tag: str,
        lock: str,
        kind: tuple[BaseOxmlElement, ...],
        shown: BaseOxmlElement,
    ) -> BaseOxmlElement:
        # What is chosen stands out from the hint that it takes the place of.
        properties = element(
            "sdtPr",
            element("rPr", element("rStyle", val="Strong")),
            element("alias", val=title),
            element("tag", val=clean_text(tag)),
            element("id", val=str(next(self._ids))),
            element("lock", val=lock),
            *kind,
        )
        return element("sdt", properties, element("sdtContent", shown))


def _write_footer(word: WordDocument, lines: tuple[str, ...]) -> None:
    root = word.sections[0].footer.part.element
    for old in list(root):
        root.remove(old)
    for line in lines:
        root.append(text_paragraph("Footer", (Run(line),)))
