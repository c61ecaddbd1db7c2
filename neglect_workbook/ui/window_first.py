"""Whose turn it is: the thread that draws the window comes before all others."""

import sys
from typing import Final

#: How long a thread may keep the interpreter while another waits for it, in seconds.
_TURN: Final = 0.000_05


def put_window_first() -> None:
    """Let the window's thread have its turn at once while other threads work.

    Each time Qt calls a method of ours the window's thread waits for its turn, thousands of
    times for one page. Python's own turn of 5 ms made a change of question take seconds while
    files were made; they take twice as long for it.
    """
    sys.setswitchinterval(_TURN)
