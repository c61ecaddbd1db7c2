"""Other programs, started by the developer tools and the build."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_LAST_LINES = 20


class ProgramError(Exception):
    """A program is not here, or ended with a fault; the text says which and why."""


def has_program(name: str) -> bool:
    """Whether a program can be started."""
    return shutil.which(name) is not None


def run_program(
    *command: str | Path,
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> str:
    """Run a program to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs; here if none is named.
        variables: of the environment, beside those that are there.

    Returns:
        What it printed.

    Raises:
        ProgramError: it is not here, or ended with a fault.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            check=False,
            cwd=folder,
            env={**os.environ, **(variables or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except FileNotFoundError as error:
        raise ProgramError(f"{words[0]} is not here. See installer/README.md.") from error
    output = done.stdout.decode(errors="replace")
    if done.returncode:
        last = "\n".join(output.splitlines()[-_LAST_LINES:])
        raise ProgramError(f"{words[0]} ended with {done.returncode}:\n{last}")
    return output
