"""Returns as gathering gives them, of invented organisations."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from neglect_workbook.collation.one_file import Gathered
from neglect_workbook.domain.collating.facts import RefusedFile
from tests.collating_builders import framework_2026, many_facts

#: What opens protected files.
OPENS = "correct horse battery"
FRAMEWORK = "bscp-neglect-2026"
AUTHOR = "aaaaaaaaaaaa"
OTHER_AUTHOR = "bbbbbbbbbbbb"


def gathered(count: int, seed: int = 1, size: int = 0) -> Iterator[Gathered]:
    """Returns with made up contents, the same for the same seed.

    Args:
        count: how many.
        seed: which ones.
        size: bytes of each content; short ones, if not given.
    """
    for facts in many_facts(framework_2026(), count, seed):
        key = sha256(f"{seed}/{facts.key}".encode()).hexdigest()
        content = f"content of {key}".encode().ljust(size, b"-")
        digest = sha256(content).hexdigest()
        named = replace(facts, file=f"{seed}/{key[:8]}.xlsx", return_id=f"R-{key[:8].upper()}")
        yield Gathered(replace(named, key=key, content=digest), content)


def refused(file: str, code: str = "needs_password") -> RefusedFile:
    """A file that was refused."""
    return RefusedFile(
        sha256(f"bytes of {file}".encode("utf-8", "replace")).hexdigest(),
        file,
        code,
        f"{file} cannot be read.",
        "Ask the sender.",
    )
