"""The one developer script: it sets everything up by itself, then runs or tests the program.

It needs Python 3.11 or newer, and nothing else.
"""

import argparse
import os
import sys
import time
from pathlib import Path

if not hasattr(sys, "exception"):  # it came with Python 3.11
    sys.exit("This needs Python 3.11 or newer. Start it with that one, such as python3.11.")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.environment import Environment, SetUpError, is_writable, prepare, say

_LINT = {
    "ruff check": ("-m", "ruff", "check", "--output-format=concise"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
}
_WORKERS = ("-n", "auto", "--maxprocesses=8")
_FAULTS = ("tests/faults", "tests/ui/main_window")
_UNIVERSAL = ("--universal", "--python-version=3.11", "--upgrade")
#: The installers carry what the tests ran on, for the Python that goes with them.
_WINDOWS = ("--python-platform=windows", "--python-version=3.13", "-c", "requirements.txt")
_LOCKED = {
    "requirements.txt": _UNIVERSAL,
    "requirements-test.txt": (*_UNIVERSAL, "--group", "test"),
    "installer/windows/requirements.txt": (*_WINDOWS, "--no-annotate"),
}


def run(arguments: list[str]) -> int:
    """Start the program; where there is no display, do its main job on the sample instead."""
    environment = prepare("run")
    if arguments or _has_display():
        return environment.start_program(*arguments)
    return _show_sample(environment)


def test() -> int:
    """Everything that must be right before a change goes in."""
    environment = prepare("test")
    return _report(environment, {**_LINT, "pytest": _pytest(environment, *_WORKERS)})


def lint() -> int:
    """The checks that read the code without running it."""
    return _report(prepare("test"), _LINT)


def slow() -> int:
    """The long runs: kills, power cuts, thousands of damaged files."""
    environment = prepare("test")
    return _report(environment, {"slow runs": _pytest(environment, "-m", "slow", *_WORKERS)})


def faults() -> int:
    """The long runs that try every fault, with a table of what they counted."""
    environment = prepare("test")
    # Five hundred kills take longer than a test that hangs.
    arguments = ("-m", "slow", "-o", "faulthandler_timeout=0", *_FAULTS, *_WORKERS)
    return _report(environment, {"faults": _pytest(environment, *arguments)})


def pictures() -> int:
    """Make the pictures of the documentation anew from the sample workbook."""
    return prepare("test").call("-m", "tools.pictures")


def screens() -> int:
    """Take a picture of every page in every theme, to be looked at."""
    return prepare("test").call("-m", "tools.screens")


def smooth() -> int:
    """Measure how long the window is busy after each thing that a person does."""
    return prepare("test").call("-m", "tools.smoothness")


def bench(arguments: list[str]) -> int:
    """Measure the program beside what would be used instead. Takes --full and --only PART."""
    return prepare("test").call("-m", "tests.benchmarks", *arguments)


def privacy() -> int:
    """Print how well the personal-data check does on the labelled sentences, and how fast."""
    return prepare("test").call("-m", "tools.privacy_figures")


def installers() -> int:
    """Build the installers for Windows and Debian into `dist`."""
    return prepare("test").call("-m", "installer.build")


def wine() -> int:
    """Build the installers, then install and use them: on wine, and in a bare Debian."""
    environment = prepare("test")
    if environment.call("-m", "installer.build"):
        return 1
    # The order of the tests is the order of the story; each waits for slow programs.
    arguments = ("-v", "-m", "installed", "-p", "no:randomly", "-o", "faulthandler_timeout=0")
    return _report(environment, {"installed": _pytest(environment, *arguments, "tests/installer")})


def lock() -> int:
    """Write the pins anew, the newest that fit, with hashes and without addresses."""
    environment = prepare("test")
    if environment.call("-m", "pip", "install", "--quiet", "--upgrade", "uv"):
        return 1
    compile_pins = (
        *("-m", "uv", "pip", "compile", "--quiet"),
        *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
        *("--custom-compile-command", "python3 tools/dev.py lock", "pyproject.toml"),
    )
    for name, options in _LOCKED.items():
        if environment.call(*compile_pins, *options, "-o", name):
            return 1
    return 0


def _has_display() -> bool:
    is_other = sys.platform in {"win32", "darwin"}
    return is_other or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show_sample(environment: Environment) -> int:
    here = Path.cwd() if is_writable(Path.cwd()) else environment.folder
    folder = here / "neglect-workbook-sample"
    workbook = folder / "sample.nwbk"
    say("There is no display here, so no window opens. Making the sample's documents instead.")
    folder.mkdir(exist_ok=True)
    if not workbook.exists() and environment.start_program("sample", str(workbook)):
        return 1
    if environment.start_program("export", str(workbook), "--to", str(folder)):
        return 1
    say(f"The workbook, its action plan and its return are in {folder}:")
    for path in sorted(folder.iterdir()):
        say(f"  {path.name}")
    return 0


def _pytest(environment: Environment, *arguments: str) -> tuple[str, ...]:
    cache = environment.folder / ".pytest_cache"
    return ("-m", "pytest", "-q", "-o", f"cache_dir={cache}", *arguments)


def _report(environment: Environment, steps: dict[str, tuple[str, ...]]) -> int:
    """Run every step, whatever the others said, and close with a summary."""
    lines = []
    has_failed = False
    for name, arguments in steps.items():
        say(f"== {name}")
        began = time.monotonic()
        failed = environment.call(*arguments) != 0
        has_failed |= failed
        verdict = "FAILED" if failed else "ok"
        lines.append(f"  {name:<12} {verdict:<7} {time.monotonic() - began:5.1f} s")
    say("\n".join(["", "Summary", *lines]))
    return int(has_failed)


def main() -> int:
    """Read the command and do it."""
    listed = (test, lint, slow, faults, pictures, screens, smooth, privacy, installers, wine, lock)
    commands = {command.__name__: command for command in listed}
    parser = argparse.ArgumentParser(prog="tools/dev.py", description=__doc__)
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    choices.add_parser("run", help=f"{run.__doc__} Takes the program's arguments.", add_help=False)
    choices.add_parser("bench", help=bench.__doc__, add_help=False)
    for name, command in commands.items():
        choices.add_parser(name, help=command.__doc__)
    options, rest = parser.parse_known_args()
    with_arguments = {"run": run, "bench": bench}
    if rest and options.command not in with_arguments:
        parser.error(f"{options.command} takes no arguments")
    try:
        if options.command in with_arguments:
            return with_arguments[options.command](rest)
        return commands[options.command]()
    except SetUpError as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
