"""Making and opening workbooks."""

from pathlib import Path

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.workbook import NewWorkbook, Workbook, create_workbook, open_workbook
from tests.workbook.conftest import AUTHOR, FRAMEWORK, MovingClock


def _make(path: Path, profile: Path, wanted: NewWorkbook) -> Workbook:
    return create_workbook(path, wanted, profile=profile, author=AUTHOR, clock=MovingClock())


def test_a_new_workbook_takes_the_sets_that_its_sector_is_offered_first(
    path: Path, isolated_profile: Path
) -> None:
    wanted = NewWorkbook(FRAMEWORK, "Lantern Street Family Project", "voluntary")
    workbook = _make(path, isolated_profile, wanted)

    snapshot = workbook.snapshot
    workbook.close()
    assert snapshot.organisation.name == "Lantern Street Family Project"
    assert snapshot.organisation.set_ids == snapshot.sector.set_ids
    assert snapshot.review.started_on is not None


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (NewWorkbook(FRAMEWORK, "  ", "primary"), "has no name"),
        (NewWorkbook(FRAMEWORK, "A school", "zoo"), "sector is not known"),
        (NewWorkbook(FRAMEWORK, "A school", "primary", ("X",)), "question set is not known"),
        (NewWorkbook("another-2027", "A school", "primary"), "another-2027"),
    ],
)
def test_a_new_workbook_that_makes_no_sense_is_refused_and_leaves_no_file(
    path: Path, isolated_profile: Path, wanted: NewWorkbook, said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        _make(path, isolated_profile, wanted)
    assert not path.exists()


def test_a_workbook_is_never_made_over_another_file(path: Path, isolated_profile: Path) -> None:
    path.write_bytes(b"something of the person's own")

    with pytest.raises(KnownError):
        _make(path, isolated_profile, NewWorkbook(FRAMEWORK, "A school", "primary"))
    assert path.read_bytes() == b"something of the person's own"


def test_opening_what_is_not_a_workbook_says_so_and_leaves_it_alone(
    path: Path, isolated_profile: Path
) -> None:
    path.write_bytes(b"PK\x03\x04 this is something else entirely, and long enough to look at")
    before = path.read_bytes()

    with pytest.raises(KnownError) as caught:
        open_workbook(path, profile=isolated_profile, author=AUTHOR)
    assert caught.value.code == "not_a_workbook"
    assert path.read_bytes() == before
