"""A Windows computer to try installers on: wine, in a folder of its own."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_STUB_SOURCE = Path(__file__).parent / "icuuc.c"
_FONTS = Path("/usr/share/fonts/truetype/open-sans")
_COMPILER = "x86_64-w64-mingw32-gcc"
_PLACES = ("/usr/lib/wine", "/opt/wine-stable/bin")
_PATIENCE = 300

#: Where a person's own programs go, and this one.
USER_PROGRAMS = "AppData/Local/Programs"
INSTALLED = f"{USER_PROGRAMS}/Neglect Workbook"


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it printed."""

    code: int
    text: str


def what_is_missing() -> str:
    """What this machine lacks for these tests, in a plain word; empty for nothing."""
    if _wine() is None:
        return "wine is not installed"
    return "" if shutil.which(_COMPILER) else f"{_COMPILER} is not installed"


class Machine:
    """A Windows computer on which nothing was ever run, or a copy of one.

    Args:
        folder: becomes its disk.
        user: the name of the person at it.
    """

    def __init__(self, folder: Path, user: str = "jo") -> None:
        self._folder = folder
        self._user = user

    @property
    def disk(self) -> Path:
        """Its drive C:."""
        return self._folder / "drive_c"

    @property
    def home(self) -> Path:
        """The person's own folder."""
        return self.disk / "users" / self._user

    def set_up(self, windows: str = "win10") -> None:
        """Make it, as one version of Windows."""
        self.run("wineboot", "-i")
        self.become(windows)
        # Qt loads a library that this wine lacks. The stub is put on this machine only.
        system = self.disk / "windows" / "system32"
        stub = ("-shared", "-O1", "-o", str(system / "icuuc.dll"), str(_STUB_SOURCE))
        subprocess.run([_COMPILER, *stub], check=True)
        fonts = self.disk / "windows" / "Fonts"
        fonts.mkdir(exist_ok=True)
        for font in sorted(_FONTS.glob("*.ttf")):
            shutil.copy(font, fonts)

    def become(self, windows: str) -> None:
        """Be another version of Windows from now on."""
        self.run("winecfg", "-v", windows)

    def copy(self, folder: Path) -> "Machine":
        """A second one that is as this one is now."""
        self.rest()
        shutil.copytree(self._folder, folder, symlinks=True)
        return Machine(folder, self._user)

    def run(self, *words: object, folder: Path | None = None, **variables: str) -> Ended:
        """Run a program to its end."""
        done = subprocess.run(
            self._command(words),
            check=False,
            cwd=folder or self._folder.parent,
            env=self._environment(variables),
            # The null device of Windows calls itself a terminal, and nobody can be asked there.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8", errors="replace"))

    def start(self, *words: object) -> "subprocess.Popen[bytes]":
        """Start a program and go on."""
        return subprocess.Popen(
            self._command(words),
            cwd=self._folder.parent,
            env=self._environment({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def program(self, *words: object, at: Path | None = None, python: str = "python.exe") -> Ended:
        """Run the installed program with some words."""
        folder = (at or self.home / INSTALLED) / "python"
        return self.run(folder / python, "-m", "neglect_workbook", *words)

    def values(self, key: str) -> dict[str, str]:
        """The values of a key of the registry; the nameless one is ''. Empty without the key."""
        ended = self.run("reg", "query", key)
        lines = [line.strip() for line in ended.text.splitlines()]
        rows = [line.split("    ", 2) for line in lines if "    REG_" in line]
        return {"" if row[0] == "(Default)" else row[0]: row[-1] for row in rows}

    def name_of(self, path: Path) -> str:
        """What a file is called there."""
        return "C:\\" + str(path.relative_to(self.disk)).replace("/", "\\")

    def rest(self) -> None:
        """End all that runs on it."""
        wine = _wine()
        assert wine is not None
        server = next(one for one in wine.parent.glob("wineserver*") if os.access(one, os.X_OK))
        command = [str(server), "-k"]
        subprocess.run(command, check=False, env=self._environment({}), capture_output=True)
        subprocess.run([str(server), "-w"], check=False, env=self._environment({}), timeout=60)

    def _command(self, words: Sequence[object]) -> list[str]:
        return [str(_wine()), *map(self._told, words)]

    def _told(self, word: object) -> str:
        if isinstance(word, Path) and word.is_relative_to(self.disk):
            return self.name_of(word)
        return str(word)

    def _environment(self, variables: dict[str, str]) -> dict[str, str]:
        kept = ("PATH", "LANG", "TMPDIR")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "HOME": str(self._folder.parent),
            "USER": self._user,
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self._folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            # Wine hides Qt's variables from Windows programs, but for those with this beginning.
            "WINEQT_QPA_PLATFORM": "offscreen",
            "WINEQT_QPA_FONTDIR": "C:\\windows\\Fonts",
            **variables,
        }


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for another process to come so far."""
    deadline = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.2)


def _wine() -> Path | None:
    named = (shutil.which(name) for name in ("wine64", "wine"))
    direct = (f"{place}/wine64" for place in _PLACES)
    return next((Path(one) for one in (*direct, *named) if one and Path(one).exists()), None)
