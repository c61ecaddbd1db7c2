"""Writes a document as a Word file that opens, prints and reads aloud well."""

from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.report import (
    Block,
    Bullets,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
)
from neglect_workbook.exchange.word.contents import bookmarked, contents_elements
from neglect_workbook.exchange.word.elements import (
    Layout,
    field,
    paragraph,
    run_element,
    text_paragraph,
)
from neglect_workbook.exchange.word.package import (
    file_bytes,
    open_template,
    set_properties,
    tints_of,
)
from neglect_workbook.exchange.word.sections import Sections
from neglect_workbook.exchange.word.table import table_element


def write_document(document: Document, path: Path) -> None:
    """Write a document to ``path``. Raises ``OSError`` if it cannot be written."""
    word = open_template(is_one_page=document.is_one_page)
    set_properties(word, document)
    _write_footer(word, document.footer)
    _Body(word).write(document)
    path.write_bytes(file_bytes(word, document.made_on))


class _Body:
    """Adds the blocks of a document to a Word document, in order."""

    def __init__(self, word: WordDocument) -> None:
        self._sections = Sections(word)
        self._tints = tints_of(word)
        self._heading_count = 0
        self._previous: Block | None = None

    def write(self, document: Document) -> None:
        title = (Run(document.title),)
        self._sections.add(text_paragraph("Title", title))
        self._sections.add(text_paragraph("Subtitle", (Run(document.subtitle),)))
        for block in document.blocks:
            for made in self._elements(block, document.blocks):
                self._sections.add(made)
            self._previous = block
        self._sections.finish()

    def _elements(self, block: Block, blocks: tuple[Block, ...]) -> list[BaseOxmlElement]:
        made: list[BaseOxmlElement] = []
        match block:
            case Heading():
                made = [self._heading(block)]
            case Paragraph():
                made = [self._paragraph(block)]
            case Bullets():
                made = [text_paragraph("ListBullet", item) for item in block.items]
            case Facts():
                made = [_fact(one) for one in block.items]
            case Table():
                made = [table_element(block, self._sections.text_width, self._tints)]
            case Contents():
                made = contents_elements(block, blocks)
            case Section():
                self._sections.begin(is_landscape=block.is_landscape)
        return made

    def _paragraph(self, block: Paragraph) -> BaseOxmlElement:
        style = "BodyText"
        if block.is_callout:
            style = "Callout"
        elif isinstance(self._previous, Table | Facts | Bullets):
            style = "BodyTextAfter"
        return text_paragraph(style, block.runs, Layout(leads_on=block.leads_on))

    def _heading(self, heading: Heading) -> BaseOxmlElement:
        content: tuple[BaseOxmlElement, ...]
        if heading.level == 1:
            self._heading_count += 1
            content = bookmarked(self._heading_count, heading)
        else:
            content = (run_element(Run(heading.text)),)
        is_at_top = heading.starts_page or isinstance(self._previous, Section)
        layout = Layout(starts_page=heading.starts_page, is_at_top=is_at_top)
        return paragraph(f"Heading{heading.level}", content, layout)


def _fact(fact: Fact) -> BaseOxmlElement:
    label = Run(fact.label, is_strong=True)
    return text_paragraph("Fact", (label, Run("\t"), Run(fact.value)))


def _write_footer(word: WordDocument, lines: tuple[str, ...]) -> None:
    root = word.sections[0].footer.part.element
    for old in list(root):
        root.remove(old)
    for line in lines[:-1]:
        root.append(text_paragraph("Footer", (Run(line),)))
    page = [*field("PAGE", "1"), run_element(Run(" of ")), *field("NUMPAGES", "1")]
    last = Run(f"{lines[-1]} · Page ")
    root.append(paragraph("Footer", (run_element(last), *page)))
