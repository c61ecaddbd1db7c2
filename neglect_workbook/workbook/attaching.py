"""Copies of evidence inside the workbook: taking them in, letting go of them, getting them out.

What waits for disks, and so must not run on the thread that draws the window, says so. It touches
the store and never the workbook's state.
"""

import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.records import Evidence, RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain, follow_links, put_beside_others, safe_name
from neglect_workbook.storage.attachments import (
    MANY_BYTES,
    Watch,
    look_at,
    size_words,
)
from neglect_workbook.storage.store import WORKBOOK_FILE, Store
from neglect_workbook.workbook.attachable import (
    require_good_content,
    require_good_name,
    require_opens_here,
)
from neglect_workbook.workbook.commands import Workbook

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import JsonValue

_KIND: Final = RecordKind.EVIDENCE


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies that a workbook holds for its evidence, those of closed reviews too.

    Attributes:
        sizes: bytes by digest.
    """

    sizes: dict[str, int]

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(self.sizes.values())

    @property
    def are_many(self) -> bool:
        """Whether they make the workbook slow to save."""
        return self.size >= MANY_BYTES


@dataclass(frozen=True, slots=True)
class TakenCopy:
    """A copy that is in the workbook's file, and that no evidence refers to yet.

    Attributes:
        name: what it is called.
        digest: SHA-256 of its content in hexadecimal digits.
        size: its bytes.
    """

    name: str
    digest: str
    size: int


def copies_in(workbook: Workbook) -> Copies:
    """What copies the workbook holds."""
    snapshot = workbook.snapshot
    snapshots = (snapshot, *(past.snapshot for past in snapshot.past))
    wanted = {one.file_digest for each in snapshots for one in each.evidence if one.has_copy}
    held = workbook.store.attachments
    return Copies({digest: size for digest, size in held.items() if digest in wanted})


def is_lost(workbook: Workbook, evidence: Evidence) -> bool:
    """Whether the attached copy of an item is damaged or missing."""
    return evidence.has_copy and evidence.file_digest not in workbook.store.attachments


def require_attachable(path: Path) -> Path:
    """Make sure that a file could be attached, before anything of it is read.

    This waits for disks: not for the thread that draws the window.

    Returns:
        The file with every link followed.

    Raises:
        KnownError: why it cannot be attached, and what to do instead.
    """
    file = follow_links(path)
    for name in (path.name, file.name):
        require_good_name(name)
    look_at(file)
    return file


def take_copy(store: Store, path: Path, present: Copies, watch: Watch) -> TakenCopy:
    """Take a copy of a file into the workbook. It stays only once ``attach_copy`` names it.

    This waits for disks: not for the thread that draws the window.

    Args:
        store: of the open workbook.
        path: the file.
        present: what the workbook holds already.
        watch: is told how many bytes were read; what it raises stops the work.

    Raises:
        KnownError: why it cannot be attached, and what to do instead.
    """
    file = require_attachable(path)
    _require_room(present, file)
    received = store.attach(file, partial(require_good_content, name=file.name), watch)
    return TakenCopy(safe_name(path.name), received.digest, received.size)


def attach_copy(
    workbook: Workbook, evidence_id: str | None, copy: TakenCopy, title: str = ""
) -> ChangeSet:
    """Attach a copy that was taken in to an item of evidence, in place of the one it had.

    Args:
        workbook: whose store took it in.
        evidence_id: the item; ``None`` for a new one, whose id is in the ChangeSet.
        copy: what was taken in.
        title: of a new item.

    Raises:
        KnownError: the workbook is open to read only.
    """
    if evidence_id is None:
        return workbook.add_record(
            _KIND,
            title=title,
            file_name=copy.name,
            file_digest=copy.digest,
            file_size=copy.size,
        )
    return _set_copy(workbook, "attached copy", evidence_id, copy)


def detach_copy(workbook: Workbook, evidence_id: str) -> ChangeSet:
    """Let go of an item's copy. Undo brings it back until the workbook is closed.

    Raises:
        KnownError: the workbook is open to read only.
    """
    return _set_copy(workbook, "removal of a copy", evidence_id, TakenCopy("", "", 0))


def save_attachment(store: Store, evidence: Evidence, target: Path) -> Path:
    """Put an item's copy into a folder. Nothing that lies there is replaced.

    This waits for disks: not for the thread that draws the window.

    Args:
        store: of the open workbook.
        evidence: the item.
        target: a folder, or a file whose name is made safe and keeps the ending of the copy.

    Returns:
        The new file.

    Raises:
        KnownError: the copy is not whole, or it could not be written.
    """
    private = _read_out(store, evidence)
    if target.is_dir():
        folder, name = target, private.name
    else:
        folder, name = target.parent, target.name.removesuffix(private.suffix) + private.suffix
    try:
        return put_beside_others(private, folder, name)
    finally:
        _forget(private)


def copy_to_open(store: Store, evidence: Evidence) -> Path:
    """A private copy, to be read only, of a kind that is safe to open. Closing deletes it.

    This waits for disks: not for the thread that draws the window.

    Raises:
        KnownError: the copy is not whole, or not safe to open.
    """
    private = _read_out(store, evidence)
    try:
        require_opens_here(private, private.name)
        private.chmod(stat.S_IRUSR)
    except OSError as error:
        raise explain(error, private) from error
    except KnownError:
        _forget(private)
        raise
    return private


def _read_out(store: Store, evidence: Evidence) -> Path:
    """A private file of the copy: checked again, for another program may have put it there."""
    private = store.read_attachment(evidence.file_digest, evidence.file_name)
    try:
        require_good_name(private.name)
        require_good_content(private, private.name)
    except KnownError as error:
        _forget(private)
        raise KnownError(error.code, error.sentence, "It stays in the workbook.") from error
    return private


def _require_room(present: Copies, file: Path) -> None:
    most, most_bytes = WORKBOOK_FILE.most_attachments, WORKBOOK_FILE.most_bytes
    if len(present.sizes) >= most:
        raise KnownError(
            "too_many",
            f"This workbook holds {most} copies, and that is as many as it can hold.",
            "Note where the file is kept instead, or remove a copy that you do not need.",
        )
    if present.size + file.stat().st_size > most_bytes:
        raise KnownError(
            "workbook_full",
            f"The copies in this workbook would have more than {size_words(most_bytes)} together.",
            "Note where the file is kept instead, or remove a copy that you do not need.",
        )


def _forget(private: Path) -> None:
    """Delete a private copy with the folder that was made for it."""
    with suppress(OSError):
        shutil.rmtree(private.parent)


def _set_copy(workbook: Workbook, summary: str, evidence_id: str, copy: TakenCopy) -> ChangeSet:
    """Make an item refer to a copy, undone as one."""
    fields: dict[str, JsonValue] = {
        "file_name": copy.name,
        "file_digest": copy.digest,
        "file_size": copy.size,
    }
    edits = [FieldEdit(FieldKey(_KIND, evidence_id, name), value) for name, value in fields.items()]
    return workbook.apply_edits(summary, edits)
