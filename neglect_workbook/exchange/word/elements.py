"""The pieces of WordprocessingML that our documents are made of (ECMA-376, part 1, 17).

They are made as elements and styled by id: python-docx looks every style up by its name and
walks a whole table for each cell, which is slow for a long plan.
"""

import unicodedata
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.clean import clean_text
from neglect_workbook.exchange.report import Run, Tone

#: The character style of a word with a tone. The template says what each looks like.
TONE_STYLES = {
    Tone.RED: "ToneRed",
    Tone.AMBER: "ToneAmber",
    Tone.GREEN: "ToneGreen",
    Tone.DEEP: "ToneDeep",
    Tone.GREY: "ToneGrey",
}

_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one paragraph stands on its page. How it looks is for its style to say."""

    leads_on: bool = False
    starts_page: bool = False
    is_at_top: bool = False


_AS_STYLED = Layout()


def element(name: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of the main namespace, with attributes of the same, holding ``children``."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def paragraph(
    style: str,
    content: tuple[BaseOxmlElement, ...],
    layout: Layout = _AS_STYLED,
    *,
    is_right_to_left: bool = False,
) -> BaseOxmlElement:
    """A paragraph of a style. The properties stand in the order of the schema."""
    properties = element("pPr", element("pStyle", val=style))
    if layout.leads_on:
        properties.append(element("keepNext"))
    if layout.starts_page:
        properties.append(element("pageBreakBefore"))
    if is_right_to_left:
        properties.append(element("bidi"))
    if layout.is_at_top:
        properties.append(element("spacing", before="0"))
    return element("p", properties, *content)


def text_paragraph(
    style: str, runs: tuple[Run, ...], layout: Layout = _AS_STYLED
) -> BaseOxmlElement:
    """A paragraph of runs, laid out from the right where its first letter is written so."""
    return paragraph(
        style,
        tuple(run_element(run) for run in runs),
        layout,
        is_right_to_left=is_right_to_left("".join(run.text for run in runs)),
    )


def run_element(run: Run) -> BaseOxmlElement:
    """One run of text."""
    properties = []
    text = clean_text(run.text)
    if run.tone:
        properties.append(element("rStyle", val=TONE_STYLES[run.tone]))
        text = f"{_NO_BREAK_SPACE}{text}{_NO_BREAK_SPACE}"
    elif run.is_strong:
        properties.append(element("rStyle", val="Strong"))
    elif run.is_muted:
        properties.append(element("rStyle", val="Muted"))
    if is_right_to_left(text):
        properties.append(element("rtl"))
    made = element("r")
    if properties:
        made.append(element("rPr", *properties))
    made.extend(text_elements(text))
    return made


def text_elements(text: str) -> list[BaseOxmlElement]:
    """Clean text as the children of a run: its line feeds and tabs are elements of their own."""
    made = []
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if piece:
                made.append(_text(piece))
    return made


def field(instruction: str, shown: str) -> list[BaseOxmlElement]:
    """Runs of a field with the result that shows until a program works it out."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        element("r", _text(shown)),
        element("r", element("fldChar", fldCharType="end")),
    ]


def shading(tint: str) -> BaseOxmlElement:
    """A plain tint behind a cell."""
    return element("shd", val="clear", color="auto", fill=tint)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text belongs to a script written from the right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def _text(text: str) -> BaseOxmlElement:
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made
