"""What two copies of a collation say differently, in the words that people know it by."""

from datetime import date
from pathlib import Path

from neglect_workbook.collation.apart_words import words_of
from neglect_workbook.collation.collation import Collation
from neglect_workbook.collation.opening import open_collation
from neglect_workbook.collation.taking_in import take_in
from neglect_workbook.domain.collating.records import Choice
from neglect_workbook.keeping.apart import open_conflicts
from neglect_workbook.keeping.copies import fetch_copy, take_in_copy
from tests.collation.builders import OTHER_AUTHOR, gathered


def test_each_difference_names_its_place_its_field_and_both_sides(
    collation: Collation, tmp_path: Path, isolated_profile: Path
) -> None:
    take_in(collation, gathered(3))
    first, second = (one.facts for one in collation.snapshot.gathered[:2])
    asked = first.answers[0].question_id
    copy = tmp_path / "theirs.ncol"
    collation.save_copy(copy)
    theirs = open_collation(copy, profile=isolated_profile / "other", author=OTHER_AUTHOR)
    collation.moderate(first.key, asked, 2, result="raise", rating="3", note="Strong.")
    theirs.moderate(first.key, asked, 2, result="lower", rating="1")
    collation.choose_version(second.key, Choice.LEAVE_OUT)
    theirs.choose_version(second.key, Choice.USE)
    collation.set_head(due_on=date(2026, 11, 30))
    theirs.set_head(due_on=date(2026, 12, 7))
    theirs.close()
    take_in_copy(collation, fetch_copy(collation, copy))

    told = [words_of(collation, one) for one in open_conflicts(collation)]
    said = {(one.place, one.field): (one.ours, one.theirs) for one in told}
    scale = collation.framework.scale
    place = f"{first.organisation}, {asked}, second moderator"
    assert said == {
        (place, "Moderated rating"): (scale.words("3"), scale.words("1")),
        (place, "Result"): ("Raise", "Lower"),
        (second.organisation, "Whether it counts"): ("It is left out", "It counts"),
        ("The collation", "Due by"): ("30 November 2026", "7 December 2026"),
    }
