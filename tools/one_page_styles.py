"""The styles of a document that stays on one page: those of the plan, set tighter."""

import re

#: Half points of a text in the plan, and on one page. Nothing is set smaller than 10 point.
_SIZES = {"52": "40", "36": "28", "30": "24", "28": "24", "24": "22"}
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)(")')
_SPACE = re.compile(r'(w:(?:before|after)=")(\d+)(")')
_CELL_SPACE = re.compile(r'(<w:(?:top|bottom) w:w=")(\d+)(")')
_PAGE_MARGIN = re.compile(r'(w:(?:top|bottom)=")1020(")')


def one_page_styles(styles: str) -> str:
    """The styles with smaller text and half of the space between paragraphs."""
    smaller = _SIZE.sub(lambda found: found[1] + _SIZES.get(found[2], found[2]) + found[3], styles)
    tighter = _SPACE.sub(_halved, smaller)
    return _CELL_SPACE.sub(_halved, tighter)


def one_page_body(document: str) -> str:
    """The document with narrower margins above and below."""
    return _PAGE_MARGIN.sub(r"\g<1>794\g<2>", document)


def _halved(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]) // 2}{found[3]}"
