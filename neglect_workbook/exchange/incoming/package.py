"""Is a file a whole and harmless Office file? Asked before anything in it is parsed.

Whatever comes by e-mail may be damaged, or made to do harm: a small file that unpacks to
gigabytes, text that grows without end, macros, links that fetch. What is not plainly harmless is
refused, and no limit trusts what the file says of itself: parts are unpacked and counted. That is
done once; whoever reads the file on goes by what was unpacked here.
"""

import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.relationships import LINKS_THAT_DO_NOTHING, links_outside
from neglect_workbook.files import ZIP_FAULTS, explain

_MEGABYTE = 1_000_000

#: How an Office file with a password begins, and Office files from before 2007.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
#: How LibreOffice's own files begin: their first part says what they are.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_MIMETYPE_AT = 30

_CHUNK = 65_536
#: Parts that run, reach outside or hide another file, by what their name holds.
_MACROS = ("vbaproject", "vbadata", "macrosheets/", "activex/", "ctrlprops/")
_REACHING = ("externallinks/", "connections.xml", "querytables/", "webextensions/")
_INSIDE = ("embeddings/", "oleobject", "afchunk", "altchunk")
_XML_PARTS = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_OPENING_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_UNPACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED_BIT = 0x1
#: How each part begins: a mark, flags, and the lengths of its name and of what follows that.
_PART_MARK = b"PK\x03\x04"
_PART_HEAD = struct.Struct("<4s2xH18xHH")


@dataclass(frozen=True, slots=True)
class Limits:
    """What an incoming file may be at most, far above what an honest one is.

    Attributes:
        file_bytes: the file itself.
        parts: files inside it.
        part_bytes: one of them, unpacked.
        all_bytes: all of them, unpacked.
        ratio: how many times larger a part of over a megabyte may be than what it was packed to.
    """

    file_bytes: int = 10 * _MEGABYTE
    parts: int = 200
    part_bytes: int = 20 * _MEGABYTE
    all_bytes: int = 40 * _MEGABYTE
    ratio: int = 200


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file that is known to be harmless to parse.

    Attributes:
        data: the whole file.
        parts: its parts of XML, unpacked, by name; no others, such as pictures.
    """

    data: bytes
    parts: Mapping[str, bytes]


def checked_package(path: Path, limits: Limits = LIMITS) -> Package:
    """The whole file, once it is known to be harmless to parse.

    Args:
        path: a file that came in; it is only read.
        limits: what it may be at most.

    Raises:
        KnownError: it is none, or it has a password (``needs_password``).
    """
    return checked_bytes(bytes_of(path, limits), path.name, limits)


def bytes_of(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file that is neither empty nor too large.

    Raises:
        KnownError: it cannot be read, is empty or is too large.
    """
    try:
        with path.open("rb") as stream:
            # Asking for more than there is would take the memory for it.
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(min(size, limits.file_bytes) + 1)
    except OSError as error:
        raise explain(error, path, "read") from error
    if not data:
        raise KnownError("empty_file", f"{path.name} is empty.", "Ask for it to be sent again.")
    if len(data) > limits.file_bytes:
        most = limits.file_bytes // _MEGABYTE
        raise KnownError(
            "too_large",
            f"{path.name} is larger than {most} MB, so it was not opened.",
            "Send it without pictures and other files inside it.",
        )
    return data


def checked_bytes(data: bytes, name: str, limits: Limits = LIMITS) -> Package:
    """The same for a file that is in memory already, such as one without its password.

    Raises:
        KnownError: as `checked_package`.
    """
    if is_locked(data):
        raise KnownError(
            "needs_password",
            f"{name} has a password.",
            "Give the password that you were told, or ask for a file without one.",
        )
    if data.startswith(_COMPOUND):
        raise KnownError(
            "old_office_file",
            f"{name} is in the format of Office before 2007.",
            "Open it in Office, save it as .xlsx or .docx, and bring that in.",
        )
    if data.startswith(_ZIP) and data.startswith(_OPEN_DOCUMENT, _MIMETYPE_AT):
        raise KnownError(
            "open_document",
            f"{name} is in LibreOffice's own format.",
            "In LibreOffice choose File, Save As and the type Word (.docx) or Excel (.xlsx), and "
            "bring that in.",
        )
    if not data.startswith(_ZIP):
        raise KnownError(
            "not_recognised",
            f"{name} is not an Excel or Word file, and not a workbook.",
            "Check that it is the right file.",
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_names(archive.infolist(), name, limits)
            parts = archive.infolist()
        return Package(data, dict(_checked_parts(data, parts, name, limits)))
    except (*ZIP_FAULTS, struct.error) as error:
        raise damaged(name) from error


def is_locked(data: bytes) -> bool:
    """Whether the bytes are those of an Office file with a password."""
    return data.startswith(_COMPOUND) and _ENCRYPTED in data


def damaged(name: str) -> KnownError:
    """Says that a file is not whole."""
    return KnownError(
        "damaged_file",
        f"{name} is damaged or not whole.",
        "Ask for it to be sent again.",
    )


def unsafe(name: str, cause: str) -> KnownError:
    """Says that a file was refused for what is in it."""
    return KnownError(
        "unsafe_file",
        f"{name} {cause}, so it was not opened.",
        "Ask for it to be made again with this program, or copy the answers by hand.",
    )


def _check_names(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise unsafe(name, f"has more than {limits.parts} parts inside it")
    seen: set[str] = set()
    for part in parts:
        plain = part.filename.casefold()
        if plain in seen:
            raise unsafe(name, "has two parts of the same name")
        seen.add(plain)
        if _leads_elsewhere(part.orig_filename):
            raise unsafe(name, "has a part whose name leads elsewhere")
        if part.flag_bits & _ENCRYPTED_BIT:
            raise unsafe(name, "has a part that is locked")
        _check_kind(plain, name)
    if "[content_types].xml" not in seen:
        raise KnownError(
            "not_recognised",
            f"{name} is not an Excel or Word file.",
            "Check that it is the right file.",
        )


def _leads_elsewhere(part: str) -> bool:
    return part.startswith("/") or ".." in part.split("/") or any(bad in part for bad in "\\:\0")


def _check_kind(plain: str, name: str) -> None:
    if any(word in plain for word in _MACROS):
        raise unsafe(name, "has macros in it")
    if any(word in plain for word in _REACHING):
        raise unsafe(name, "has links to other files in it")
    if any(word in plain for word in _INSIDE):
        raise unsafe(name, "has other files inside it")


def _checked_parts(
    data: bytes, parts: Iterable[zipfile.ZipInfo], name: str, limits: Limits
) -> Iterator[tuple[str, bytes]]:
    """Unpack every part and count: what the file says of its own sizes may be untrue."""
    total = 0
    for part in parts:
        if part.compress_type not in _UNPACKED:
            raise unsafe(name, "is packed in an unusual way")
        most = min(limits.part_bytes, limits.all_bytes - total)
        if part.compress_size * limits.ratio < most:
            most = max(part.compress_size * limits.ratio, min(_MEGABYTE, most))
        content = _unpacked(data, part, most)
        if content is None:
            raise unsafe(name, "unpacks to far more than it should")
        total += len(content)
        plain = part.filename.casefold()
        if plain.endswith(_XML_PARTS):
            _check_xml(content, name)
            yield part.filename, content
        if plain.endswith(".rels"):
            _check_links(links_outside(content), name)


def _unpacked(data: bytes, part: zipfile.ZipInfo, most: int) -> bytes | None:
    """A part unpacked; nothing where it is larger than it may be.

    Raises:
        ValueError: it is damaged.
        zlib.error: it is damaged.
    """
    at = part.header_offset
    mark, flags, name_length, extra_length = _PART_HEAD.unpack_from(data, at)
    begin = at + _PART_HEAD.size + name_length + extra_length
    packed = data[begin : begin + part.compress_size]
    if mark != _PART_MARK or flags & _ENCRYPTED_BIT or len(packed) != part.compress_size:
        raise ValueError("a part is not where the list of parts says")
    if part.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacking.decompress(packed, most + 1)
    if len(content) > most:
        return None
    if zlib.crc32(content) != part.CRC or len(content) != part.file_size:
        raise ValueError("a part is not as it was packed")
    return content


def _check_xml(content: bytes, name: str) -> None:
    """No document type and no entities, whether in UTF-8 or in UTF-16, and no other encoding."""
    plain = content.replace(b"\0", b"")
    for mark in _OPENING_MARKS:
        plain = plain.removeprefix(mark)
    # One character is looked for several times quicker than a word.
    if b"!" in plain and (b"<!DOCTYPE" in plain or b"<!ENTITY" in plain):
        raise unsafe(name, "has definitions in it that could grow without end")
    declared = _DECLARED.match(plain)
    is_plain = declared is None or declared[1].lower() in _PLAIN_ENCODINGS
    if not is_plain or not plain.lstrip().startswith(b"<"):
        raise unsafe(name, "is written in an unusual encoding")
    if b"macroEnabled" in plain[:_CHUNK] and b"/content-types" in plain[:_CHUNK]:
        raise unsafe(name, "has macros in it")


def _check_links(links: Iterable[str], name: str) -> None:
    if any(kind not in LINKS_THAT_DO_NOTHING for kind in links):
        raise unsafe(name, "has links to other files in it")
