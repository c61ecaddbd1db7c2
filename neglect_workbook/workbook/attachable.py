"""What may be attached to evidence, and what of it may be opened from the program.

Documents, pictures and mail may be kept. What can run on its own may not, whatever it is called:
a workbook goes from hand to hand, and whoever opens it trusts it.
"""

import zipfile
from contextlib import closing
from pathlib import Path
from typing import Final

from neglect_workbook.errors import KnownError
from neglect_workbook.files import ZIP_FAULTS, safe_name


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PROGRAMS: Final = _words(
    "apk app appinstaller application appref-ms appx bash bat cer chm cmd com command cpl csh deb"
    " desktop diagcab dll dmg drv exe gadget hlp hta img inf ins iqy iso jar jnlp js jse ksh lib"
    " library-ms lnk mjs msc msi msix msp mst ocx one onepkg onetoc2 oqy pif pkg pl ps1 ps1xml"
    " ps2 psc1 psd1 psm1 py pyc pyw pyz rb rdp reg rpm rqy run scf scr sct search-ms"
    " settingcontent-ms sh shb shs slk sys theme themepack udf url vb vbe vbs vhd vhdx vxd"
    " webloc website wll wsc wsf wsh xll"
)
_MACROS: Final = _words(
    "accda accdb accde ade adp docm dotm mda mdb mde potm ppa ppam ppsm pptm sldm xla xlam xlm xlsb"
    " xlsm xltm"
)
_ARCHIVES: Final = _words("7z ace arj bz2 cab gz lha lzh rar tar tgz xz z zip zipx zst")
_WEB_PAGES: Final = _words("htm html mht mhtml shtml svg svgz xht xhtml xml xps xsl xslt")

#: How the content of programs and links begins, whatever they are called.
_PROGRAM_HEADS: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\x00asm",
    b"dex\n",
    b"ITSF",
    b"conectix",
    b"vhdxfile",
    # A shortcut of Windows, and a section of OneNote.
    bytes.fromhex("4c0000000114020000000000c000000000000046"),
    bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"),
)
_ARCHIVE_HEADS: Final = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"MSCF",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
)
_ZIP_HEADS: Final = (b"PK\x03\x04", b"PK\x05\x06")
#: An old Office document, a mail of Outlook, or an installer.
_OLE_HEAD: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_VBA_IN_OLE: Final = "_VBA_PROJECT".encode("utf-16-le")
#: The class of the root of an installer, as Windows writes it down.
_INSTALLER_IN_OLE: Final = bytes.fromhex("84100c0000000000c000000000000046")
#: Where a disc image, and a tar archive, say what they are.
_DISC_MARK: Final = (0x8001, b"CD001")
_TAR_MARK: Final = (257, b"ustar")

_PIECE: Final = 512 * 1024
_HEAD: Final = 1024
_END_OF_ZIP: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 65_535
#: An Office document has some dozens of parts.
_MOST_PARTS: Final = 5_000
_LARGEST_DIRECTORY: Final = 2 * 1024 * 1024
_LARGEST_TYPES: Final = 1024 * 1024
_OOXML_TYPES: Final = "[Content_Types].xml"
_ODF_TYPE: Final = b"application/vnd.oasis.opendocument."
_MACRO_WORDS: Final = (b"vbaproject", b"macroenabled", b"macrosheet", b"activex")
_MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml", "macrosheets/", "activex/")
_ODF_MACRO_FOLDERS: Final = ("basic/", "scripts/")

#: What may be opened from the program, by the end of its name, and how its content begins.
#: A table of plain values is not among them: Excel takes some of its cells as commands. Nor are
#: mails, which bring files of their own, and old Office documents, whose macros hide too well.
_OPENED: Final[dict[str, tuple[bytes, ...]]] = {
    "docx": _ZIP_HEADS,
    "jpeg": (b"\xff\xd8\xff",),
    "jpg": (b"\xff\xd8\xff",),
    "ods": _ZIP_HEADS,
    "odt": _ZIP_HEADS,
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "pptx": _ZIP_HEADS,
    "txt": (),
    "xlsx": _ZIP_HEADS,
}

_NOTE_IT: Final = "Note where it is kept instead."


def require_good_name(name: str) -> None:
    """Make sure that what a name says of a file speaks for attaching it.

    Raises:
        KnownError: ``program``, ``macros``, ``archive`` or ``web_page``.
    """
    suffix = _suffix(name)
    if suffix in _PROGRAMS:
        raise _program(name)
    if suffix in _MACROS:
        raise _macros(name)
    if suffix in _ARCHIVES:
        raise _archive(name)
    if suffix in _WEB_PAGES:
        raise KnownError(
            "web_page",
            f"{name} is a web page or a drawing with room for scripts.",
            "Save it as a PDF and attach that, or note where it is kept instead.",
        )


def require_good_content(file: Path, name: str) -> None:
    """Make sure that what is in a file speaks for attaching it, whatever it is called.

    Args:
        file: a private copy, which nobody changes meanwhile.
        name: what people call it.

    Raises:
        KnownError: ``program``, ``macros`` or ``archive``.
        OSError: it cannot be read.
    """
    head = _bytes_at(file, 0, _HEAD)
    if head.startswith(_PROGRAM_HEADS) or _has_mark(file, _DISC_MARK):
        raise _program(name)
    if head.startswith(_ARCHIVE_HEADS) or _has_mark(file, _TAR_MARK):
        raise _archive(name)
    if head.startswith(_ZIP_HEADS):
        _require_document(file, name)
    if head.startswith(_OLE_HEAD):
        _require_harmless_ole(file, name)


def opens_here(name: str) -> bool:
    """Whether a copy of this name may be opened from the program."""
    return _suffix(name) in _OPENED


def require_opens_here(file: Path, name: str) -> None:
    """Make sure that a copy is what its name says, and of a kind that is safe to open.

    Raises:
        KnownError: ``not_opened_here``.
        OSError: it cannot be read.
    """
    head = _bytes_at(file, 0, _HEAD)
    begins = _OPENED.get(_suffix(name))
    if begins is not None and (head.startswith(begins) if begins else b"\x00" not in head):
        return
    raise KnownError(
        "not_opened_here",
        f"{name} is not a kind of file that is safe to open from here.",
        "Save a copy, and look at it where you trust it.",
    )


def _suffix(name: str) -> str:
    return safe_name(name).rpartition(".")[2].casefold()


def _require_document(file: Path, name: str) -> None:
    """A zip is kept only where it is a document of Office or of LibreOffice, without macros."""
    if not _has_short_directory(file):
        raise _archive(name)
    try:
        with zipfile.ZipFile(file) as package:
            parts = [part.casefold() for part in package.namelist()]
            is_ooxml = _OOXML_TYPES in package.namelist()
            types = _beginning(package, _OOXML_TYPES if is_ooxml else "mimetype")
    except ZIP_FAULTS as error:
        raise _archive(name) from error
    if not is_ooxml and not types.startswith(_ODF_TYPE):
        raise _archive(name)
    # Without zero bytes it reads the same in every encoding of Unicode.
    plain = types.replace(b"\x00", b"").lower()
    folders = () if is_ooxml else _ODF_MACRO_FOLDERS
    if (
        any(word in plain for word in _MACRO_WORDS)
        or any(mark in part for part in parts for mark in _MACRO_PARTS)
        or any(part.startswith(folders) for part in parts)
        or any(part.rpartition(".")[2] in _MACROS for part in parts)
    ):
        raise _macros(name)
    if any(part.rpartition(".")[2] in _PROGRAMS for part in parts):
        raise _program(name)


def _beginning(package: zipfile.ZipFile, part: str) -> bytes:
    """A part that is no longer than it may be, whatever its heading says."""
    with package.open(part) as stream:
        content = stream.read(_LARGEST_TYPES + 1)
    if len(content) > _LARGEST_TYPES:
        raise ValueError("the part is too long")
    return content


def _has_short_directory(file: Path) -> bool:
    """Whether the list of parts at the end of a zip is short enough to be read into memory."""
    size = file.stat().st_size
    end = _bytes_at(file, max(0, size - _END_SIZE - _LONGEST_COMMENT), _END_SIZE + _LONGEST_COMMENT)
    at = end.rfind(_END_OF_ZIP)
    if at < 0 or len(end) < at + _END_SIZE:
        return False
    parts = int.from_bytes(end[at + 10 : at + 12], "little")
    directory = int.from_bytes(end[at + 12 : at + 16], "little")
    return parts <= _MOST_PARTS and directory <= _LARGEST_DIRECTORY


def _require_harmless_ole(file: Path, name: str) -> None:
    """Look for macros and installers through the whole file: it has no directory to trust."""
    before = b""
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            looked_at = before + piece
            if _INSTALLER_IN_OLE in looked_at:
                raise _program(name)
            if _VBA_IN_OLE in looked_at:
                raise _macros(name)
            before = looked_at[-len(_VBA_IN_OLE) :]


def _has_mark(file: Path, mark: tuple[int, bytes]) -> bool:
    place, word = mark
    return _bytes_at(file, place, len(word)) == word


def _bytes_at(file: Path, place: int, length: int) -> bytes:
    with closing(file.open("rb")) as stream:
        stream.seek(place)
        return stream.read(length)


def _program(name: str) -> KnownError:
    return KnownError(
        "program", f"{name} is a program, a script or a link, so it cannot be attached.", _NOTE_IT
    )


def _macros(name: str) -> KnownError:
    return KnownError(
        "macros",
        f"{name} can hold macros, so it cannot be attached.",
        "Save it as a PDF, or without macros, and attach that.",
    )


def _archive(name: str) -> KnownError:
    return KnownError(
        "archive",
        f"{name} is an archive, or no document that can be checked.",
        "Attach what is in it file by file, or note where it is kept instead.",
    )
