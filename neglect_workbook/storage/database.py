"""Opening SQLite, always with the same settings, and looking at a file before SQLite does.

SQLite only ever sees private copies: see ``working_copy`` and ``publish``. The reasons for
each setting were measured; they are in the reliability notes of the documentation.
"""

import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import apsw

from neglect_workbook.domain.file_marks import DATABASE, PAGE_SIZE, begins_encrypted
from neglect_workbook.errors import KnownError
from neglect_workbook.files import explain
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.key import Key

#: The problem of a file whose first bytes cannot be as this program wrote them.
DAMAGED_HEADER = "The first bytes of the file are damaged."

_HEADER_SIZE = 100
#: Bytes 18 and 19: who may write and read the file. 1 is a rollback journal, as ours is.
_ROLLBACK_JOURNAL = b"\x01\x01"

_LONGEST_VALUE = 30_000_000
_LONGEST_STATEMENT = 100_000

_DISK_FAULTS = (
    apsw.BusyError,
    apsw.CantOpenError,
    apsw.FullError,
    apsw.IOError,
    apsw.LockedError,
    apsw.NoMemError,
    apsw.PermissionsError,
)
#: What SQLite calls an error of the disk, and is a file that ends too early or holds other bytes.
_DAMAGE = frozenset(
    {apsw.SQLITE_IOERR_SHORT_READ, apsw.SQLITE_IOERR_CORRUPTFS, apsw.SQLITE_IOERR_DATA}
)

_SWITCHES = {
    apsw.SQLITE_DBCONFIG_DEFENSIVE: 1,
    apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA: 0,
    apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER: 0,
    apsw.SQLITE_DBCONFIG_ENABLE_VIEW: 0,
    apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION: 0,
    apsw.SQLITE_DBCONFIG_ENABLE_FKEY: 1,
}

_SETTINGS_TO_READ = ("temp_store = MEMORY", "mmap_size = 0", "cell_size_check = ON")
_SETTINGS_TO_WRITE = (
    f"page_size = {PAGE_SIZE}",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "locking_mode = EXCLUSIVE",
    "secure_delete = ON",
)


def check_header(path: Path, kind: FileKind) -> None:
    """Look at the first bytes of a file, without SQLite, to know that it is of a kind.

    Raises:
        KnownError: ``not_found``, ``is_a_folder``, ``empty_file``, ``not_a_workbook``,
            ``is_a_collation`` and the like, ``newer_version``, ``too_large``, ``damaged``, or
            what the file system said.
    """
    another = f"Open a backup copy or another {kind.noun}."
    try:
        status = path.stat()
        mode = status.st_mode
        if stat.S_ISDIR(mode):
            raise KnownError("is_a_folder", f"{path} is a folder.", "Give the name of a file.")
        if not stat.S_ISREG(mode):
            raise kind.no_such_file(path.name)
        if status.st_size > kind.largest_file:
            raise KnownError(
                "too_large",
                f"{path.name} is larger than any {kind.noun} of this program.",
                another,
            )
        with path.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
    except OSError as error:
        raise explain(error, path, "read") from error
    if not header:
        raise KnownError("empty_file", f"{path.name} is empty.", another)
    if len(header) < _HEADER_SIZE:
        raise kind.no_such_file(path.name)
    if not header.startswith(DATABASE):
        # Whose it is shows only once it is open: see check_unlocked.
        if begins_encrypted(header):
            return
        raise kind.no_such_file(path.name)
    kind.require(int.from_bytes(header[68:72]), path.name)
    version = int.from_bytes(header[60:64], signed=True)
    _check_version(version, path.name, kind)
    if version < 1 or header[18:20] != _ROLLBACK_JOURNAL:
        raise damaged(path.name, (DAMAGED_HEADER,))


def check_unlocked(connection: apsw.Connection, name: str, kind: FileKind) -> None:
    """Look at what the header of an encrypted file says, now that it can be read.

    Args:
        connection: to the private file.
        name: what people call it.
        kind: what it is to be.

    Raises:
        apsw.NotADBError: the key is not the right one.
        apsw.Error: SQLite refused the file.
        KnownError: it is of another kind, ``newer_version`` or ``damaged``.
    """
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    kind.require(int(str(connection.pragma("application_id"))), name)
    version = int(str(connection.pragma("user_version")))
    _check_version(version, name, kind)
    if version < 1:
        raise damaged(name, (DAMAGED_HEADER,))


def damaged(name: str, problems: tuple[str, ...]) -> KnownError:
    """The error for a file that is not as this program wrote it.

    Args:
        name: the file's name.
        problems: what is hurt, a sentence each, at least one.
    """
    more = f" There are {len(problems) - 1} more problems." if len(problems) > 1 else ""
    return KnownError(
        "damaged",
        f"{name} is damaged. {problems[0]}{more}",
        "The file was left as it is. Open a backup copy.",
    )


def open_to_write(file: Path, key: Key) -> apsw.Connection:
    """A connection to a private file, made where it is missing, with every setting in place.

    Args:
        file: the private file.
        key: opens it; a new file is encrypted with it.

    Raises:
        apsw.Error: SQLite refused the file.
    """
    connection = apsw.Connection(str(file))
    try:
        key.unlock(connection)
        # VACUUM INTO attaches the file that it makes.
        _set_up(connection, attached=1, settings=_SETTINGS_TO_WRITE + _SETTINGS_TO_READ)
    except apsw.Error:
        connection.close()
        raise
    return connection


def is_disk_fault(error: Exception) -> bool:
    """Whether the computer could not read or write just now, of a file that may be whole."""
    code = getattr(error, "extendedresult", 0)
    return isinstance(error, _DISK_FAULTS) and code not in _DAMAGE


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """All of it or nothing, and the error that stopped it is the one that is raised.

    A full or broken disk makes SQLite roll back by itself; ``with connection`` would then
    complain of that instead.

    Raises:
        apsw.Error: nothing of it was committed.
    """
    connection.execute("BEGIN IMMEDIATE").fetchall()
    try:
        yield
        connection.execute("COMMIT").fetchall()
    except BaseException:
        if connection.in_transaction:
            with suppress(apsw.Error):
                connection.execute("ROLLBACK").fetchall()
        raise


def encrypt_anew(file: Path, old: Key, new: Key) -> None:
    """Put another password on a private file, or take it away.

    Raises:
        apsw.Error: the file is as it was, or is to be thrown away.
    """
    with closing(open_to_write(file, old)) as connection:
        new.put_on(connection)


def settle(file: Path, key: Key) -> None:
    """Let SQLite roll back what a crash left half-done in a private file.

    Raises:
        apsw.Error: SQLite refused the file.
    """
    with closing(open_to_write(file, key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()


def open_to_read(file: Path, key: Key) -> apsw.Connection:
    """A connection that takes no lock, looks at no journal and cannot write.

    Raises:
        apsw.Error: SQLite refused the file.
    """
    connection = apsw.Connection(
        f"{file.absolute().as_uri()}?immutable=1",
        flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
    )
    try:
        key.unlock(connection)
        _set_up(connection, attached=0, settings=_SETTINGS_TO_READ)
    except apsw.Error:
        connection.close()
        raise
    return connection


def _set_up(connection: apsw.Connection, *, attached: int, settings: tuple[str, ...]) -> None:
    for switch, state in _SWITCHES.items():
        connection.config(switch, state)
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.limit(apsw.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_STATEMENT)
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, attached)
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").fetchall()


def _check_version(version: int, name: str, kind: FileKind) -> None:
    if version > kind.version:
        raise KnownError(
            "newer_version",
            f"{name} was made by a newer version of this program. Its file version is"
            f" {version}; this program knows {kind.version}.",
            "Open it with the newer program.",
        )
