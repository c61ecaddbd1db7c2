"""What going back to an earlier copy of a collation would change, in sentences."""

from datetime import date
from pathlib import Path

from neglect_workbook.collation.back_words import what_would_change
from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.collating.records import Choice, ExpectedOrganisation
from neglect_workbook.keeping.going_back import (
    backups_of,
    go_back,
    look_into_backup,
    prepare_to_go_back,
)
from tests.collation.builders import gathered, refused


def _said(collation: Collation) -> tuple[str, ...]:
    """What going back to the newest backup would change."""
    found = look_into_backup(collation, backups_of(collation)[0])
    try:
        return what_would_change(collation, found)
    finally:
        found.forget()


def test_every_kind_of_change_is_said_and_counted(collation: Collation) -> None:
    take_in(collation, gathered(4))
    collation.set_head(name="Autumn 2026")
    collation.store.back_up()
    assert _said(collation) == ()

    take_in(collation, [*gathered(2, seed=7), refused("minutes.docx")])
    facts = collation.snapshot.gathered[0].facts
    collation.choose_version(facts.key, Choice.LEAVE_OUT)
    collation.set_head(name="Winter", due_on=date(2026, 11, 30))
    collation.set_expected((ExpectedOrganisation(id="a", name="Alder School"),))
    collation.draw_sample(seed=3)
    collation.moderate(facts.key, facts.answers[0].question_id, 1, result="agree")
    assert _said(collation) == (
        "It would be called Autumn 2026 again.",
        "No date would be set.",
        "The expected list would be the one before, with nobody on it.",
        "2 returns added since would go.",
        "What you chose for 1 return would be as before.",
        "The files that could not be read would be those of then.",
        "No sample would be drawn yet.",
        "What moderators said of 1 answer would be as before.",
    )


def test_after_going_back_it_says_the_same_as_the_copy(collation: Collation, path: Path) -> None:
    take_in(collation, gathered(3))
    collation.draw_sample(seed=3)
    collation.store.back_up()
    (backup, *_) = backups_of(collation)
    facts = collation.snapshot.gathered[0].facts
    collation.remove_file(collation.snapshot.gathered[1].record.id)
    collation.moderate(facts.key, facts.answers[0].question_id, 1, feedback="Well done.")
    collation.draw_sample(seed=4)
    found = look_into_backup(collation, backup)
    assert what_would_change(collation, found) == (
        "1 return would come back.",
        "The sample would be drawn as before.",
        "What moderators said of 1 answer would be as before.",
    )
    prepare_to_go_back(collation, found)
    go_back(collation, found)
    assert what_would_change(collation, found) == ()
    assert collation.path == path
    found.forget()
