"""Copies of the person's file as it was, in a folder beside it.

They lie there so that whoever may read, move or delete the workbook has its backups in the same
hand. Each is a plain copy of a file that was verified, so it is locked by the same password.
"""

import filecmp
import hashlib
import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from neglect_workbook.domain.clock import Clock, system_clock
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain, free_name, write_beside_others, write_whole
from neglect_workbook.storage.file_kind import kind_by_name
from neglect_workbook.storage.heading import LogState
from neglect_workbook.storage.rotation import Backup, surplus

#: The folder beside the person's file.
FOLDER: Final = "Backups"

_DATE: Final = "%Y-%m-%d %H.%M"
#: Bytes of a name on most systems, less what the date, a number and the ending need.
_MOST_STEM_BYTES: Final = 200
_MEGABYTE: Final = 1024 * 1024
#: What the backups of one workbook may have together: this, or so many times the file.
_MOST_BYTES: Final = 500 * _MEGABYTE
_MOST_FILES: Final = 5
#: Room on the disk that is wanted: for the backup, and for the publish that follows it.
_FILES_OF_ROOM: Final = 2
#: A half-made file that stood still for so many seconds is nobody's any more.
_ABANDONED: Final = 24 * 60 * 60
_DIGITS: Final = re.compile(r"\d+")
_TEMPORARY: Final = re.compile(r"^~\$.*-[0-9a-f]{8}\.tmp$")


class _ChangedMeanwhileError(Exception):
    """Stops a backup of a file that somebody else is just replacing."""


def find_backups(target: Path) -> tuple[Backup, ...]:
    """The backups of a workbook, newest first; none where the folder cannot be read.

    Args:
        target: the person's file, its links followed.
    """
    pattern = _pattern(target)
    found = []
    with suppress(OSError):
        for path in (target.parent / FOLDER).iterdir():
            backup = _backup_of(path, pattern)
            # One that is just being made, or that a crash left so, is empty.
            if backup is not None and backup.size > 0:
                found.append(backup)
    return tuple(sorted(found, key=lambda one: one.order, reverse=True))


def delete_backups(target: Path) -> int:
    """Delete every backup of a workbook, such as because they hold what is to be forgotten.

    Args:
        target: the person's file, its links followed.

    Returns:
        How many were deleted.

    Raises:
        KnownError: one could not be deleted; those before it are gone.
    """
    found = find_backups(target)
    for backup in found:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, backup.path) from error
    return len(found)


def put_back(target: Path, backup: Path, moment: datetime) -> Path:
    """Put a backup in the place of a damaged file, which is set aside beside it.

    Args:
        target: the damaged file, its links followed.
        backup: a file that was verified.
        moment: the present one, for the name of what is set aside.

    Returns:
        Where the damaged file is now.

    Raises:
        KnownError: nothing was changed.
    """
    aside = free_name(target.with_stem(f"{_stem_of(target)} damaged {moment:%Y-%m-%d}"))
    try:
        target.rename(aside)
    except OSError as error:
        raise explain(error, target) from error
    try:
        copy_whole(backup, target)
    except KnownError:
        with suppress(OSError):
            aside.rename(target)
        raise
    return aside


def copy_whole(backup: Path, copy: Path) -> None:
    """Copy a backup to a file; what is there is replaced whole.

    Raises:
        KnownError: it could not be written.
    """

    def write(temporary: Path) -> None:
        shutil.copyfile(backup, temporary)
        if not filecmp.cmp(backup, temporary, shallow=False):
            raise _not_kept(copy.parent)

    write_whole(copy, write)


class BackupKeeper:
    """Makes the backups of one open workbook, and thins them out. Lives on the publishing thread.

    Args:
        target: the person's file, its links followed.
        clock: gives the present moment.

    Attributes:
        problem: why the last backup could not be made; ``None`` where it was. May be looked at
            from any thread.
    """

    def __init__(self, target: Path, clock: Clock = system_clock) -> None:
        self.problem: KnownError | None = None
        self._target = target
        self._clock = clock
        self._is_wanted = True
        self._kept: LogState | None = None

    def want(self) -> None:
        """Somebody else changed the target: keep theirs before it is replaced."""
        self._is_wanted = True

    def before_publish(self, state: LogState | None, is_same: Callable[[], bool]) -> None:
        """Keep the target where that is wanted. What goes wrong is a ``problem``, and no error.

        Args:
            state: of the log in the target, which was verified; ``None`` where there is none yet.
            is_same: whether the target is still the file that was verified.
        """
        if not self._is_wanted:
            return
        if state is None or not self._target.exists():
            # Nothing is about to be replaced.
            self._is_wanted = False
            return
        self._keep(self._target, state, is_same)

    def keep(self, file: Path, state: LogState) -> None:
        """Keep a private file that was verified. What goes wrong is a ``problem``, and no error.

        Args:
            file: the whole workbook.
            state: of the log in it.
        """
        self._keep(file, state, lambda: True)

    def _keep(self, file: Path, state: LogState, is_same: Callable[[], bool]) -> None:
        if state == self._kept:
            self._is_wanted = False
            return
        try:
            if not self._is_kept_already(file):
                self._copy(file, is_same)
        except _ChangedMeanwhileError:
            # Publishing looks at it again, and so do we at the next try.
            return
        except (KnownError, OSError) as error:
            self._is_wanted = True
            self.problem = self._problem(error)
            return
        self._kept = state
        self._is_wanted = False
        self.problem = None
        self._thin_out()

    def _is_kept_already(self, file: Path) -> bool:
        """Whether the newest backup is this very file, such as after a publish that failed."""
        newest = next(iter(find_backups(self._target)), None)
        if newest is None or newest.size != file.stat().st_size:
            return False
        return filecmp.cmp(file, newest.path, shallow=False)

    def _copy(self, file: Path, is_same: Callable[[], bool]) -> None:
        folder = self._target.parent / FOLDER
        now = self._clock().astimezone()
        wanted = folder / self._name(now.replace(tzinfo=None, second=0, microsecond=0))
        try:
            folder.mkdir(exist_ok=True)
            size = file.stat().st_size
            has_room = shutil.disk_usage(folder).free >= size * _FILES_OF_ROOM + _MEGABYTE
        except OSError as error:
            raise explain(error, wanted) from error
        if not has_room:
            raise KnownError("disk_full", f"There is too little room left in {folder}.")

        def write(temporary: Path) -> None:
            shutil.copyfile(file, temporary)
            is_equal = filecmp.cmp(file, temporary, shallow=False)
            if not is_same():
                raise _ChangedMeanwhileError
            if not is_equal:
                raise _not_kept(folder)

        write_beside_others(wanted, write)

    def _name(self, minute: datetime) -> str:
        """A name after those of all other backups of this minute, of which some may be gone."""
        numbers = [one.number for one in find_backups(self._target) if one.made_at == minute]
        number = f" ({max(numbers) + 1})" if numbers else ""
        suffix = kind_by_name(self._target).suffix
        return f"{_stem_of(self._target)} backup {minute.strftime(_DATE)}{number}{suffix}"

    def _thin_out(self) -> None:
        """Delete what is no longer of use. What cannot be deleted now is tried again later."""
        now = self._clock().astimezone().replace(tzinfo=None)
        backups = find_backups(self._target)
        largest = max((one.size for one in backups), default=0)
        for one in surplus(backups, now, max(_MOST_BYTES, _MOST_FILES * largest)):
            with suppress(OSError):
                one.path.unlink()
        self._sweep()

    def _sweep(self) -> None:
        """Delete what a crash left half-made: empty backups, and old temporary files."""
        pattern = _pattern(self._target)
        with suppress(OSError):
            for path in (self._target.parent / FOLDER).iterdir():
                status = path.lstat()
                backup = _backup_of(path, pattern)
                is_old = abs(time.time() - status.st_mtime) > _ABANDONED
                is_empty = backup is not None and backup.size == 0
                if is_old and (is_empty or _TEMPORARY.match(path.name)):
                    path.unlink(missing_ok=True)

    def _problem(self, error: KnownError | OSError) -> KnownError:
        known = error if isinstance(error, KnownError) else explain(error, self._target)
        return KnownError(
            "no_backup",
            f"No backup copy of {self._target.name} could be made. {known.sentence}",
            "Your work itself is kept. The backup is tried again when it is next saved.",
        )


def _not_kept(folder: Path) -> KnownError:
    return KnownError(
        "not_whole",
        f"The folder {folder} did not keep the file as it was written.",
        "Choose another folder.",
    )


def _stem_of(target: Path) -> str:
    """What the names of its backups begin with: its own name, as far as there is room for it."""
    stem = target.stem
    if len(stem.encode()) <= _MOST_STEM_BYTES:
        return stem
    mark = hashlib.sha256(stem.encode()).hexdigest()[:8]
    return f"{stem.encode()[:_MOST_STEM_BYTES].decode(errors='ignore').rstrip()}-{mark}"


def _pattern(target: Path) -> re.Pattern[str]:
    """The names that we give to backups of this file, and nothing else."""
    date = r"(\d{4}-\d{2}-\d{2} \d{2}\.\d{2})"
    # More than one number where two computers made a backup at the very same time.
    number = r"((?: \([1-9]\d{0,5}\)){0,3})"
    suffix = re.escape(kind_by_name(target).suffix)
    return re.compile(rf"{re.escape(_stem_of(target))} backup {date}{number}{suffix}")


def _backup_of(path: Path, pattern: re.Pattern[str]) -> Backup | None:
    match = pattern.fullmatch(path.name)
    if match is None or not path.is_file() or path.is_symlink():
        return None
    try:
        made_at = datetime.fromisoformat(match[1].replace(".", ":"))
    except ValueError:
        return None
    numbers = [int(number) for number in _DIGITS.findall(match[2])]
    return Backup(path, made_at, sum(numbers) or 1, path.stat().st_size)
