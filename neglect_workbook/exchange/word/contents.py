"""The table of contents, filled in so that it shows when the document is first opened.

Word fills a field in only when somebody asks for it, so its entries are written here. They
carry no page numbers: those are known only once the pages are laid out on the reader's own
computer, and a wrong one is worse than none. The sections are numbered instead.
"""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.report import Block, Contents, Heading, Run
from neglect_workbook.exchange.word.elements import (
    element,
    paragraph,
    run_element,
    text_paragraph,
)

#: Headings of level 1, without page numbers, as links.
_INSTRUCTION = r'TOC \o "1-1" \n \h \z'


def bookmark_name(number: int) -> str:
    """The name of the place of the heading with this number, from 1."""
    return f"_Toc{number:08d}"


def bookmarked(number: int, heading: Heading) -> tuple[BaseOxmlElement, ...]:
    """The words of a heading as a place that the contents can lead to."""
    mark = str(number)
    return (
        element("bookmarkStart", id=mark, name=bookmark_name(number)),
        run_element(Run(heading.text)),
        element("bookmarkEnd", id=mark),
    )


def contents_elements(contents: Contents, blocks: tuple[Block, ...]) -> list[BaseOxmlElement]:
    """The title of the contents and an entry for every heading of level 1."""
    entries = [paragraph("TOC1", (link,)) for link in _links(blocks)]
    if not entries:
        return []
    for place, begin in enumerate(_field_start(), start=1):
        entries[0].insert(place, begin)
    entries[-1].append(element("r", element("fldChar", fldCharType="end")))
    return [text_paragraph("TOCHeading", (Run(contents.title),)), *entries]


def _links(blocks: tuple[Block, ...]) -> Iterator[BaseOxmlElement]:
    headings = (one for one in blocks if isinstance(one, Heading) and one.level == 1)
    for number, heading in enumerate(headings, start=1):
        yield element(
            "hyperlink", run_element(Run(heading.text)), anchor=bookmark_name(number), history="1"
        )


def _field_start() -> list[BaseOxmlElement]:
    code = element("instrText")
    code.text = f" {_INSTRUCTION} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]
