"""What a collation keeps of a return is the whole of it, and is not believed when it is damaged."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.incoming.book import read_book
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.returns.stored import pack, unpack
from tests.builders import sample_snapshot
from tests.exchange.hostile_texts import EVERY_KIND, with_texts
from tests.exchange.return_files import written

SNAPSHOT = sample_snapshot()


def _kept(read: ReturnRead) -> ReturnRead:
    """A return without the digests of its rows and cells, which are not kept."""
    digests = ("row ", "cells ")
    machine = {key: value for key, value in read.machine.items() if not key.startswith(digests)}
    assert len(machine) < len(read.machine)
    return replace(read, machine=machine)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> ReturnRead:
    path = written(SNAPSHOT, tmp_path_factory.mktemp("return"))
    return _kept(read_return(read_book(path), SNAPSHOT.framework))


@pytest.mark.parametrize(
    "snapshot", [SNAPSHOT, with_texts(list(EVERY_KIND))], ids=["sample", "hostile texts"]
)
def test_a_return_comes_back_as_it_was(snapshot: WorkbookSnapshot, tmp_path: Path) -> None:
    read = _kept(read_return(read_book(written(snapshot, tmp_path)), snapshot.framework))
    assert unpack(pack(read)) == read
    assert pack(unpack(pack(read))) == pack(read)


@given(st.data())
def test_damaged_bytes_are_refused_or_say_the_same(read: ReturnRead, data: st.DataObject) -> None:
    whole = pack(read)
    at = data.draw(st.integers(0, len(whole) - 1))
    bent = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    for damaged in (bent, whole[:at], whole + b"x"):
        with suppress(KnownError):
            assert unpack(damaged) == read


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 100])
def test_what_was_never_stored_is_refused(content: bytes) -> None:
    with pytest.raises(KnownError):
        unpack(content)
