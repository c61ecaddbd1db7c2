"""SQLite runs with the settings that were measured to be safe."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from neglect_workbook.storage.database import open_to_read, open_to_write
from neglect_workbook.storage.key import NO_KEY

_IN_FORCE = {
    "journal_mode": "delete",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "secure_delete": 1,
    "foreign_keys": 1,
    "temp_store": 2,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "page_size": 8192,
}


def _fill(file: Path) -> None:
    with closing(open_to_write(file, NO_KEY)) as connection:
        connection.execute("CREATE TABLE a (b)").fetchall()


def test_the_settings_for_a_working_copy_are_in_force(tmp_path: Path) -> None:
    with closing(open_to_write(tmp_path / "a.nwbk", NO_KEY)) as connection:
        connection.execute("CREATE TABLE a (b)").fetchall()
        found = {name: connection.pragma(name) for name in _IN_FORCE}
    assert found == _IN_FORCE


def test_sqlite_is_new_enough() -> None:
    assert apsw.SQLITE_VERSION_NUMBER >= 3_051_003


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE c (d)",
        "INSERT INTO a VALUES (1)",
        "ATTACH ':memory:' AS other",
        "SELECT load_extension('x')",
        "VACUUM",
    ],
)
def test_a_file_opened_to_be_read_can_do_nothing_else(tmp_path: Path, statement: str) -> None:
    file = tmp_path / "a.nwbk"
    _fill(file)
    before = file.read_bytes()
    with closing(open_to_read(file, NO_KEY)) as connection, pytest.raises(apsw.Error):
        connection.execute(statement).fetchall()
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_trigger_in_a_file_never_runs(tmp_path: Path) -> None:
    file = tmp_path / "a.nwbk"
    _fill(file)
    with closing(apsw.Connection(str(file))) as connection:
        trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END"
        connection.execute(trigger).fetchall()
    with closing(open_to_write(file, NO_KEY)) as connection:
        connection.execute("INSERT INTO a VALUES (1)").fetchall()
        assert connection.execute("SELECT count(*) FROM a").fetchall() == [(1,)]
