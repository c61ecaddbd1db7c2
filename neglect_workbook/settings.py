"""The preferences of one person on one computer. Never an answer, never a child.

They are convenience: an unreadable file is kept aside as ``.bad`` and the defaults serve.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import platformdirs
from msgspec import Struct
from msgspec.structs import replace

from neglect_workbook.errors import KnownError
from neglect_workbook.files import write_whole

_APP: Final = "neglect-workbook"
_MOST_RECENT: Final = 8

#: Names the private folder instead of the user's profile: for tests and portable use.
PROFILE_VARIABLE: Final = "NEGLECT_WORKBOOK_PROFILE"


class RecentWorkbook(Struct, frozen=True):
    """A workbook that was open here. Paths and names only.

    Attributes:
        path: of the file.
        organisation: whose it is.
        review: what its review is called.
        progress: how far it is, in words.
        place: where to go on.
        opened_at: when it was last open.
        stopped_at: the place in words, the middle one of three parts bold; empty for no question.
    """

    path: str
    organisation: str
    review: str
    progress: str
    place: str
    opened_at: str
    stopped_at: tuple[str, ...] = ()


class Settings(Struct, frozen=True):
    """What the program remembers between starts.

    Attributes:
        author: id of this profile in the log of changes; random, says nothing of the person.
        theme: "system", "light", "dark" or "high_contrast".
        zoom: text size in percent, 100 to 200.
        is_help_open: whether the help beside a question is shown.
        is_plan_board: whether the action plan is shown as a board.
        window_width: of the window when it was left, in pixels; 0 before the first time.
        window_height: the same.
        is_window_maximised: whether it filled the screen.
        export_folder: where exports went last; empty for beside the workbook.
        export_workbook: the path of the workbook whose exports those were.
        recent: newest first.
        recent_collations: the same of collations, each with its name for an organisation.
    """

    author: str = ""
    theme: str = "system"
    zoom: int = 100
    is_help_open: bool = True
    is_plan_board: bool = False
    window_width: int = 0
    window_height: int = 0
    is_window_maximised: bool = False
    export_folder: str = ""
    export_workbook: str = ""
    recent: tuple[RecentWorkbook, ...] = ()
    recent_collations: tuple[RecentWorkbook, ...] = ()

    def with_recent(self, entry: RecentWorkbook) -> "Settings":
        """These settings with a workbook at the head of the recent ones."""
        others = tuple(one for one in self.recent if one.path != entry.path)
        return replace(self, recent=(entry, *others)[:_MOST_RECENT])

    def with_recent_collation(self, entry: RecentWorkbook) -> "Settings":
        """These settings with a collation at the head of the recent ones."""
        others = tuple(one for one in self.recent_collations if one.path != entry.path)
        return replace(self, recent_collations=(entry, *others)[:_MOST_RECENT])

    def without_recent(self, path: str) -> "Settings":
        """These settings without one of the recent workbooks."""
        return replace(self, recent=tuple(one for one in self.recent if one.path != path))


def profile_folder(named: str | None) -> Path:
    """The private folder for settings, working copies and logs, made where it is missing.

    Args:
        named: the value of ``PROFILE_VARIABLE``, or ``None``.

    Raises:
        KnownError: it cannot be made or written.
    """
    folder = Path(named) if named else Path(platformdirs.user_data_dir(_APP, appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _no_profile(folder, "made") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _no_profile(folder, "written")
    return folder


def _no_profile(folder: Path, what: str) -> KnownError:
    return KnownError(
        "no_profile",
        f"The folder {folder} cannot be {what}, so your work would have no safe place.",
        f"Ask for it to be allowed, or name another one in {PROFILE_VARIABLE}.",
    )


class SettingsFile:
    """Settings on disk, in the profile folder."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / "settings.json"

    def read(self) -> Settings:
        """The settings, or the defaults where there are none that can be read."""
        settings = Settings()
        try:
            with suppress(FileNotFoundError):
                settings = msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except (OSError, msgspec.MsgspecError):
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".bad"))
        if not settings.author:
            settings = replace(settings, author=os.urandom(6).hex())
            self.write(settings)
        return settings

    def write(self, settings: Settings) -> None:
        """Keep these settings, where that can be done: no work depends on it."""
        encoded = msgspec.json.format(msgspec.json.encode(settings), indent=1)
        with suppress(KnownError):
            write_whole(self._path, lambda temporary: _write_bytes(temporary, encoded))


def _write_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(data)
