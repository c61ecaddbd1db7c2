"""Reads files one after another and prints what each was, how long it took and the most memory.

Run by a test, in a process of its own: `python -m tests.collation.measured_reading FILE...`.
"""

import json
import re
import sys
from datetime import date
from pathlib import Path
from time import process_time

from neglect_workbook.collation.one_file import read_file
from neglect_workbook.domain.collating.facts import RefusedFile


def most_memory(process: int | str = "self") -> int:
    """The most bytes that a process held at one time.

    What the system tells of a process that has ended counts what its parent held, too.
    """
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return 1024 * int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0])


def main() -> None:
    opened: list[str] = []
    for name in sys.argv[1:]:
        path = Path(name)
        if not opened:
            sys.addaudithook(lambda event, _: opened.append(event))
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        del opened[:]
        began = process_time()
        found = read_file(path, path.name, (), date(2026, 11, 23))
        seconds = process_time() - began
        events = [one for one in opened if one == "open" or one.startswith("socket.")]
        said = {
            "file": path.name,
            "code": found.code if isinstance(found, RefusedFile) else "",
            "content": "" if isinstance(found, RefusedFile) else found.facts.content,
            "seconds": seconds,
            "megabytes": most_memory() / 1_000_000,
            "opened": len(events),
        }
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
