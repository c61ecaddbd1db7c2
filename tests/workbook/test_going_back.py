"""Going back to an earlier copy sets everything to what it was, and undo brings it all back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_workbook.domain.records import RecordKind
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.content import content_text
from neglect_workbook.keeping.going_back import (
    backups_of,
    go_back,
    look_into_backup,
    newest_whole_backup,
    open_instead,
    prepare_to_go_back,
    save_backup_as,
)
from neglect_workbook.keeping.passwords import change_password
from neglect_workbook.storage.rotation import Backup
from neglect_workbook.workbook import (
    NewWorkbook,
    Workbook,
    close_review,
    create_workbook,
    open_workbook,
    start_review,
)
from neglect_workbook.workbook.back_words import what_would_change
from neglect_workbook.workbook.forgetting import forget_earlier_wording
from tests.workbook.conftest import AUTHOR, MovingClock
from tests.workbook.two_copies import texts_ever

_TODAY = date(2026, 11, 26)


def _keep(workbook: Workbook) -> Backup:
    """A backup of the workbook as it is."""
    workbook.store.back_up()
    return backups_of(workbook)[0]


def _go_back(workbook: Workbook, backup: Backup) -> None:
    found = look_into_backup(workbook, backup)
    prepare_to_go_back(workbook, found)
    go_back(workbook, found)
    found.forget()


def _changes(workbook: Workbook, backup: Backup) -> tuple[str, ...]:
    found = look_into_backup(workbook, backup)
    said = what_would_change(workbook, found)
    found.forget()
    return said


def test_everything_is_as_it_was_and_undo_brings_back_what_came_since(
    workbook: Workbook, clock: MovingClock
) -> None:
    workbook.set_answer("M3", reason="We look at it each month.")
    workbook.add_record(RecordKind.EVIDENCE, title="Supervision audit")
    first = workbook.snapshot
    backup = _keep(workbook)
    clock.move(minutes=5)
    workbook.set_answer("M3", reason="Each week.", rating="1")
    workbook.remove_record(RecordKind.EVIDENCE, first.evidence[0].id)
    workbook.add_record(RecordKind.ACTION, what_we_do="Train everyone.", question_ids=("M3",))
    workbook.set_organisation(name="Hazelmoor")
    second, texts = workbook.snapshot, texts_ever(workbook)
    assert _changes(workbook, backup) == (
        "1 answer would be as before: M3 Drift and harm.",
        "1 item of evidence would come back: E1 Supervision audit.",
        "1 action added since would go: A1 Train everyone.",
        "What it says of your organisation would be as before.",
    )
    _go_back(workbook, backup)
    assert workbook.snapshot == first
    assert workbook.undo_summary == "going back to an earlier copy"
    assert texts <= texts_ever(workbook)
    assert _changes(workbook, backup) == ()
    workbook.undo()
    assert workbook.snapshot == second
    workbook.redo()
    assert workbook.snapshot == first


def test_the_present_is_kept_before_going_back(workbook: Workbook) -> None:
    backup = _keep(workbook)
    workbook.set_answer("M3", reason="Each week.")
    _go_back(workbook, backup)
    newest = backups_of(workbook)[0]
    assert newest != backup
    (said,) = _changes(workbook, newest)
    assert said.startswith("1 answer would be as before: M3")


def test_going_back_is_one_change_that_is_saved(
    workbook: Workbook, reopened: Callable[[], Workbook]
) -> None:
    first = workbook.snapshot
    backup = _keep(workbook)
    workbook.set_answer("M3", reason="Each week.")
    _go_back(workbook, backup)
    assert reopened().snapshot == first


def test_a_review_closed_since_is_open_again(workbook: Workbook) -> None:
    workbook.set_answer("M3", rating="1", reason="We look at it each month.")
    first = workbook.snapshot
    backup = _keep(workbook)
    close_review(workbook, _TODAY)
    closed = workbook.snapshot
    assert _changes(workbook, backup) == ("The review that is closed now would be open again.",)
    start_review(workbook, workbook.framework.review_kinds[1].id, _TODAY)
    workbook.set_answer("M3", rating="2")
    second = workbook.snapshot
    assert _changes(workbook, backup)[0].startswith("You would be in the first review that began")
    _go_back(workbook, backup)
    assert workbook.snapshot == first
    workbook.undo()
    assert workbook.snapshot == second
    # What was undone can be gone back to, and the review started anew.
    _go_back(workbook, backup)
    close_review(workbook, _TODAY)
    start_review(workbook, workbook.framework.review_kinds[1].id, _TODAY)
    assert workbook.snapshot.answers["M3"].rating == closed.answers["M3"].rating
    assert workbook.snapshot.answers["M3"].to_confirm


def test_what_was_forgotten_since_stays_forgotten(workbook: Workbook, clock: MovingClock) -> None:
    workbook.set_answer("M3", reason="A first wording of ours, long enough to stand alone.")
    clock.move(minutes=2)
    workbook.set_answer("M3", reason="A second wording.")
    first, backup = workbook.snapshot, _keep(workbook)
    clock.move(minutes=2)
    forget_earlier_wording(workbook)
    workbook.set_answer("M3", rating="1")
    _go_back(workbook, backup)
    assert workbook.snapshot == first
    assert not any("first wording" in str(one.value) for one in workbook.changes)
    workbook.undo()
    assert workbook.snapshot.answers["M3"].rating == "1"


_QUESTIONS = st.sampled_from(["M1", "M3", "S2"])
_WORDS = st.text(alphabet="abc é\n", max_size=12)
_COMMANDS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), _QUESTIONS, _WORDS),
        st.tuples(st.just("rate"), _QUESTIONS, st.sampled_from(["1", "2", "unknown"])),
        st.tuples(st.just("evidence"), _QUESTIONS, _WORDS),
        st.tuples(st.just("remove"), _QUESTIONS, _WORDS),
        st.tuples(st.just("undo"), _QUESTIONS, _WORDS),
    ),
    max_size=8,
)


def _do(workbook: Workbook, commands: list[tuple[str, str, str]]) -> None:
    for what, question_id, words in commands:
        if what == "answer":
            workbook.set_answer(question_id, reason=words)
        elif what == "rate":
            workbook.set_answer(question_id, rating=words)
        elif what == "evidence":
            workbook.add_record(RecordKind.EVIDENCE, title=words, question_ids=(question_id,))
        elif what == "remove" and workbook.snapshot.evidence:
            workbook.remove_record(RecordKind.EVIDENCE, workbook.snapshot.evidence[0].id)
        elif what == "undo" and workbook.undo_summary:
            workbook.undo()


@given(_COMMANDS, _COMMANDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_since_is_set_back_and_undone_again(
    workbook: Workbook,
    clock: MovingClock,
    before: list[tuple[str, str, str]],
    since: list[tuple[str, str, str]],
) -> None:
    _do(workbook, before)
    first, backup = workbook.snapshot, _keep(workbook)
    clock.move(minutes=2)
    _do(workbook, since)
    second = workbook.snapshot
    is_same = _content(first) == _content(second)
    assert (_changes(workbook, backup) == ()) == is_same
    _go_back(workbook, backup)
    assert _content(workbook.snapshot) == _content(first)
    if not is_same:
        workbook.undo()
    assert _content(workbook.snapshot) == _content(second)


def _content(snapshot: WorkbookSnapshot) -> str:
    return content_text(snapshot)


def test_a_backup_of_another_workbook_of_this_name_is_not_taken(
    workbook: Workbook, isolated_profile: Path, tmp_path: Path
) -> None:
    backup = _keep(workbook)
    other = tmp_path / "other" / "ours.nwbk"
    other.parent.mkdir()
    second = create_workbook(
        other,
        NewWorkbook("bscp-neglect-2026", "Other", "primary"),
        profile=isolated_profile,
        author=AUTHOR,
    )
    with pytest.raises(KnownError) as caught:
        look_into_backup(second, backup)
    second.close()
    assert caught.value.code == "another_workbook"


def test_a_backup_opens_with_the_password_of_its_day(
    workbook: Workbook, clock: MovingClock
) -> None:
    first, plain = workbook.snapshot, _keep(workbook)
    change_password(workbook, "the first one")
    workbook.set_answer("M3", reason="Protected.")
    protected = _keep(workbook)
    change_password(workbook, "the second one")
    clock.move(minutes=2)
    workbook.set_answer("M3", reason="Protected anew.")
    assert b"Protected" not in protected.path.read_bytes()
    with pytest.raises(KnownError) as caught:
        look_into_backup(workbook, protected)
    assert caught.value.code == "needs_password"
    found = look_into_backup(workbook, protected, "the first one")
    prepare_to_go_back(workbook, found)
    go_back(workbook, found)
    found.forget()
    assert workbook.snapshot.answers["M3"].reason == "Protected."
    _go_back(workbook, plain)
    assert workbook.snapshot == first
    assert newest_whole_backup(workbook.path, "the second one") == backups_of(workbook)[0]


def test_a_backup_is_saved_as_a_file_of_its_own(
    workbook: Workbook, tmp_path: Path, isolated_profile: Path
) -> None:
    workbook.set_answer("M3", reason="Kept.")
    backup = _keep(workbook)
    copy = tmp_path / "copy.nwbk"
    save_backup_as(workbook, backup, copy)
    opened = open_workbook(copy, profile=isolated_profile, author=AUTHOR, read_only=True)
    assert opened.snapshot.answers["M3"].reason == "Kept."
    opened.close()
    for own in (workbook.path, backup.path):
        with pytest.raises(KnownError) as caught:
            save_backup_as(workbook, backup, own)
        assert caught.value.code == "own_file"


def test_a_read_only_workbook_does_not_go_back(
    workbook: Workbook, path: Path, isolated_profile: Path
) -> None:
    backup = _keep(workbook)
    shown = open_workbook(path, profile=isolated_profile, author=AUTHOR, read_only=True)
    found = look_into_backup(shown, backup)
    with pytest.raises(KnownError) as caught:
        prepare_to_go_back(shown, found)
    shown.close()
    assert caught.value.code == "read_only"


def test_a_damaged_workbook_gives_way_to_its_newest_whole_backup(
    workbook: Workbook, path: Path, isolated_profile: Path, clock: MovingClock
) -> None:
    workbook.set_answer("M3", reason="Older.")
    older = _keep(workbook)
    clock.move(minutes=2)
    workbook.set_answer("M3", reason="Newer.")
    newer = _keep(workbook)
    workbook.close()
    for file in (path, newer.path):
        file.write_bytes(file.read_bytes().replace(b"Older", b"0lder"))
    spoilt = path.read_bytes()
    found = newest_whole_backup(path)
    assert found == older
    aside = open_instead(path, older, datetime(2026, 11, 26, tzinfo=UTC))
    assert aside.name == "ours damaged 2026-11-26.nwbk"
    assert aside.read_bytes() == spoilt
    opened = open_workbook(path, profile=isolated_profile, author=AUTHOR, read_only=True)
    assert opened.snapshot.answers["M3"].reason == "Older."
    opened.close()


def test_what_cannot_be_put_in_its_place_leaves_the_damaged_file_there(
    workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = _keep(workbook)
    before = path.read_bytes()

    def refuse(*_words: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("neglect_workbook.storage.backups.shutil.copyfile", refuse)
        with pytest.raises(KnownError):
            open_instead(path, backup, datetime(2026, 11, 26, tzinfo=UTC))
    assert path.read_bytes() == before
