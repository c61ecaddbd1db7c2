"""The note beside a workbook that says who has it open. It tells; it never locks anyone out.

``<name>.nwbk.in-use`` holds JSON with a counter that its holder keeps moving. Process numbers
and clocks do not travel through a synced folder, so a note is stale when its counter has not
moved for three minutes by our own watch, or when it is this profile's own and its process is
gone.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

import msgspec

from neglect_workbook.storage import working_copy

#: Seconds between two movements of the counter.
BEAT = 30.0
#: Seconds after which a counter that stands still is stale.
STALE_AFTER = 180.0

#: How often a note is read that is just being made, and seconds between two tries.
_TRIES = 10
_MOMENT = 0.03

_Watch = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workbook open.

    Attributes:
        host: the name of their computer; empty where the note cannot be read.
        since: since when, by the clock of that computer.
    """

    host: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class _Note:
    host: str
    since: datetime
    session: str
    place: str
    counter: int

    @property
    def holder(self) -> Holder:
        return Holder(self.host, self.since)


class InUseNote:
    """Our note beside a target, or our watch on somebody else's.

    Args:
        target: the workbook.
        profile: the private folder.
        session: the name of our working copy.
        since: when we opened it.
        watch: seconds that only ever grow.
    """

    def __init__(
        self,
        target: Path,
        profile: Path,
        session: str,
        since: datetime,
        *,
        watch: _Watch = time.monotonic,
    ) -> None:
        self._path = _path_of(target)
        self._profile = profile
        self._watch = watch
        self._ours = _Note(this_computer(), since, session, _place(profile), 0)
        self._seen: tuple[bytes, float] | None = None
        self._is_released = False
        self._lock = Lock()
        self.holder: Holder | None = None

    def claim(self) -> None:
        """Put our note there, or move its counter; look at it where it is somebody else's.

        Sets ``holder`` to the other one, or to ``None`` where the note is ours.

        Raises:
            OSError: the note cannot be read or written.
        """
        with self._lock:
            if not self._is_released:
                self._claim()

    def touch(self) -> None:
        """``claim``, passing over a folder that cannot be reached just now."""
        with suppress(OSError):
            self.claim()

    def release(self) -> None:
        """Take our note away; leave anybody else's."""
        with self._lock, suppress(OSError):
            self._is_released = True
            note = _decode(self._path.read_bytes())
            if note is not None and note.session == self._ours.session:
                self._path.unlink()

    def _claim(self) -> None:
        for _ in range(_TRIES):
            raw = self._read()
            if raw is not None:
                self._claim_from(raw)
                return
            # Of two that come at once, one makes the note; the other reads it then.
            with suppress(FileExistsError):
                self._write("xb")
                return

    def _read(self) -> bytes | None:
        """The note that is there. An empty one is given time: somebody may be just making it."""
        for _ in range(_TRIES):
            try:
                raw = self._path.read_bytes()
            except FileNotFoundError:
                return None
            if raw:
                return raw
            time.sleep(_MOMENT)
        return b""

    def _claim_from(self, raw: bytes) -> None:
        note = _decode(raw)
        if note is not None and note.session == self._ours.session:
            self._write("r+b")
        elif self._is_stale(raw, note):
            self._write("r+b")
            # Somebody else may have found it stale too, and the last to write has it.
            time.sleep(_MOMENT)
            note = _decode(self._path.read_bytes())
            if note is not None and note.session != self._ours.session:
                self.holder = note.holder
        else:
            self.holder = Holder("", None) if note is None else note.holder

    def _is_stale(self, raw: bytes, note: _Note | None) -> bool:
        if _is_left_behind(raw, note, self._profile):
            return True
        if self._seen is None or self._seen[0] != raw:
            self._seen = (raw, self._watch())
        return self._watch() - self._seen[1] >= STALE_AFTER

    def _write(self, mode: str) -> None:
        self._ours = replace(self._ours, counter=self._ours.counter + 1)
        with self._path.open(mode) as stream:
            stream.write(msgspec.json.encode(self._ours))
            stream.truncate()
        self.holder = None


def who_has(target: Path, profile: Path) -> Holder | None:
    """Who has a workbook open by its note; ``None`` where nobody has."""
    try:
        raw = _path_of(target.resolve()).read_bytes()
    except OSError:
        return None
    note = _decode(raw)
    if _is_left_behind(raw, note, profile):
        return None
    return Holder("", None) if note is None else note.holder


def _path_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.in-use")


def _decode(raw: bytes) -> _Note | None:
    try:
        return msgspec.json.decode(raw, type=_Note)
    except msgspec.MsgspecError:
        return None


def _is_left_behind(raw: bytes, note: _Note | None, profile: Path) -> bool:
    """Whether a crash left the note: of this profile, or just as a note was being made."""
    if note is None:
        return not raw
    return note.place == _place(profile) and not working_copy.is_open(profile, note.session)


def _place(profile: Path) -> str:
    """A mark of this profile on this computer that tells nobody its name."""
    return hashlib.sha256(f"{this_computer()}:{profile.resolve()}".encode()).hexdigest()[:16]


def this_computer() -> str:
    """The computer's name. `platform` is not asked: on Windows it starts a slow system query."""
    if os.name == "nt":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename
