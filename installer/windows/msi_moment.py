"""A Windows Installer file without the moment that it was made at, and without chance in it.

wixl writes the time of day and a random package code into the summary of the file; all the rest
is the same for the same tree.
"""

import struct
from pathlib import Path
from typing import Final

from tools.programs import ProgramError

#: The name of the summary's format, as it lies in the file, and where it stands in its stream.
_FORMAT: Final = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_FORMAT_AT: Final = 28

_PACKAGE_CODE: Final = 9
_MADE: Final = 12
_SAVED: Final = 13

_TEXT: Final = 30
_TIME: Final = 64
#: Seconds between 1601, where Windows begins to count, and 1970.
_BEFORE_1970: Final = 11_644_473_600


def settle(msi: Path, moment: int, package_code: str) -> None:
    """Write a moment and a package code into the summary.

    Args:
        msi: the file.
        moment: in seconds since 1970.
        package_code: a GUID, without braces.

    Raises:
        ProgramError: the summary is not as wixl writes it.
    """
    data = bytearray(msi.read_bytes())
    places = _properties(data, msi)
    ticks = (moment + _BEFORE_1970) * 10_000_000
    for name in (_MADE, _SAVED):
        _expect(data, places.get(name), _TIME, msi)
        struct.pack_into("<Q", data, places[name] + 4, ticks)
    _expect(data, places.get(_PACKAGE_CODE), _TEXT, msi)
    code = f"{{{package_code}}}".encode()
    start = places[_PACKAGE_CODE] + 8
    if data[start : start + 1] != b"{" or data[start + len(code) - 1 : start + len(code)] != b"}":
        raise ProgramError(f"{msi.name} has no package code.")
    data[start : start + len(code)] = code
    msi.write_bytes(data)


def _properties(data: bytearray, msi: Path) -> dict[int, int]:
    """Where each property of the summary begins."""
    if data.count(_FORMAT) != 1:
        raise ProgramError(f"{msi.name} has no one summary.")
    found = data.index(_FORMAT)
    section = found - _FORMAT_AT + int(struct.unpack_from("<I", data, found + len(_FORMAT))[0])
    [number] = struct.unpack_from("<I", data, section + 4)
    entries = (struct.unpack_from("<II", data, section + 8 + 8 * each) for each in range(number))
    return {name: section + offset for name, offset in entries}


def _expect(data: bytearray, place: int | None, kind: int, msi: Path) -> None:
    if place is None or struct.unpack_from("<I", data, place)[0] != kind:
        raise ProgramError(f"The summary of {msi.name} is not as it was expected.")
