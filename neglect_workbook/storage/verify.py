"""'Check this workbook': is every entry in a file as it was written?"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from neglect_workbook.domain.attachments import wanted_attachments
from neglect_workbook.domain.fold import FoldedState
from neglect_workbook.errors import KnownError
from neglect_workbook.files import follow_links, safe_name
from neglect_workbook.storage.contents import Contents, fitting_key, read_contents
from neglect_workbook.storage.database import DAMAGED_HEADER
from neglect_workbook.storage.failures import not_read
from neglect_workbook.storage.file_kind import WORKBOOK_FILE, FileKind
from neglect_workbook.storage.key import NO_KEY, Key
from neglect_workbook.storage.publish import copy_from


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes:
        path: the file.
        changes: how many entries are exactly as they were written.
        generation: how often the workbook was saved; 0 where that cannot be read.
        problems: what is hurt, a sentence each; empty for a whole file.
    """

    path: Path
    changes: int
    generation: int
    problems: tuple[str, ...]


def verify(path: Path, key: Key = NO_KEY, kind: FileKind = WORKBOOK_FILE) -> Verification:
    """Check a file without changing it.

    Args:
        path: the file.
        key: opens it, where it wants a password.
        kind: what it is to be.

    Raises:
        KnownError: it cannot be read, is of another kind, or a newer program made it.
    """
    with TemporaryDirectory(prefix="neglect-workbook-") as folder:
        private = Path(folder) / "workbook.nwbk"
        try:
            copy_from(follow_links(path), private, kind)
        except KnownError as error:
            if error.code != "damaged":
                raise
            return Verification(path, 0, 0, (DAMAGED_HEADER,))
        try:
            fitting = fitting_key(private, path.name, key, kind)
            contents = read_contents(private, fitting, kind)
        except (OSError, apsw.Error) as error:
            raise not_read(error, path) from error
    problems = (*contents.problems, *_lost_attachments(contents))
    return Verification(path, len(contents.changes), contents.state.generation, problems)


def _lost_attachments(contents: Contents) -> tuple[str, ...]:
    """A sentence for each attached copy that a record refers to and that is not whole."""
    wanted = wanted_attachments(FoldedState(contents.changes))
    return tuple(
        f"The attached copy '{safe_name(name)}' is "
        f"{'damaged' if digest in contents.attachments.damaged else 'missing'}."
        for digest, name in wanted.items()
        if digest not in contents.attachments.sizes
    )
