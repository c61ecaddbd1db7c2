"""Reads files in a process of its own, so that no file can harm or stop the program.

Started by ``reading_process`` with the same Python. Asked with a line of JSON for each file, it
answers with a line of JSON. What it was not made for ends it; the file is then refused, and a new
process goes on with the next.
"""

import gc
import json
import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

import msgspec

from neglect_workbook.collation.one_file import Gathered, read_file
from neglect_workbook.domain.collating.facts import RefusedFile, ReturnFacts

#: More than the program and the largest file that is read take together, with room for what the
#: system maps.
_MOST_MEMORY: Final = 600_000_000
#: Objects made between two searches for those that hold each other. One file makes few of these.
_BETWEEN_SEARCHES: Final = 100_000

#: Said once it can be asked.
READY: Final = b"ready\n"


class Reply(msgspec.Struct):
    """What is answered: facts and content, or why the file was refused."""

    facts: ReturnFacts | None = None
    content: bytes = b""
    refused: RefusedFile | None = None


def request_line(path: Path, file: str, passwords: tuple[str, ...], today: date) -> bytes:
    """The line that asks for one file: see ``read_file``."""
    asked = [os.fspath(path), file, passwords, today.isoformat()]
    # Only ASCII: names of files may hold bytes that are no text.
    return json.dumps(asked).encode() + b"\n"


def main() -> None:
    """Answer until nothing more is asked."""
    _limit_memory()
    # What was loaded so far stays; it is not searched again.
    gc.freeze()
    gc.set_threshold(_BETWEEN_SEARCHES)
    encoder = msgspec.json.Encoder()
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as replies:
        # Whatever a library prints must not come between the answers.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        replies.write(READY)
        replies.flush()
        for line in requests:
            replies.write(encoder.encode(_answer(line)) + b"\n")
            replies.flush()


def _answer(line: bytes) -> Reply:
    path, file, passwords, today = json.loads(line)
    try:
        found = read_file(Path(path), file, passwords, date.fromisoformat(today))
    except MemoryError:
        sentence = f"{Path(path).name} takes more memory than any return does."
        found = RefusedFile("", file, "too_large", sentence, "Check that it is the right file.")
    if isinstance(found, Gathered):
        return Reply(facts=found.facts, content=found.content)
    return Reply(refused=found)


def _limit_memory() -> None:
    """Where the system can, refuse more memory than any file needs."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    main()
