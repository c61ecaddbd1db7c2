"""LibreOffice, as what a person would use instead: documents converted, and opened in a window."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from neglect_workbook.exchange.booklet import make_booklet
from neglect_workbook.exchange.export import ExportKind, make_exports
from tests.benchmarks.machine import NoWindowError, seconds_to_window
from tests.benchmarks.made_returns import DAY
from tests.benchmarks.pairing import Taken, timed
from tests.builders import sample_snapshot

_WAITING = 180
WRITER = "LibreOffice Writer, a Word template of the same questions"
CALC = "LibreOffice Calc, the Excel return"


def is_here() -> bool:
    """Whether LibreOffice can be started."""
    return shutil.which("soffice") is not None


def shows_windows(variables: Mapping[str, str]) -> bool:
    """Whether its windows can be seen coming."""
    return "DISPLAY" in variables and shutil.which("xwininfo") is not None


class Office:
    """LibreOffice with a profile of its own, and the documents that it opens.

    Its first start makes the profile; it is done here, and never counted. Each window has a copy
    of that profile: one that was ended before would offer to recover documents.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._profile = folder / "profile"
        snapshot = sample_snapshot()
        self._word = folder / "booklet.docx"
        make_booklet(snapshot.framework, "M", self._word, DAY)
        (made,) = make_exports(snapshot, (ExportKind.RETURN,), folder, DAY)
        self._excel = made.path.rename(folder / "return.xlsx")
        self._convert(self._word)

    def conversions(self) -> dict[str, Callable[[], Taken]]:
        """Converting each document to PDF without a window."""
        return {
            f"{WRITER}, converted without a window": timed(partial(self._convert, self._word)),
            f"{CALC}, converted without a window": timed(partial(self._convert, self._excel)),
        }

    def windows(self, variables: Mapping[str, str]) -> dict[str, Callable[[], Taken]]:
        """Opening each document in a window, until it has the document's name."""
        return {
            f"{WRITER}, to its window": partial(self._open, self._word, "Writer", variables),
            f"{CALC}, to its window": partial(self._open, self._excel, "Calc", variables),
        }

    def _convert(self, document: Path) -> None:
        words = ("--headless", "--convert-to", "pdf", "--outdir", str(self._folder), str(document))
        command = _command(self._profile, *words)
        subprocess.run(command, check=True, capture_output=True, timeout=_WAITING)

    def _open(self, document: Path, kind: str, variables: Mapping[str, str]) -> Taken:
        """Open a document, again where no window came: of some hundred starts one showed none."""
        try:
            return self._open_once(document, kind, variables)
        except NoWindowError:
            return self._open_once(document, kind, variables)

    def _open_once(self, document: Path, kind: str, variables: Mapping[str, str]) -> Taken:
        # One that was ended leaves a lock beside the document, which the next would ask about.
        (self._folder / f".~lock.{document.name}#").unlink(missing_ok=True)
        # A profile of its own, too: the next would hand its document to one that is still ending.
        with TemporaryDirectory(dir=self._folder, ignore_cleanup_errors=True) as folder:
            profile = shutil.copytree(self._profile, Path(folder) / "profile")
            command = _command(profile, f"--{kind.lower()}", str(document))
            return Taken(seconds_to_window(command, document.name, variables))


def _command(profile: Path, *words: str) -> list[str]:
    return [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--norestore",
        "--nologo",
        *words,
    ]
