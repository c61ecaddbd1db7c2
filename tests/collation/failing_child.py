"""A reading process that fails: run by a test in place of the real one.

What a file's name begins with says what happens when it is asked for: ``ends``, ``hangs``, ``lies``
or anything else, which is refused properly.
"""

import json
import sys
import threading

import msgspec

from neglect_workbook.collation.reading_child import READY, Reply
from neglect_workbook.domain.collating.facts import RefusedFile


def main() -> None:
    """Answer until nothing more is asked."""
    out = sys.stdout.buffer
    out.write(READY)
    out.flush()
    for line in sys.stdin.buffer:
        file = json.loads(line)[1]
        if file.startswith("ends"):
            return
        if file.startswith("hangs"):
            threading.Event().wait()
        if file.startswith("lies"):
            out.write(b'{"facts": 7}\n')
        else:
            refused = RefusedFile("", file, "not_recognised", f"{file} is not one.")
            out.write(msgspec.json.encode(Reply(refused=refused)) + b"\n")
        out.flush()


if __name__ == "__main__":
    main()
