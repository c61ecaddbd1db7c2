"""Reads the answers of a form in Word's format.

A drop-down is known by its tag. Where LibreOffice lost the tag, the values of its entries
say it; where it lost the tags of the facts, the custom properties say them.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from neglect_workbook.exchange.forms.form import GROUP
from neglect_workbook.exchange.forms.raw import Choices, RawForm
from neglect_workbook.exchange.forms.word_form import BETWEEN, GROUP_TAG, MARK, QUESTION_TAG
from neglect_workbook.exchange.incoming.package import damaged

#: The part by which a Word file is known.
WORD_PART = "word/document.xml"

_PROPERTIES_PART = "docProps/custom.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def read_word_form(parts: Mapping[str, bytes], name: str) -> RawForm:
    """What a form says.

    Args:
        parts: the parts of the file, known to be harmless to parse, by name.
        name: its name, for messages.

    Raises:
        KnownError: it is damaged.
    """
    try:
        body: Element = fromstring(parts[WORD_PART])
        has_properties = _PROPERTIES_PART in parts
        kept = fromstring(parts[_PROPERTIES_PART]) if has_properties else None
    except (ParseError, DefusedXmlException) as error:
        raise damaged(name) from error
    facts = {} if kept is None else dict(_properties(kept))
    choices = Choices()
    for control in body.iter(f"{_W}sdt"):
        items = list(_items(control))
        tag = _tag(control) or _tag_in(items)
        asked = GROUP if tag == GROUP_TAG else tag.removeprefix(QUESTION_TAG)
        if tag == GROUP_TAG or tag.startswith(QUESTION_TAG):
            words = _words(control)
            offered = [(shown, value.partition(BETWEEN)[2]) for shown, value in items]
            is_hint = control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
            if not is_hint or words in dict(items):
                choices.add(asked, words, offered)
        elif tag.startswith(MARK):
            key, _, value = tag.removeprefix(MARK).partition("=")
            facts[key] = value
    return choices.form(facts)


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iter(_PROPERTY):
        name = one.get("name", "")
        if name.startswith(MARK):
            yield name.removeprefix(MARK), "".join(one.itertext()).strip()


def _tag(control: Element) -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    return "" if tag is None else tag.get(f"{_W}val", "")


def _tag_in(items: Iterable[tuple[str, str]]) -> str:
    """The tag that the values of a list say."""
    return next((tag for tag, sign, _ in (one.partition(BETWEEN) for _, one in items) if sign), "")


def _items(control: Element) -> Iterator[tuple[str, str]]:
    """Words and value of each entry of a list; a combo box is read too."""
    properties = control.find(f"{_W}sdtPr")
    for item in () if properties is None else properties.iter(f"{_W}listItem"):
        value = item.get(f"{_W}value", "")
        yield item.get(f"{_W}displayText", value), value


def _words(control: Element) -> str:
    return "".join(text.text or "" for text in control.iter(f"{_W}t"))
