"""XML read from its beginning to its end, in little memory, without trust."""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat


class TooMuchError(ValueError):
    """There is more in a file than an honest one holds."""


class Budget:
    """How many elements may still be read; all parts of one file share it."""

    def __init__(self, elements: int) -> None:
        self._left = elements

    def spend(self, elements: int = 1) -> None:
        """Count some elements. Raises ``TooMuchError`` when there are too many."""
        self._left -= elements
        if self._left < 0:
            raise TooMuchError

    def allows(self, elements: int) -> bool:
        """Whether so many may still be read."""
        return elements <= self._left

    def require(self, elements: int) -> None:
        """Raises ``TooMuchError`` when so many would be too many."""
        if not self.allows(elements):
            raise TooMuchError


#: What is called with the name of an element, without its prefix, and its attributes by name,
#: without their prefixes.
Begin = Callable[[str, Mapping[str, str]], None]
#: What is called with the name of an element that ends.
End = Callable[[str], None]
#: What is called with text.
Text = Callable[[str], None]


def read_xml(stream: IO[bytes], budget: Budget, begin: Begin, end: End, text: Text) -> None:
    """Go through a document from its beginning to its end.

    Args:
        stream: the bytes.
        budget: how much may be read.
        begin: is told of every element that begins.
        end: is told of every element that ends.
        text: is given all text, in pieces.

    Raises:
        ValueError: it is not well formed, defines entities, or there is too much of it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def on_begin(name: str, attributes: Mapping[str, str]) -> None:
        budget.spend()
        if attributes and ":" in "".join(attributes):
            attributes = {_local(key): value for key, value in attributes.items()}
        begin(_local(name), attributes)

    parser.StartElementHandler = on_begin
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise ValueError("not well formed") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _refuse(*_: object) -> None:
    raise TooMuchError
