"""The virtual environment that the developer script works in, made and kept up to date by it."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tools import debian

ROOT = Path(__file__).resolve().parent.parent

#: What the environment is for, and the pins that it needs.
Purpose = Literal["run", "test"]
_PINS: dict[Purpose, str] = {"run": "requirements.txt", "test": "requirements-test.txt"}

#: What Qt needs of a Debian system, without a display and then with one.
QT_PACKAGES = (
    *("libglib2.0-0", "libegl1", "libgl1", "libx11-6", "libdbus-1-3", "libfontconfig1"),
    *("libfreetype6", "libxkbcommon0", "fonts-open-sans"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0"),
    *("libx11-xcb1", "libxcb-xkb1", "libxcb-shape0"),
)
_PIP_PACKAGE = "python3-pip-whl"
_PIP_WHEEL = "usr/share/python-wheels/pip-*.whl"

#: Loads what a window and a picture of one need; run by the environment's own Python.
_QT_CHECK = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtPrintSupport, QtSvg, QtWidgets
from PySide6.QtGui import QFontDatabase
application = QtWidgets.QApplication(["check", "-platform", "offscreen"])
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(plugins / "libqxcb.so"))
sys.exit(0 if QFontDatabase.families() else "there are no fonts")
"""
#: Looks for one of the fonts that the window is drawn for; others are wider.
_FONT_CHECK = """
import sys
from PySide6 import QtWidgets
from PySide6.QtGui import QFontDatabase
application = QtWidgets.QApplication(["check", "-platform", "offscreen"])
sys.exit(not {"Segoe UI", "Open Sans", "Noto Sans"} & set(QFontDatabase.families()))
"""


class SetUpError(Exception):
    """The set-up cannot go on; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment that is ready.

    Attributes:
        folder: where it and the tools' caches lie: the checkout, or a folder of the person's
            own where the checkout cannot be written.
        python: its Python.
    """

    folder: Path
    python: Path

    @property
    def variables(self) -> dict[str, str]:
        """The environment variables for a program that runs in it."""
        mine = {
            "PYTHONUTF8": "1",
            "MYPY_CACHE_DIR": str(self.folder / ".mypy_cache"),
            "RUFF_CACHE_DIR": str(self.folder / ".ruff_cache"),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(self.folder / ".hypothesis"),
        }
        return {**os.environ, **mine, **debian.variables(self._debian_folder)}

    @property
    def _debian_folder(self) -> Path:
        return self.folder / ".venv" / "debian"

    @property
    def _stamp(self) -> Path:
        return self.folder / ".venv" / "pins.json"

    def call(self, *arguments: str, folder: Path = ROOT) -> int:
        """Run the environment's Python in a folder and give its exit status."""
        command = [str(self.python), *arguments]
        return subprocess.run(command, check=False, cwd=folder, env=self.variables).returncode

    def start_program(self, *arguments: str) -> int:
        """Run the program itself, in the folder that the person is in; its exit status."""
        command = [str(self.python), "-m", "neglect_workbook", *arguments]
        variables = {**self.variables, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, check=False, env=variables).returncode

    def is_ready(self, purpose: Purpose) -> bool:
        """Whether the pins for this purpose are installed as they stand now."""
        try:
            stamps = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return self.python.exists() and stamps.get(purpose) == _digest(purpose)

    def set_up(self, purpose: Purpose) -> None:
        """Make it, install the pins and see that Qt starts.

        Raises:
            SetUpError: one of these cannot be done. Only the tests insist on Qt: the command
                line runs without it.
        """
        say("Setting up, once. This fetches about 100 MB and takes a minute or two.")
        self._stamp.unlink(missing_ok=True)
        if not self.python.exists():
            self._make()
        self._get_pip()
        self._install(_PINS[purpose])
        if not self._qt_starts():
            advice = (
                "Qt cannot start: this system lacks libraries or fonts. On Debian or Ubuntu, ask"
                f" for these packages: {' '.join(QT_PACKAGES)}."
            )
            if purpose == "test":
                raise SetUpError(advice)
            say(advice)
            return
        purposes: tuple[Purpose, ...] = ("run", "test") if purpose == "test" else ("run",)
        stamps = {each: _digest(each) for each in purposes}
        self._stamp.write_text(json.dumps(stamps), encoding="utf-8")

    def _make(self) -> None:
        # Debian parts pip from Python, so the environment is made without it and it comes after.
        folder = str(self.folder / ".venv")
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", "--without-pip", folder], check=False
        )
        if made.returncode:
            raise SetUpError(
                "This Python cannot make a virtual environment. Install the whole of Python 3.11"
                " or newer (on Debian: the packages python3 and python3-venv)."
            )

    def _get_pip(self) -> None:
        if self._succeeds("-c", "import pip") or self._succeeds("-m", "ensurepip"):
            return
        if debian.is_here():
            debian.provide((_PIP_PACKAGE,), self._debian_folder)
        # Where the system has the package already, nothing is unpacked beside it.
        places = (Path("/"), self._debian_folder)
        wheels = [one for place in places for one in place.glob(_PIP_WHEEL)]
        if not wheels or self.call(
            f"{wheels[-1]}/pip", "install", "-q", "--no-index", str(wheels[-1])
        ):
            raise SetUpError(
                "This Python has no pip. Install it (on Debian, ask for the package python3-venv),"
                " then give the same command again."
            )

    def _install(self, pins: str) -> None:
        quiet = () if sys.stdout.isatty() else ("--quiet",)
        options = ("--require-hashes", "--only-binary=:all:", "--disable-pip-version-check")
        if self.call("-m", "pip", "install", *quiet, *options, "-r", str(ROOT / pins)):
            raise SetUpError(
                f"The packages in {pins} could not be installed. See the lines above; a connection"
                " to Python's package index is needed this once."
            )

    def _qt_starts(self) -> bool:
        """Whether Qt finds its system libraries; on Debian they and a font are fetched."""
        if sys.platform != "linux":
            return True
        starts = self._succeeds("-c", _QT_CHECK)
        if debian.is_here() and not (starts and self._succeeds("-c", _FONT_CHECK)):
            say("Getting the system libraries that Qt needs.")
            debian.provide(QT_PACKAGES, self._debian_folder)
            starts = self.call("-c", _QT_CHECK) == 0
        return starts

    def _succeeds(self, *arguments: str) -> bool:
        done = subprocess.run(
            [str(self.python), *arguments], check=False, capture_output=True, env=self.variables
        )
        return done.returncode == 0


def prepare(purpose: Purpose) -> Environment:
    """The environment for this purpose, set up first where that has not been done.

    Raises:
        SetUpError: it cannot be set up.
    """
    folder = _own_folder()
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    environment = Environment(folder, folder / ".venv" / inside)
    if not environment.is_ready(purpose):
        environment.set_up(purpose)
    return environment


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in a folder, by making one: permissions alone do not tell."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def say(text: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _own_folder() -> Path:
    if is_writable(ROOT):
        return ROOT
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    folder = Path.home() / ".cache" / "neglect-workbook-tools" / checkout
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetUpError(
            f"You can write neither in {ROOT} nor in {folder}. Copy the checkout to a folder of"
            " your own and start there."
        ) from error
    return folder


def _digest(purpose: Purpose) -> str:
    """What the stamp of an environment says once the pins for a purpose are installed."""
    pins = (ROOT / _PINS[purpose]).read_bytes()
    wanted = " ".join((sys.version, *QT_PACKAGES)).encode()
    return hashlib.sha256(wanted + pins).hexdigest()
