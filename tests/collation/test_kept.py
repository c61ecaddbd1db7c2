"""What a collation keeps through crashes, other copies and files that are something else."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.changes import Change, FieldEdit, FieldKey
from neglect_workbook.domain.collating.records import Choice, moderation_id
from neglect_workbook.domain.fields import FORGOT
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import RecordKind
from neglect_workbook.errors import KnownError
from neglect_workbook.keeping.apart import Choice as Side
from neglect_workbook.keeping.apart import choose, open_conflicts
from neglect_workbook.keeping.copies import fetch_copy, take_in_copy
from neglect_workbook.keeping.passwords import change_password, opens
from neglect_workbook.storage.backups import find_backups
from neglect_workbook.storage.file_kind import COLLATION_FILE
from neglect_workbook.storage.salvage import Known, salvage
from neglect_workbook.storage.store import NO_KEY
from neglect_workbook.storage.verify import verify
from neglect_workbook.workbook import NewWorkbook, create_workbook, open_workbook
from tests.collation.builders import AUTHOR, FRAMEWORK, OPENS, OTHER_AUTHOR, gathered

_ADDS = """
import sys
from dataclasses import replace
from pathlib import Path
from neglect_workbook.collation.opening import open_collation
from tests.collation.builders import AUTHOR, gathered

path, profile = map(Path, sys.argv[1:])
collation = open_collation(path, profile=profile, author=AUTHOR)
for one in gathered(1000):
    collation.keep_contents([one])
    collation.add_found([one], goes_on=True)
    collation.last_save.result()
    print(one.facts.key, flush=True)
"""


def test_what_was_committed_when_the_program_was_killed_is_there(
    path: Path, isolated_profile: Path, collation: Collation
) -> None:
    collation.close()
    command = [sys.executable, "-c", _ADDS, str(path), str(isolated_profile)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(7)]
        process.kill()
        said += [line.strip() for line in process.stdout if line.endswith("\n")]

    again = open_collation(path, profile=isolated_profile, author=AUTHOR)

    held = {one.record.id: one.facts for one in again.snapshot.gathered}
    assert set(said) <= set(held)
    # One more may have been committed and not said.
    assert len(held) <= len(said) + 1
    contents = again.store.contents(facts.content for facts in held.values())
    assert [one.startswith(b"content of ") for one in contents] == [True] * len(held)
    assert again.store.recovered > 0
    again.close()
    assert verify(path, NO_KEY, COLLATION_FILE).problems == ()


def _copy_of(collation: Collation, tmp_path: Path, profile: Path) -> Collation:
    copy = tmp_path / "theirs.ncol"
    collation.save_copy(copy)
    return open_collation(copy, profile=profile, author=OTHER_AUTHOR)


def test_two_moderators_copies_are_united_and_what_they_say_differently_is_marked(
    collation: Collation, tmp_path: Path, isolated_profile: Path
) -> None:
    take_in(collation, gathered(6))
    facts = [one.facts for one in collation.snapshot.gathered]
    asked = [one.answers[0].question_id for one in facts]
    theirs = _copy_of(collation, tmp_path, isolated_profile)
    for place, rating in ((0, "1"), (1, "2")):
        collation.moderate(facts[place].key, asked[place], 1, rating=rating)
    for place, rating in ((1, "3"), (2, "0")):
        theirs.moderate(facts[place].key, asked[place], 1, rating=rating)
        theirs.moderate(facts[place].key, asked[place], 2, rating="2")
    theirs.choose_version(facts[3].key, Choice.LEAVE_OUT)
    take_in(theirs, gathered(4, seed=9))
    theirs.close()

    found = fetch_copy(collation, theirs.path)
    take_in_copy(collation, found)

    said = collation.snapshot.moderations
    assert len(said) == 5
    (conflict,) = open_conflicts(collation)
    assert conflict.key.record_id == moderation_id(facts[1].return_id, asked[1])
    assert (conflict.our_value, conflict.their_value) == ("2", "3")
    choose(collation, conflict, Side.OURS)
    assert collation.snapshot.moderations[conflict.key.record_id].rating == "2"
    assert len(collation.snapshot.gathered) == 10
    chosen = collation.snapshot.held(facts[3].key)
    assert chosen is not None
    assert chosen.record.choice == Choice.LEAVE_OUT
    held = [one.facts.content for one in collation.snapshot.gathered]
    assert len(list(collation.store.contents(held))) == 10


def test_two_copies_that_gathered_the_same_files_and_list_have_nothing_to_choose(
    collation: Collation, tmp_path: Path, isolated_profile: Path
) -> None:
    theirs = _copy_of(collation, tmp_path, isolated_profile)
    take_in(collation, gathered(5))
    take_in(theirs, gathered(5))
    theirs.close()

    take_in_copy(collation, fetch_copy(collation, theirs.path))

    assert open_conflicts(collation) == ()
    assert len(collation.snapshot.gathered) == 5


def test_what_somebody_else_put_into_the_folder_is_united_when_saved(
    collation: Collation, path: Path, isolated_profile: Path
) -> None:
    take_in(collation, gathered(3))
    collation.publish().result()
    other = open_collation(path, profile=isolated_profile / "other", author=OTHER_AUTHOR)
    take_in(other, gathered(600, seed=5))
    other.close()
    collation.set_head(name="Autumn 2026, second")

    published = collation.publish().result()

    assert published is not None
    collation.absorb(published.merged)
    held = [one.facts.content for one in collation.snapshot.gathered]
    assert len(held) == 603
    assert len(list(collation.store.contents(held))) == 603


def test_a_workbook_is_no_collation_and_a_collation_is_no_workbook(
    collation: Collation, path: Path, isolated_profile: Path, tmp_path: Path
) -> None:
    wanted = NewWorkbook(FRAMEWORK, "Hazelmoor Primary School", "primary")
    workbook = create_workbook(
        tmp_path / "ours.nwbk", wanted, profile=isolated_profile, author=AUTHOR, password=OPENS
    )
    workbook.close()

    with pytest.raises(KnownError) as refusal:
        open_workbook(path, profile=isolated_profile, author=AUTHOR)
    assert refusal.value.sentence == "autumn.ncol is a collation, not a workbook."
    assert refusal.value.next_step == "Choose a file whose name ends in .nwbk."
    with pytest.raises(KnownError) as refusal:
        open_collation(workbook.path, profile=isolated_profile, author=AUTHOR, passwords=[OPENS])
    assert refusal.value.sentence == "ours.nwbk is a workbook, not a collation."
    with pytest.raises(KnownError, match="is a workbook, not a"):
        fetch_copy(collation, workbook.path, OPENS)
    with pytest.raises(KnownError, match="is a collation, not a"):
        verify(path)


def test_what_another_program_wrote_of_an_answer_is_passed_over(collation: Collation) -> None:
    take_in(collation, gathered(1))
    kind = RecordKind.MODERATION
    said = {"no answer": "1", "R-X/S99/1": "1", "R-X/S1/1": "excellent", "R-X/S1/2": "1"}
    moment = collation.next_moment
    collation.unite(
        Change(
            make_id(moment + place),
            moment + place,
            OTHER_AUTHOR,
            FieldKey(kind, one, "rating"),
            code,
        )
        for place, (one, code) in enumerate(said.items())
    )

    assert list(collation.snapshot.moderations) == ["R-X/S1/2"]
    assert collation.snapshot.added == frozenset()


def test_a_return_that_one_copy_forgot_and_another_added_again_is_read_again(
    collation: Collation, tmp_path: Path, isolated_profile: Path
) -> None:
    found = tuple(gathered(2))
    take_in(collation, found)
    key = found[0].facts.key
    collation.remove_file(key)
    theirs = _copy_of(collation, tmp_path, isolated_profile)
    gone = [one.id for one in collation.changes if one.key.record_id == key]
    mark = FieldKey(RecordKind.GATHERED, key, f"{FORGOT}{make_id(collation.next_moment)}")
    collation.forget("forget", [FieldEdit(mark, sorted(gone)[:-1])])
    take_in(theirs, found)
    theirs.close()

    take_in_copy(collation, fetch_copy(collation, theirs.path))
    assert [one.record.id for one in collation.snapshot.gathered] == [found[1].facts.key]

    take_in(collation, found)
    assert len(collation.snapshot.gathered) == 2


def test_backups_of_a_collation_are_collations(
    collation: Collation, path: Path, isolated_profile: Path
) -> None:
    take_in(collation, gathered(2))
    collation.close()
    again = open_collation(path, profile=isolated_profile, author=AUTHOR)
    again.set_head(name="Another name")
    again.publish().result()

    (backup,) = find_backups(path)
    again.close()

    assert backup.path.suffix == ".ncol"
    assert verify(backup.path, NO_KEY, COLLATION_FILE).problems == ()


def test_a_password_can_be_put_on_and_everything_is_still_there(
    collation: Collation, path: Path, isolated_profile: Path
) -> None:
    take_in(collation, gathered(4))
    change_password(collation, OPENS)
    assert opens(collation, OPENS)
    take_in(collation, gathered(4, seed=2))
    collation.close()

    again = open_collation(path, profile=isolated_profile, author=AUTHOR, passwords=[OPENS])

    held = [one.facts.content for one in again.snapshot.gathered]
    assert len(list(again.store.contents(held))) == 8
    again.close()


def test_what_is_whole_of_a_damaged_collation_is_saved(
    collation: Collation, path: Path, tmp_path: Path
) -> None:
    take_in(collation, gathered(40, size=8000))
    collation.close()
    data = bytearray(path.read_bytes())
    place = len(data) // 2
    data[place : place + 8192] = bytes(8192)
    path.write_bytes(data)
    assert verify(path, NO_KEY, COLLATION_FILE).problems

    saved = salvage(
        path, tmp_path / "saved.ncol", Known((FRAMEWORK,), FRAMEWORK), NO_KEY, COLLATION_FILE
    )

    assert saved.entries > 100
    assert saved.copies > 30
    assert len(saved.lost_copies) + saved.copies >= 39


def test_a_content_that_was_damaged_is_told_and_mended_by_adding_the_file_again(
    collation: Collation, path: Path, isolated_profile: Path
) -> None:
    found = tuple(gathered(3, size=8000))
    take_in(collation, found)
    collation.close()
    data = path.read_bytes()
    hurt = found[1].content[:70]
    assert data.count(hurt) == 1
    path.write_bytes(data.replace(hurt, hurt.swapcase()))
    again = open_collation(path, profile=isolated_profile, author=AUTHOR)

    with pytest.raises(KnownError) as refusal:
        again.read_return(found[1].facts.key)
    assert refusal.value.sentence.startswith(f"What was kept of {found[1].facts.file} is")

    take_in(again, found)
    assert list(again.store.contents([found[1].facts.content])) == [found[1].content]
    again.close()


def test_a_collation_that_is_full_says_so_and_keeps_what_it_has(
    collation: Collation, monkeypatch: pytest.MonkeyPatch
) -> None:

    take_in(collation, gathered(3))
    monkeypatch.setattr(collation.store, "kind", replace(COLLATION_FILE, most_attachments=5))

    with pytest.raises(KnownError, match="as much as it can hold"):
        take_in(collation, gathered(9, seed=3))

    assert len(collation.snapshot.gathered) == 3
