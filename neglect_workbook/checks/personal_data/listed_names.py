"""Names that a person listed, so that they are always found; kept as salted hashes only.

They lie in the private folder of the profile: never in a workbook, never in what is sent. A
salted hash hides a name from a glance and from a search. It does not hide it from somebody who
has the file and tries every name there is, so the file is as private as the folder.
"""

import hashlib
import logging
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from neglect_workbook.checks.personal_data.known_words import KnownWords
from neglect_workbook.checks.personal_data.plain_text import plain_word
from neglect_workbook.errors import KnownError
from neglect_workbook.files import write_whole

_LOG = logging.getLogger(__name__)
_SALT_BYTES: Final = 16
_MOST_WORDS: Final = 5
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Hashes of the names.

    Attributes:
        salt: random, in hexadecimal digits; another on every computer.
        hashes: of every name as a whole, and of each of its words that is no ordinary word.
        count: how many names were listed.
    """

    salt: str = ""
    hashes: frozenset[str] = frozenset()
    count: int = 0

    def with_names(self, names: Iterable[str], words: KnownWords) -> "ListedNames":
        """The same with further names.

        Args:
            names: as they were typed, each on its own.
            words: with them a word such as "may" is only found as part of the whole name.
        """
        salt = self.salt or secrets.token_hex(_SALT_BYTES)
        hashes = set(self.hashes)
        count = self.count
        for name in names:
            parts = plain_word(name).split()[:_MOST_WORDS]
            whole = _hash(salt, " ".join(parts))
            if not parts or whole in hashes:
                continue
            count += 1
            hashes.add(whole)
            hashes.update(
                _hash(salt, one) for one in parts if len(one) > _SHORTEST and not words.is_word(one)
            )
        return ListedNames(salt, frozenset(hashes), count)

    def places(self, found: Sequence[str]) -> Mapping[int, int]:
        """Where in a row of words a listed name begins, and where it ends.

        Args:
            found: words in small letters.
        """
        if not self.hashes:
            return {}
        plain = [plain_word(word) for word in found]
        kept: dict[str, bool] = {}
        places: dict[int, int] = {}
        for first in range(len(plain)):
            for length in range(min(_MOST_WORDS, len(plain) - first), 0, -1):
                name = " ".join(plain[first : first + length])
                if name not in kept:
                    kept[name] = _hash(self.salt, name) in self.hashes
                if kept[name]:
                    places[first] = first + length - 1
                    break
        return places


class ListedNamesFile:
    """The hashes on disk, in the profile folder."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / "listed-names.json"

    def read(self) -> ListedNames:
        """The listed names; none where there is no file that can be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=ListedNames)
        except FileNotFoundError:
            return ListedNames()
        except (OSError, msgspec.MsgspecError):
            _LOG.info("the listed names could not be read")
            return ListedNames()

    def add(self, names: Iterable[str], words: KnownWords) -> ListedNames:
        """List further names.

        Raises:
            KnownError: they could not be kept.
        """
        listed = self.read().with_names(names, words)
        encoded = msgspec.json.encode(listed)
        write_whole(self._path, lambda temporary: temporary.write_bytes(encoded))
        return listed

    def remove_all(self) -> None:
        """Forget every listed name.

        Raises:
            KnownError: the file could not be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise KnownError(
                "names_not_removed",
                f"The listed names could not be removed from {self._path.parent}.",
                "Close other programs that use this folder, then try again.",
            ) from error


def _hash(salt: str, name: str) -> str:
    return hashlib.blake2b(name.encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()
