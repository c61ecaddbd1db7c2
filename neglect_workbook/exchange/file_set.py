"""Files that belong together: all of them are written and checked before any is put in place."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from neglect_workbook.errors import KnownError
from neglect_workbook.files import (
    explain,
    free_name,
    put_beside_others,
    put_in_place,
    sweep_beside,
    temporary_beside,
)

_HELD = "held_open"


@dataclass(slots=True)
class NewFile:
    """A file that is written, and not in its place yet.

    Attributes:
        target: where it goes; another name once it was put beside one that is held.
        words: what it is called in a sentence, such as "action plan".
        write: writes the whole file to the path it is given, and checks it.
        names_others: whether it tells the names of those before it.
        written: where it is until it is put in place.
    """

    target: Path
    words: str
    write: Callable[[Path], None]
    names_others: bool
    written: Path


class FileSet:
    """Files on their way to one folder. Left by ``with``, it leaves no half-made file behind."""

    def __init__(self) -> None:
        self._files: list[NewFile] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for one in self._files:
            with suppress(OSError):
                one.written.unlink(missing_ok=True)

    def add(
        self,
        target: Path,
        words: str,
        write: Callable[[Path], None],
        *,
        names_others: bool = False,
    ) -> NewFile:
        """Write a file beside its place under a name of its own.

        Args:
            target: where it will go.
            words: what it is called in a sentence.
            write: writes the whole file to the path it is given, and checks it.
            names_others: it tells the names of those before it, so it is written again where
                one of them gets another name.

        Raises:
            KnownError: it cannot be written, or a folder is in its way.
            BugError: it does not hold what it was meant to.
        """
        if target.is_dir():
            raise KnownError(
                "is_a_folder",
                f"A folder with the name {target.name} is in the way.",
                "Give it another name, or choose another folder.",
            )
        sweep_beside(target)
        new = NewFile(target, words, write, names_others, temporary_beside(target))
        self._files.append(new)
        self._write(new)
        return new

    def put_all(self, *, beside_held: bool) -> None:
        """Put all files in their places, in the order in which they were added.

        Args:
            beside_held: a file that another program holds open is left, and the new one put
                beside it with ' (2)' in its name.

        Raises:
            KnownError: one could not be put in place. It says which files are new then, and
                which are not; those after it are not tried.
        """
        is_renamed = False
        for place, new in enumerate(self._files):
            try:
                if new.names_others and is_renamed:
                    self._write(new)
                is_renamed |= self._put(new, beside_held=beside_held)
            except KnownError as error:
                sentences = [error.sentence, *_state(self._files[:place], self._files[place:])]
                raise KnownError(error.code, " ".join(sentences), error.next_step) from error

    def _write(self, new: NewFile) -> None:
        try:
            new.write(new.written)
        except OSError as error:
            raise explain(error, new.target, "write") from error

    def _put(self, new: NewFile, *, beside_held: bool) -> bool:
        """Put one file in its place; whether it got another name there."""
        try:
            put_in_place(new.written, new.target)
        except OSError as error:
            cause = explain(error, new.target, "write")
            if cause.code != _HELD:
                raise cause from error
            if not beside_held:
                raise KnownError(
                    cause.code,
                    f"The {new.words} is open in another program.",
                    f"Close it there, or save the new one as {free_name(new.target).name}.",
                ) from error
            new.target = put_beside_others(new.written, new.target.parent, new.target.name)
            return True
        return False


def _state(put: Sequence[NewFile], left: Sequence[NewFile]) -> list[str]:
    """Which files are new now, and which are not; nothing where none is new."""
    if not put:
        return []
    old = [one for one in left if one.target.exists()]
    missing = [one for one in left if not one.target.exists()]
    sentences = [f"New now: {_listed(put)}."]
    sentences += [f"Still as before: {_listed(old)}."] if old else []
    sentences += [f"Not made: {_listed(missing)}."] if missing else []
    return sentences


def _listed(files: Iterable[NewFile]) -> str:
    return ", ".join(f"the {one.words}" for one in files)
