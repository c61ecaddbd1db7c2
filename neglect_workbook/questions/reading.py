"""One TOML file of a framework, read strictly."""

import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from neglect_workbook.files import explain
from neglect_workbook.questions.faults import Fault

_Content = TypeVar("_Content")

#: How tomllib and msgspec say where they stopped.
_TOML_PLACE = r"(?s)^(?P<what>.*) \(at (?P<place>[^)]*)\)$"
_KEY_PLACE = r"(?s)^(?P<what>.*?)(?: - at `\$\.?(?P<place>.*)`)?$"

#: What msgspec says, and what we say. Compiled where there is a fault, not at each start.
_SENTENCES = (
    (r"^Object missing required field `(.*)`$", r"the key '\1' is missing"),
    (r"^Object contains unknown field `(.*)`$", r"the key '\1' is not known here"),
    (r"^Expected `(.*)`, got `(.*)`$", r"\1 is wanted here, not \2"),
    (r"^Expected `str` of length >= 1$", "this text is empty"),
    (r"^Expected `array` of length >= 1$", "this list is empty"),
    (r"^Expected `int` >= (\d+)$", r"a whole number from \1 is wanted here"),
    (
        r"^Expected `str` matching regex '\^set-.*$",
        "a file name such as set-managers.toml is wanted here",
    ),
    (
        r"^Expected `str` matching regex .*$",
        "an id is made of letters, digits, '-' and '_' and begins with a letter or digit",
    ),
    (
        r"^Invalid RFC3339 encoded date$",
        "this is not a date such as 2026-12-17",
    ),
    (r"^Invalid enum value '?(.*?)'?$", r"'\1' is not one of the values allowed here"),
)

#: Names of types in words.
_TYPE_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date",
    "datetime": "a date with a time",
    "null": "nothing",
}


def read_file(path: Path, content_type: type[_Content]) -> _Content:
    """The decoded content of one file.

    Args:
        path: the TOML file.
        content_type: the struct of ``schema`` that it fills.

    Raises:
        KnownError: ``framework_invalid`` with file, place and cause; or the cause for which
            the computer could not read it.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), content_type)
    except FileNotFoundError:
        what = f"this file is missing from {path.parent.absolute()}"
        raise Fault(path.name, "", what).as_error() from None
    except OSError as error:
        raise explain(error, path, "read") from error
    except UnicodeDecodeError as error:
        what = f"this is not UTF-8 text (byte {error.start})"
        raise Fault(path.name, "", what).as_error() from error
    except tomllib.TOMLDecodeError as error:
        raise _toml_fault(path.name, str(error)).as_error() from error
    except msgspec.ValidationError as error:
        raise _content_fault(path.name, str(error)).as_error() from error


def _toml_fault(file: str, message: str) -> Fault:
    match = re.match(_TOML_PLACE, message)
    if match is None:
        return Fault(file, "", f"this cannot be read as TOML: {message}")
    return Fault(file, match["place"], f"this cannot be read as TOML: {match['what']}")


def _content_fault(file: str, message: str) -> Fault:
    match = re.match(_KEY_PLACE, message)
    if match is None:
        return Fault(file, "", message)
    return Fault(file, match["place"] or "", _in_words(match["what"]))


def _in_words(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        match = re.match(pattern, message)
        if match is not None:
            return re.sub(r"^(\w+) is wanted here, not (\w+)$", _type_words, match.expand(sentence))
    return message


def _type_words(match: re.Match[str]) -> str:
    wanted, got = (_TYPE_WORDS.get(name, name) for name in match.groups())
    return f"{wanted} is wanted here, not {got}"
