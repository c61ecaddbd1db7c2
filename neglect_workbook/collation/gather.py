"""A folder of files, or single ones, read one after another: returns, and files that are none."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from neglect_workbook.collation.one_file import Gathered, read_file
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


NO_PASSWORDS = Passwords()


def gather(
    sources: Sequence[Path],
    today: date,
    *,
    passwords: Passwords = NO_PASSWORDS,
    leave_out: Collection[Path] = (),
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Gathered | RefusedFile]:
    """Read every file of some folders, subfolders too, and single files.

    Nothing is changed, and one bad file never stops the others. Whoever stops taking, or says
    that it is cancelled, keeps what was given so far.

    Args:
        sources: folders and files.
        today: what evidence is old by, where a return carries no date.
        passwords: what opens files that have one.
        leave_out: files to pass over, such as the expected list.
        progress: is told after every file.
        is_cancelled: asked before every file.
    """
    found = [
        (path, path.relative_to(source).as_posix() if path != source else path.name)
        for source in sources
        for path in (sorted(source.rglob("*")) if source.is_dir() else [source])
        if path.is_file() and path not in leave_out
    ]
    for done, (path, file) in enumerate(found, start=1):
        if is_cancelled():
            return
        yield read_file(path, file, passwords.for_file(file), today)
        if progress is not None:
            progress(done, len(found), file)
