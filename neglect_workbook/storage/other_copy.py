"""Another copy of the file that is open, to be looked into and taken in. It is never written to."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.changes import Change
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.errors import KnownError
from neglect_workbook.storage.contents import read_whole
from neglect_workbook.storage.failures import not_read
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.heading import Heading
from neglect_workbook.storage.key import Key, key_for
from neglect_workbook.storage.publish import copy_from


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """What another file holds.

    Attributes:
        heading: which workbook it is.
        changes: all of them, each verified, in order.
        file: a private copy of it, there until it is forgotten or the store is closed.
        key: opens that copy.
        attachments: bytes of the whole attached copies in it that its records refer to, by digest.
    """

    heading: Heading
    changes: tuple[Change, ...]
    file: Path
    key: Key
    attachments: Mapping[str, int]

    def forget(self) -> None:
        """Delete the private copy."""
        _delete(self.file)


def read_other_copy(path: Path, private: Path, key: Key, kind: FileKind) -> OtherCopy:
    """Read another file from a private copy of it.

    Args:
        path: the file, its links followed.
        private: where to put the copy.
        key: opens it, where it wants one.
        kind: what it is to be.

    Raises:
        KnownError: it is no whole file of this kind that this program knows.
    """
    try:
        copy_from(path, private, kind)
        contents = read_whole(private, path.name, key, kind)
        fitting = key_for(private, path.name, key)
    except KnownError:
        _delete(private)
        raise
    except (OSError, apsw.Error) as error:
        _delete(private)
        raise not_read(error, path) from error
    wanted = wanted_attachments(FoldedState(contents.changes))
    sizes = contents.attachments.sizes
    attachments = {digest: sizes[digest] for digest in sizes.keys() & wanted.keys()}
    return OtherCopy(contents.heading, contents.changes, private, fitting, attachments)


def _delete(private: Path) -> None:
    """What cannot be deleted now goes with its folder when the workbook is closed."""
    with suppress(OSError):
        private.unlink(missing_ok=True)
