"""A folder of files, or single ones, read side by side: returns, and files that are none."""

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from neglect_workbook.collation.files_in import files_in
from neglect_workbook.collation.one_file import Gathered
from neglect_workbook.collation.reading_pool import FileToRead, Processes, ReadingPool
from neglect_workbook.domain.collating.facts import RefusedFile

#: Told after every file: how many are done, how many there are, and the name of the last.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Passwords:
    """Passwords to open files with.

    Attributes:
        by_file: the password of a file, by its name as ``RefusedFile.file`` has it.
        others: what to try on every file that has one.
    """

    by_file: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def for_file(self, file: str) -> tuple[str, ...]:
        """What to try on one file, in this order."""
        own = self.by_file.get(file, "")
        return (*([own] if own else []), *self.others)


NO_PASSWORDS: Final = Passwords()
PROCESSES: Final = Processes()


def gather(
    sources: Sequence[Path],
    today: date,
    *,
    passwords: Passwords = NO_PASSWORDS,
    leave_out: Collection[Path] = (),
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    processes: Processes = PROCESSES,
) -> Generator[Gathered | RefusedFile, None, None]:
    """Read every file of some folders, subfolders too, and single files.

    Nothing is changed, and one bad file never stops the others. Whoever stops taking, or says
    that it is cancelled, keeps what was given so far. Close the iterator when you stop early:
    ``contextlib.closing`` does.

    Args:
        sources: folders and files.
        today: what evidence is old by, where a return carries no date.
        passwords: what opens files that have one.
        leave_out: files to pass over, such as the expected list.
        progress: is told after every file that was read, in whatever order.
        is_cancelled: asked every moment while files are read.
        processes: how many read at a time, and how long a file may take.

    Yields:
        What each file is: refused places first, then in the order of their names.

    Raises:
        KnownError: a source is not there, or the files cannot be read in processes of their own.
    """
    found = files_in(sources, leave_out)
    yield from found.refused
    files = [FileToRead(path, file, passwords.for_file(file)) for path, file in found.files]
    done = 0

    def on_done(file: str) -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, len(files), file)

    yield from ReadingPool(files, today, processes).results(on_done, is_cancelled)
