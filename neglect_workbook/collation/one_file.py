"""One file that came in: a return that was read, or the reason why it is none."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from neglect_workbook.collation.facts_of import facts_of
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import ReadBook
from neglect_workbook.exchange.incoming.package import bytes_of, is_locked
from neglect_workbook.exchange.incoming.recognise import (
    Incoming,
    IncomingKind,
    begins_as_workbook,
    recognise_bytes,
)
from neglect_workbook.exchange.returns import words
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import about_of, read_return
from neglect_workbook.exchange.returns.stored import pack
from neglect_workbook.questions import loader

#: Sheets of a return that count and explain what the others say.
_FOR_PEOPLE: Final = frozenset({words.SUMMARY, words.LISTS})

#: What is said of a file where the sheet that says what it is was not found.
_MAY_BE_ELSEWHERE: Final = frozenset({"not_recognised", "other_framework"})

_ASK_FOR_RETURN: Final = "Ask the sender for the return, the Excel file that the program makes."

#: What a file is that is no return, and what to do.
_OTHER_KINDS: Final = {
    IncomingKind.FORM: ("form", "a colleague's form, and not a return", _ASK_FOR_RETURN),
    IncomingKind.FEEDBACK: ("own_file", "feedback that a partnership sent", "Leave it out."),
    IncomingKind.RECEIPT: ("own_file", "a receipt that a partnership sent", "Leave it out."),
    IncomingKind.WORKBOOK: ("workbook", "a workbook, and not a return", _ASK_FOR_RETURN),
}
#: What a file that was not recognised says it is by the end of its name.
_OTHER_NAMES: Final = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), ("plain_table", "plain text, and not a return")),
    **dict.fromkeys((".eml", ".msg"), ("email", "an e-mail, and not a return")),
    **dict.fromkeys((".zip", ".7z", ".rar"), ("archive", "a packed folder, and not a return")),
    **dict.fromkeys(
        (".docx", ".doc", ".rtf", ".odt", ".pdf"), ("document", "a document, and not a return")
    ),
}
_NEXT_STEPS: Final = {
    "plain_table": _ASK_FOR_RETURN,
    "email": "Save the file that is attached to it into the folder, and gather again.",
    "archive": "Unpack it into the folder, and gather again.",
    "document": _ASK_FOR_RETURN,
    "not_recognised": _ASK_FOR_RETURN,
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """A return that was read.

    Attributes:
        facts: what a collation counts of it.
        content: all that it says, as ``pack`` made bytes of it; its SHA-256 is
            ``facts.content``.
    """

    facts: ReturnFacts
    content: bytes


def read_file(
    path: Path, file: str, passwords: Sequence[str], today: date
) -> Gathered | RefusedFile:
    """Read one file, whatever it is. It is only read, and never changed.

    Args:
        path: the file.
        file: its name for people, with its folders below the one gathered.
        passwords: what to try where it has a password, in this order.
        today: what evidence is old by, where the return carries no date.
    """
    key = ""
    try:
        if begins_as_workbook(path):
            raise _other_kind(path.name, IncomingKind.WORKBOOK)
        data = bytes_of(path)
        key = hashlib.sha256(data).hexdigest()
        read, framework = _read(data, path, passwords)
    except KnownError as error:
        return _refused(key, file, path, error)
    content = pack(read)
    digest = hashlib.sha256(content).hexdigest()
    facts = facts_of(read, framework, key=key, file=file, content=digest, today=today)
    return Gathered(facts, content)


def _read(data: bytes, path: Path, passwords: Sequence[str]) -> tuple[ReturnRead, Framework]:
    """The return, without the sheets that only repeat it for people.

    Where anything is missing, it is looked for in all sheets: they may have been renamed.
    """
    try:
        book = _book(_recognised(data, path, passwords, _FOR_PEOPLE))
        framework = _framework(book, path.name)
        read = read_return(book, framework)
        if all(one.code != "sheet_missing" for one in read.problems):
            return read, framework
    except KnownError as error:
        if error.code not in _MAY_BE_ELSEWHERE:
            raise
    book = _book(_recognised(data, path, passwords, frozenset()))
    framework = _framework(book, path.name)
    return read_return(book, framework), framework


def _recognised(
    data: bytes, path: Path, passwords: Sequence[str], leave_out: frozenset[str]
) -> Incoming:
    if not passwords or not is_locked(data):
        return recognise_bytes(data, path, leave_out=leave_out)
    for password in passwords:
        try:
            return recognise_bytes(data, path, password, leave_out)
        except KnownError as error:
            if error.code != "wrong_password":
                raise
    raise KnownError(
        "wrong_password",
        f"None of the passwords opens {path.name}.",
        "Ask the sender for its password, or for a file without one.",
    )


def _book(found: Incoming) -> ReadBook:
    if found.kind is not IncomingKind.RETURN or found.book is None:
        raise _other_kind(found.path.name, found.kind)
    return found.book


def _other_kind(name: str, kind: IncomingKind) -> KnownError:
    code, what, next_step = _OTHER_KINDS[kind]
    return KnownError(code, f"{name} is {what}.", next_step)


def _framework(book: ReadBook, name: str) -> Framework:
    framework_id = str(about_of(book).get("framework_id", "")).strip()
    try:
        return loader.load(framework_id)
    except KnownError as error:
        if error.code != "framework_unknown":
            raise
        raise KnownError(
            "other_framework",
            f"{name} answers the framework '{framework_id[:80]}', which is not installed here.",
            "Install the version of the program that has it, or leave the file out.",
        ) from error


def _refused(key: str, file: str, path: Path, error: KnownError) -> RefusedFile:
    code, sentence = error.code, error.sentence
    suffix = path.suffix.lower()
    if code == "not_recognised" and suffix in _OTHER_NAMES:
        code, what = _OTHER_NAMES[suffix]
        sentence = f"{path.name} is {what}."
    return RefusedFile(key, file, code, sentence, _NEXT_STEPS.get(code, error.next_step))
