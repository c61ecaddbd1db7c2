"""Reports of our own faults: where they happened, and nothing that anybody wrote."""

import sys
import traceback
from datetime import datetime
from pathlib import Path

from neglect_workbook import __version__

#: The file that the newest report goes to, in the profile folder.
REPORT_NAME = "crash.log"


def describe(error: BaseException) -> str:
    """A report of an unexpected error.

    It names the kinds of error and the places in the code. The messages of the errors are
    left out, because they may quote what a person typed.
    """
    lines = [f"Neglect Workbook {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def keep_report(error: BaseException, profile: Path) -> Path | None:
    """Write a report into the profile folder. ``None`` where even that cannot be done."""
    path = profile / REPORT_NAME
    try:
        stamp = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n"
        path.write_text(stamp + describe(error), encoding="utf-8")
    except OSError:
        return None
    return path
