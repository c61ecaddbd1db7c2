"""The body of a Word document, cut into upright pages and pages across."""

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from neglect_workbook.exchange.word.elements import element, paragraph

#: A4, in twentieths of a point: short side, long side.
_SHORT, _LONG = 11906, 16838
#: Left and right margins: 2 cm upright, 1.5 cm across, where the table needs the width.
_MARGIN_UPRIGHT, _MARGIN_ACROSS = 1134, 850


class Sections:
    """Takes the elements of a body in order and keeps each section's page setting."""

    def __init__(self, word: WordDocument) -> None:
        self._body: BaseOxmlElement = word.element.body
        # The last section's setting stands at the end of the body; earlier ones stand in
        # the last paragraph of their section.
        self._setting: BaseOxmlElement = self._body.find(qn("w:sectPr"))
        for old in self._body.findall(qn("w:p")):
            self._body.remove(old)
        self._is_landscape = False

    @property
    def text_width(self) -> int:
        """Width of a line of text in this section, in twentieths of a point."""
        if self._is_landscape:
            return _LONG - 2 * _MARGIN_ACROSS
        return _SHORT - 2 * _MARGIN_UPRIGHT

    def add(self, made: BaseOxmlElement) -> None:
        """Put an element at the end of this section."""
        self._setting.addprevious(made)

    def begin(self, *, is_landscape: bool) -> None:
        """End this section and begin one on a new page."""
        self._set_page()
        last = self._setting.getprevious()
        if last is None or last.tag != qn("w:p"):
            # A table cannot carry the setting. The smallest of paragraphs can, and does not
            # run over onto an empty page.
            last = paragraph("SectionEnd", ())
            self.add(last)
        last.find(qn("w:pPr")).append(deepcopy(self._setting))
        self._is_landscape = is_landscape

    def finish(self) -> None:
        """End the last section."""
        self._set_page()

    def _set_page(self) -> None:
        size, margins = self._setting.find(qn("w:pgSz")), self._setting.find(qn("w:pgMar"))
        width, height, margin = _SHORT, _LONG, _MARGIN_UPRIGHT
        if self._is_landscape:
            width, height, margin = _LONG, _SHORT, _MARGIN_ACROSS
        page = element("pgSz", w=str(width), h=str(height))
        if self._is_landscape:
            page.set(qn("w:orient"), "landscape")
        self._setting.replace(size, page)
        margins.set(qn("w:left"), str(margin))
        margins.set(qn("w:right"), str(margin))
