"""Forms that came back as files: counted once each, and refused in one sentence."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.filled import FilledForm
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.exchange.forms.reading import read_form
from neglect_workbook.workbook import (
    Workbook,
    add_form,
    add_forms,
    close_review,
    remove_forms,
    start_review,
)
from neglect_workbook.workbook.voices import FormStanding, sort_forms
from tests.exchange.forms.colleague import fill

TODAY = date(2026, 11, 24)

Given = Callable[..., list[Path]]


@pytest.fixture
def given(workbook: Workbook, tmp_path: Path) -> Given:
    """Makes forms of the workbook, not filled in."""

    def give(count: int, name: str = "form.docx") -> list[Path]:
        form = form_of(workbook.snapshot, "P", TODAY)
        return list(make_forms(form, tmp_path / name, count))

    return give


@pytest.fixture
def filled(given: Given) -> FilledForm:
    """One form for one colleague, filled in."""
    return read_form(fill(given(2)[0], "Teachers"))


def _standing(workbook: Workbook, path: Path) -> FormStanding:
    return add_form(workbook, read_form(path)).standing


def _copy(path: Path, name: str) -> Path:
    """The same file under another name."""
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    return copy


def test_files_for_one_colleague_each_count_once_even_when_they_say_the_same(
    workbook: Workbook, given: Given, tmp_path: Path
) -> None:
    ana, ben = (fill(path, "Teachers") for path in given(2))
    assert [_standing(workbook, one) for one in (ana, ben)] == [FormStanding.NEW] * 2
    renamed = ana.rename(tmp_path / "form - Copy.docx")
    saved_anew = _copy(renamed, "anew.docx")
    _save_anew(saved_anew)

    assert [_standing(workbook, one) for one in (renamed, saved_anew)] == [FormStanding.COUNTED] * 2
    assert len(workbook.snapshot.voices) == 2


def test_a_file_for_one_colleague_that_two_used_is_for_a_person_to_decide(
    workbook: Workbook, given: Given
) -> None:
    first = given(2)[0]
    other = _copy(first, "other.docx")
    add_form(workbook, read_form(fill(first, "Teachers")))
    form = read_form(fill(other, "Teachers", {"P1": "0"}))
    added = add_form(workbook, form)
    assert added.standing is FormStanding.DIFFERS
    assert added.change_set.is_empty
    add_forms(workbook, sort_forms(workbook.snapshot, [form]).doubtful)

    assert len(workbook.snapshot.voices) == 2
    assert _standing(workbook, other) is FormStanding.COUNTED


def test_of_one_blank_for_all_the_same_file_counts_once_and_a_like_one_is_asked_about(
    workbook: Workbook, given: Given
) -> None:
    (blank,) = given(1)
    ana, ben, cas = (_copy(blank, f"{name}.docx") for name in ("ana", "ben", "cas"))
    fill(ana, "Teachers")
    fill(ben, "Teachers", {"P1": "0"})
    fill(cas, "Teachers")
    _save_anew(cas)
    assert [_standing(workbook, one) for one in (ana, ben)] == [FormStanding.NEW] * 2
    assert _standing(workbook, _copy(ana, "again.docx")) is FormStanding.COUNTED
    like = read_form(cas)
    assert add_form(workbook, like).standing is FormStanding.ALIKE
    add_forms(workbook, [like])

    assert len(workbook.snapshot.voices) == 3
    assert _standing(workbook, cas) is FormStanding.COUNTED


def test_several_forms_at_once_are_compared_with_each_other_and_undone_as_one(
    workbook: Workbook, given: Given
) -> None:
    forms = [read_form(fill(path, "Teachers")) for path in given(6, "form.xlsx")]
    sorted_forms = sort_forms(workbook.snapshot, [*forms, forms[0]])
    add_forms(workbook, sorted_forms.new)
    assert (len(sorted_forms.new), len(sorted_forms.counted)) == (6, 1)
    back = [len(workbook.snapshot.voices)]
    workbook.undo()
    back.append(len(workbook.snapshot.voices))

    assert back == [6, 0]


def test_forms_that_were_all_removed_can_come_in_again(
    workbook: Workbook, filled: FilledForm
) -> None:
    add_form(workbook, filled)
    remove_forms(workbook)

    assert add_form(workbook, filled).standing is FormStanding.NEW


def test_nothing_of_the_file_is_kept_but_ids_the_group_and_the_ratings(
    workbook: Workbook, filled: FilledForm
) -> None:
    change_set = add_form(workbook, filled).change_set
    said = {change.key.field: change.value for change in change_set.changes}

    assert set(said) == {"removed", "review_id", "form_id", "set_id", "group_id", "ratings"}
    assert said["form_id"] == filled.facts.form_id


@pytest.mark.parametrize(
    ("facts", "fields", "said"),
    [
        ({"framework_id": "other"}, {}, "is a form for 'other'; this workbook answers 'bscp-neg"),
        ({"framework_version": "0.9"}, {}, "of version 0.9; this workbook has version 1.0"),
        ({"set_id": "Q"}, {}, "a set of questions, 'Q', that this framework does not have"),
        ({"workbook_id": "w"}, {}, "is a form of another workbook"),
        ({"review_id": "r"}, {}, "was made for another review"),
        ({}, {"ratings": {}}, "is not filled in: it has no answers"),
        ({}, {"group_id": ""}, "does not say which group it is from"),
        ({}, {"not_offered": ("group",)}, "names a group that is not in its list"),
        ({}, {"not_offered": ("P3",)}, "has an answer at P3 that is not in its list"),
        ({}, {"ratings": {"M1": "2"}}, "has an answer at M1 that is not in its list"),
        ({}, {"ratings": {"P1": "na"}}, "has an answer at P1 that is not in its list"),
    ],
)
def test_what_cannot_count_is_said_in_one_sentence_and_changes_nothing(
    workbook: Workbook,
    filled: FilledForm,
    facts: dict[str, str],
    fields: dict[str, Any],
    said: str,
) -> None:
    wrong = replace(filled, facts=replace(filled.facts, **facts), **fields)
    with pytest.raises(KnownError) as refused:
        add_form(workbook, wrong)

    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("form-01.docx")
    assert refused.value.next_step
    assert workbook.snapshot.voices == ()


def test_a_form_of_the_last_review_does_not_count_in_the_next(
    workbook: Workbook, filled: FilledForm
) -> None:
    close_review(workbook, TODAY)
    with pytest.raises(KnownError, match="closed"):
        add_form(workbook, filled)
    start_review(workbook, "midpoint", TODAY)

    with pytest.raises(KnownError, match="another review"):
        add_form(workbook, filled)


def _save_anew(path: Path) -> None:
    """Save a file so that it says the same with other bytes, as any program does."""
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
