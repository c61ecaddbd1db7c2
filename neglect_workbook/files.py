"""Files as a whole: found, named safely, put in place in one step, and why that failed."""

import errno
import os
import re
import shutil
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Literal

from neglect_workbook.errors import KnownError

#: What the standard library raises on a zip that is hurt, locked or none at all. It documents
#: BadZipFile only. A damaged stream gives the error of its packer, EOFError or OSError, a wrong
#: number ValueError, a missing part KeyError, and a password or a way of packing that it does not
#: know RuntimeError or one of its kinds.
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
)

#: Waits between tries to put a file in place, in seconds: 2.5 seconds in all. Virus scanners,
#: sync programs and previews hold a file for a moment and then let go.
RETRY_WAITS = (0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 0.95)

#: What Windows says when another program holds a file: access denied, sharing, lock.
_HELD_BY_ANOTHER = frozenset({5, 32, 33})

#: What Windows says of a file that a sync program keeps online only, and that it cannot fetch:
#: not running, not signed in, no room, no network, not fetched, given up, cancelled, ended, late.
_ONLY_ONLINE = frozenset({362, 386, 387, 388, 389, 393, 398, 404, 426})

#: What is tried with a file or a folder.
Doing = Literal["write or read", "write", "read", "make"]

#: Names that Windows keeps for devices, whatever follows the dot.
_DEVICE_NAMES = re.compile(
    r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$", re.IGNORECASE
)

#: What no file name may hold on one system or another.
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')
#: Joiners are part of how some scripts are written. Other format characters only deceive: they
#: turn the reading direction, so that 'fdp.exe' reads as 'exe.pdf'.
_JOINERS = frozenset("\u200c\u200d")
_LONGEST_NAME = 120
_LONGEST_SUFFIX = 16
#: Bytes of a name on most systems, less what ' (2)' and a temporary name need.
_MOST_NAME_BYTES = 200

#: Seconds after which nobody can be writing a half-made file any more.
HALF_MADE_FOR = 3600.0

_NOT_ALLOWED = (
    "not_allowed",
    "This computer does not let you {doing} {name} in {folder}.",
    "Choose another folder.",
)
_NO_ROOM = (
    "disk_full",
    "There is no room left in {folder}.",
    "Free some space, or choose another folder.",
)
_TOO_LONG = (
    "name_too_long",
    "The name is too long for this computer: {name} in {folder}.",
    "Choose a shorter name, or a folder that is less deep.",
)
_LINK_LOOP = ("link_loop", "{path} is a link that leads to itself.", "Give the name of a file.")
_NOT_A_FOLDER = ("not_a_folder", "{folder} is not a folder.", "Choose another folder.")

#: Causes by errno: a code, a sentence and the next step.
_CAUSES = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.ENOENT: ("not_found", "{path} was not found.", "Check the name and the folder."),
    errno.EISDIR: ("is_a_folder", "{path} is a folder.", "Give the name of a file."),
    errno.EEXIST: _NOT_A_FOLDER,
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ELOOP: _LINK_LOOP,
    errno.EROFS: _NOT_ALLOWED,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
}
_HELD = ("held_open", "Another program has {name} open.", "Close it there, then try again.")
_NOT_HERE_YET = (
    "only_online",
    "{name} is in OneDrive, or another online store, and not on this computer yet.",
    "Connect to the internet and wait until it is here. Then try again.",
)
_OTHER_CAUSE = (
    "file_system",
    "The computer could not {doing} {name} in {folder}: {cause}.",
    "Try again, or choose another folder.",
)

_PACKAGE = Path(__file__).parent


def resource_path(*parts: str) -> Path:
    """The path of a run-time file of the program.

    The resources lie inside the package where it is installed, and beside it in a checkout.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def follow_links(path: Path) -> Path:
    """The whole path of a file with every link in it followed.

    Raises:
        KnownError: a link leads to itself, or the path holds bytes that are no text.
    """
    try:
        followed = path.resolve()
    except RuntimeError as error:
        # So Python before 3.13 tells of a link that leads to itself.
        raise explain(OSError(errno.ELOOP, os.strerror(errno.ELOOP)), path) from error
    except OSError as error:
        raise explain(error, path) from error
    try:
        str(followed).encode()
    except UnicodeEncodeError as error:
        raise KnownError(
            "name_not_text",
            f"The name of {path.name} or of its folder holds bytes that are no text.",
            "Give it another name.",
        ) from error
    return followed


def slug(text: str, limit: int) -> str:
    """Text as a part of a file name that every system takes.

    Lower case, ASCII letters, digits and single hyphens, at most ``limit`` characters, never
    empty and never the name of a device.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:limit].strip("-")
    if not plain or _DEVICE_NAMES.match(plain):
        return "workbook"
    return plain


def safe_name(name: str) -> str:
    """Somebody else's file name as one that every system takes, still readable.

    It is the last part of a path, holds nothing that hides what it is, and is never empty, a
    device, or a name that begins with a dot or ends with one.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(_shown(char) for char in _NOT_IN_NAMES.sub("-", last))
    plain = " ".join(kept.split()).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, dot, suffix = plain, "", ""
    if _DEVICE_NAMES.match(plain.partition(".")[0].strip()):
        stem = f"file-{stem}"
    room = _MOST_NAME_BYTES - len(suffix.encode()) - 1
    stem = stem[:_LONGEST_NAME].encode()[:room].decode(errors="ignore").strip(". ")
    return f"{stem or 'file'}{dot}{suffix}"


def put_beside_others(source: Path, folder: Path, name: str) -> Path:
    """Copy a file into a folder, under a name that nothing has there.

    Args:
        source: the whole file.
        folder: where it goes.
        name: made safe; where it is taken, ' (2)' follows it, and so on.

    Returns:
        The new file.

    Raises:
        KnownError: it could not be written; nothing is left of it.
    """
    wanted = folder / safe_name(name)
    return write_beside_others(wanted, lambda temporary: shutil.copyfile(source, temporary))


def write_beside_others(wanted: Path, write: Callable[[Path], object]) -> Path:
    """Make a file under a name that nothing has in its folder, whole or not at all.

    Args:
        wanted: where it goes; where the name is taken, ' (2)' follows it, and so on.
        write: writes the whole file to the temporary path it is given.

    Returns:
        The new file.

    Raises:
        KnownError: it could not be written; nothing is left of it.
    """
    try:
        target = _take_name(wanted)
    except OSError as error:
        raise explain(error, wanted, "write") from error
    try:
        write_whole(target, write)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise
    return target


def free_name(wanted: Path) -> Path:
    """The first name that nothing has now: the wanted one, or with ' (2)' and so on."""
    return next(one for one in _names_after(wanted) if not one.exists())


def temporary_beside(target: Path) -> Path:
    """A new name for a half-made file in the folder of ``target``.

    Names that begin with ``~$`` and end in ``.tmp`` are passed over by sync programs, so a
    half-made file stays on this computer.
    """
    return target.with_name(f"~${target.stem[:40]}-{os.urandom(4).hex()}.tmp")


def sweep_beside(target: Path) -> None:
    """Delete what a crash long ago left of the same file. One in the making is younger."""
    pattern = re.compile(re.escape(f"~${target.stem[:40]}-") + r"[0-9a-f]{8}\.tmp")
    with suppress(OSError):
        for path in target.parent.iterdir():
            if pattern.fullmatch(path.name):
                _delete_if_old(path)


def _delete_if_old(path: Path) -> None:
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > HALF_MADE_FOR:
            path.unlink()


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Make a file so that it is there whole or not at all.

    Args:
        target: where the file goes; what is there is replaced.
        write: writes the whole file to the temporary path it is given.

    Raises:
        KnownError: the file could not be written or put in place; what was there is as it was.
    """
    temporary = temporary_beside(target)
    sweep_beside(target)
    try:
        write(temporary)
        put_in_place(temporary, target)
    except OSError as error:
        raise explain(error, target, "write") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, target: Path, *, check: Callable[[], None] | None = None) -> None:
    """Move a finished file over ``target`` in one step that survives a power cut.

    Both must be in one folder. A target that another program holds is tried again for two
    and a half seconds.

    Args:
        temporary: the finished file.
        target: where it goes.
        check: is called just before every try; what it raises stops the move.

    Raises:
        OSError: the last try failed; ``target`` is as it was.
    """

    def move() -> None:
        if check is not None:
            check()
        temporary.replace(target)

    sync_file(temporary)
    for wait in RETRY_WAITS:
        try:
            move()
            break
        except PermissionError:
            time.sleep(wait)
    else:
        move()
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Make sure that what was written to a file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that a change of name in a folder is on the disk. Windows needs no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that a power cut leaves them there.

    Raises:
        OSError: it is there already, or cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, mode=0o700)
    for one in missing:
        sync_folder(one.parent)


def _shown(char: str) -> str:
    """A character of a name, where it shows; control and format characters do not."""
    is_hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "" if is_hidden and char not in _JOINERS else char


def _take_name(wanted: Path) -> Path:
    """Make an empty file that holds the first name that is free."""
    for target in _names_after(wanted):
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            continue
        return target
    raise AssertionError("there is always a next number")


def _names_after(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in count(2):
        yield wanted.with_stem(f"{wanted.stem} ({number})")


def explain(error: OSError, path: Path, doing: Doing = "write or read") -> KnownError:
    """The sentence for a failure of the file system, naming the file and the next step.

    Args:
        error: what the system said.
        path: the file or the folder that it was about.
        doing: what was tried, where whoever asks knows it.
    """
    number = getattr(error, "winerror", None)
    if number in _HELD_BY_ANOTHER:
        code, sentence, next_step = _HELD
    elif number in _ONLY_ONLINE:
        code, sentence, next_step = _NOT_HERE_YET
    else:
        code, sentence, next_step = _CAUSES.get(error.errno or 0, _OTHER_CAUSE)
    folder = "this folder" if path.parent == Path() else path.parent
    place = {"path": path, "name": path.name, "folder": folder, "cause": error.strerror}
    place["doing"] = doing
    return KnownError(code, sentence.format(**place), next_step)
