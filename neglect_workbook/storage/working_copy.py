"""The private folder in which a workbook is edited, and those that a crash left behind.

``<profile>/open/<random name>/`` holds ``workbook.nwbk`` (with SQLite's journal),
``origin.json`` (what it is a copy of), ``reading`` (attached copies that somebody looks at)
and ``alive``, locked while its process lives.
"""

import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from neglect_workbook.errors import KnownError
from neglect_workbook.files import make_private_folder, safe_name, write_whole
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.locks import FileLock, is_held, turn_at
from neglect_workbook.storage.open_folder import home_of, is_working_name, working_folders

_WORKBOOK = "workbook.nwbk"
_ORIGIN = "origin.json"
_ALIVE = "alive"
_READING = "reading"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a working copy is a copy of.

    Attributes:
        target: the person's file, its links followed.
        opened_at: when it was opened.
        generation: of the target when it was last seen; -1 where there was none.
        root: the same for its root, as hexadecimal digits.
        temporary: the name of a half-made file that may lie beside the target.
        is_published: whether all of it is in the target, while its password changes.
    """

    target: str
    opened_at: datetime
    generation: int = -1
    root: str = ""
    temporary: str = ""
    is_published: bool = False

    @property
    def base(self) -> LogState | None:
        """The target when it was last seen."""
        return None if self.generation < 0 else LogState(self.generation, int(self.root, 16))


class WorkingCopy:
    """A private folder that this process holds."""

    def __init__(self, folder: Path, lock: FileLock, origin: Origin) -> None:
        self.folder = folder
        self.origin = origin
        self._lock = lock

    @classmethod
    def make(cls, profile: Path, target: Path, opened_at: datetime) -> "WorkingCopy":
        """A new folder for a target, without a workbook in it yet.

        Raises:
            OSError: it cannot be made.
            KnownError: its origin cannot be written.
        """
        folder = home_of(profile) / secrets.token_hex(16)
        make_private_folder(folder)
        lock = FileLock.take(folder / _ALIVE)
        if lock is None:
            raise FileExistsError(folder)
        copy = cls(folder, lock, Origin(str(target), opened_at))
        try:
            copy._write_origin()
        except BaseException:
            copy.remove()
            raise
        return copy

    @property
    def name(self) -> str:
        """The random name of the folder; names this opening of the workbook too."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """The workbook that SQLite edits."""
        return self.folder / _WORKBOOK

    def place_to_read(self, name: str) -> Path:
        """A place for a copy of an attached file, in a folder where it keeps its own name.

        Raises:
            OSError: the folder cannot be made.
        """
        folder = self.folder / _READING / secrets.token_hex(4)
        folder.mkdir(parents=True, mode=0o700)
        return folder / safe_name(name)

    def new_place(self) -> Path:
        """A place for a private file that is only passing through."""
        return self.folder / f"passing-{secrets.token_hex(8)}"

    def remove_reading_copies(self) -> None:
        """Delete what somebody looked at. What is still open elsewhere goes at a later opening."""
        delete_folder(self.folder / _READING)

    def has_seen(self, base: LogState) -> None:
        """Note where the target stands now, and that nothing half-made lies beside it."""
        self.origin = replace(
            self.origin, generation=base.generation, root=f"{base.root:x}", temporary=""
        )
        self._write_origin()

    def will_make(self, temporary: Path) -> None:
        """Note the name of a file about to be made beside the target, to sweep after a crash.

        One that could not be deleted earlier goes first: there is room for one name.
        """
        self.sweep()
        self.origin = replace(self.origin, temporary=temporary.name)
        self._write_origin()

    def has_nothing_new(self, *, state: bool) -> None:
        """Note that all of it is in the target, so that it may go where no key opens it."""
        self.origin = replace(self.origin, is_published=state)
        self._write_origin()

    def leave(self) -> None:
        """Let go of the folder and leave it as it is, to be found at the next opening."""
        self._lock.release()

    def remove(self) -> None:
        """Delete the folder. What a virus scanner holds is deleted at a later opening."""
        with suppress(OSError):
            (self.folder / _ORIGIN).unlink(missing_ok=True)
        self._lock.release()
        delete_folder(self.folder)

    def set_aside(self, profile: Path) -> None:
        """Move the folder to ``<profile>/damaged``, for a person to look at."""
        self._lock.release()
        aside = profile / "damaged"
        with suppress(OSError):
            aside.mkdir(exist_ok=True, mode=0o700)
            self.folder.rename(aside / self.name)

    def sweep(self) -> None:
        """Delete the half-made file that this copy may have left beside its target."""
        target = Path(self.origin.target)
        if self.origin.temporary:
            with suppress(OSError, KnownError), turn_at(target):
                target.with_name(self.origin.temporary).unlink(missing_ok=True)

    def _write_origin(self) -> None:
        encoded = msgspec.json.encode(self.origin)
        write_whole(self.folder / _ORIGIN, lambda path: _write(path, encoded))


def claim_leftovers(profile: Path, target: Path) -> tuple[WorkingCopy, ...]:
    """The working copies of a target whose processes are gone; now held by this process."""
    leftovers = []
    for copy in claim_all(profile):
        if copy.origin.target == str(target):
            leftovers.append(copy)
        else:
            copy.leave()
    return tuple(leftovers)


def claim_all(profile: Path) -> tuple[WorkingCopy, ...]:
    """Every working copy whose process is gone, oldest first; now held by this process."""
    claimed = [copy for copy in map(_claim, working_folders(profile)) if copy is not None]
    return tuple(sorted(claimed, key=lambda copy: copy.origin.opened_at))


def is_open(profile: Path, name: str) -> bool:
    """Whether a living process of this profile holds the working copy of that name."""
    return is_working_name(name) and is_held(home_of(profile) / name / _ALIVE)


def _claim(folder: Path) -> WorkingCopy | None:
    """Hold a folder whose process is gone; ``None`` for one in use or with no workbook.

    What an opening or a deletion that was cut short left without a workbook is deleted.
    """
    try:
        # An empty folder is one that is just being made.
        lock = FileLock.take(folder / _ALIVE) if any(folder.iterdir()) else None
    except OSError:
        return None
    if lock is None:
        return None
    if not (folder / _ORIGIN).exists() or not (folder / _WORKBOOK).exists():
        lock.release()
        delete_folder(folder)
        return None
    try:
        origin = msgspec.json.decode((folder / _ORIGIN).read_bytes(), type=Origin)
    except (OSError, msgspec.MsgspecError):
        lock.release()
        return None
    return WorkingCopy(folder, lock, origin)


def delete_folder(folder: Path) -> None:
    """Delete a folder with all that can be deleted in it. Windows keeps read-only files."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
