"""Which files of a folder are to be read: all but what programs put there for themselves."""

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.files import explain

#: What Office, Windows, macOS and we ourselves put beside the files of a person.
_OF_PROGRAMS: Final = ("~$", ".", "__macosx")
_NAMES_OF_PROGRAMS: Final = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_ENDS_OF_PROGRAMS: Final = (".tmp", ".in-use", ".ncol")


@dataclass(frozen=True, slots=True)
class FilesFound:
    """What is to be read.

    Attributes:
        files: each file with its name for people, in the order of these names.
        refused: folders that cannot be looked into, and what is no file.
    """

    files: tuple[tuple[Path, str], ...]
    refused: tuple[RefusedFile, ...]


def files_in(sources: Sequence[Path], leave_out: Collection[Path] = ()) -> FilesFound:
    """The files of some folders, with those of their subfolders, and single files.

    A link to a folder is not followed; one to a file is that file.

    Args:
        sources: folders and files.
        leave_out: files to pass over.

    Raises:
        KnownError: a source is not there.
    """
    left_out = {os.path.realpath(one) for one in leave_out}
    files: dict[str, tuple[Path, str]] = {}
    refused: list[RefusedFile] = []
    for source in sources:
        if not source.exists():
            raise explain(FileNotFoundError(2, "not found"), source)
        whole = _walk(source, refused) if source.is_dir() else [(source, source.name)]
        for path, file in whole:
            real = os.path.realpath(path)
            if real in left_out or real in files:
                continue
            if path.is_file():
                files[real] = path, shown(file)
            else:
                sentence = f"{shown(path.name)} is neither a file nor a folder."
                refused.append(
                    RefusedFile("", shown(file), "not_a_file", sentence, "Leave it out.")
                )
    return FilesFound(tuple(_told_apart(files.values())), tuple(refused))


def shown(name: str) -> str:
    """A name that can be shown and kept: bytes of it that are no text are left out."""
    return name.encode("utf-8", "replace").decode()


def _walk(folder: Path, refused: list[RefusedFile]) -> Iterator[tuple[Path, str]]:
    def refuse(error: OSError) -> None:
        place = Path(str(error.filename))
        cause = explain(error, place)
        file = shown(place.relative_to(folder).as_posix())
        refused.append(RefusedFile("", file, cause.code, cause.sentence, cause.next_step))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [one for one in folders if not _is_of_programs(one)]
        for name in names:
            if not _is_of_programs(name):
                path = Path(place, name)
                yield path, path.relative_to(folder).as_posix()


def _is_of_programs(name: str) -> bool:
    plain = name.casefold()
    return (
        plain.startswith(_OF_PROGRAMS)
        or plain.endswith(_ENDS_OF_PROGRAMS)
        or plain in _NAMES_OF_PROGRAMS
    )


def _told_apart(files: Collection[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """The files in the order of their names; where several have one name, with their folder's."""
    often = Counter(file for _, file in files)
    told = [
        (path, file if often[file] == 1 else shown(f"{path.parent.name}/{file}"))
        for path, file in files
    ]
    return sorted(told, key=lambda one: (one[1].casefold(), one[1]))
