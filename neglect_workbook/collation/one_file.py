"""One file that came in: a return that was read, or the reason why it is none."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from neglect_workbook.collation.facts_of import facts_of
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts
from neglect_workbook.domain.framework import Framework
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import ReadBook
from neglect_workbook.exchange.incoming.recognise import IncomingKind, recognise
from neglect_workbook.exchange.returns.reading import about_of, read_return
from neglect_workbook.exchange.returns.stored import pack
from neglect_workbook.questions import loader


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
    path: Path, file: str, passwords: Iterable[str], today: date
) -> Gathered | RefusedFile:
    """Read one file, whatever it is. It is only read, and never changed.

    Args:
        path: the file.
        file: its name for people, with its folders below the one gathered.
        passwords: what to try where it has a password, in this order.
        today: what evidence is old by, where the return carries no date.
    """
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    key = hashlib.sha256(data).hexdigest() if data else ""
    try:
        book = _book(path, list(passwords))
        framework = _framework(book, path.name)
        read = read_return(book, framework)
    except KnownError as error:
        return RefusedFile(key, file, error.code, error.sentence, error.next_step)
    content = pack(read)
    digest = hashlib.sha256(content).hexdigest()
    facts = facts_of(read, framework, key=key, file=file, content=digest, today=today)
    return Gathered(facts, content)


def _book(path: Path, passwords: list[str]) -> ReadBook:
    found = None
    for password in passwords:
        with suppress(KnownError):
            found = recognise(path, password)
            break
    found = found or recognise(path)
    if found.kind is not IncomingKind.RETURN or found.book is None:
        raise KnownError("not_a_return", f"{path.name} is not a return.")
    return found.book


def _framework(book: ReadBook, name: str) -> Framework:
    framework_id = str(about_of(book).get("framework_id", "")).strip()
    if framework_id not in loader.installed():
        raise KnownError(
            "other_framework",
            f"{name} answers the framework '{framework_id}', which is not installed here.",
            "Install the version of the program that has it, or leave the file out.",
        )
    return loader.load(framework_id)
