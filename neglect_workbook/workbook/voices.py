"""Taking in what colleagues' forms said, and letting go of all of it.

A form counts once (see decision 0012). A file that was made for one colleague is known by its
own id. One blank for many has no such id, so its files are known by what they are: the very
same file never counts twice, and one that only says the same is for a person to decide.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from neglect_workbook.domain.changes import ChangeSet, FieldEdit, FieldKey
from neglect_workbook.domain.fields import REMOVED, to_json
from neglect_workbook.domain.identity import make_id
from neglect_workbook.domain.records import RecordKind, Voice
from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.forms.filled import FilledForm
from neglect_workbook.workbook.commands import Workbook
from neglect_workbook.workbook.form_checks import require_ours

if TYPE_CHECKING:
    from neglect_workbook.domain.fields import FieldValue

_DECIDE = "To count it all the same, bring it in on the Voices page."


class FormStanding(StrEnum):
    """How a form that came back stands to those that are counted."""

    NEW = "new"
    COUNTED = "counted"
    #: One blank was given to many, and another file of it says the same.
    ALIKE = "alike"
    #: The file was made for one colleague, and one of the same number says something else.
    DIFFERS = "differs"


_SENTENCES = {
    FormStanding.NEW: "The form was counted.",
    FormStanding.COUNTED: "The form was counted already.",
    FormStanding.ALIKE: (
        "The form says the same as one that is counted, so it was not counted again. " + _DECIDE
    ),
    FormStanding.DIFFERS: (
        "A form of the same number is counted and says something else, "
        "so this one was not counted. " + _DECIDE
    ),
}


@dataclass(frozen=True, slots=True)
class SortedForms:
    """Forms that came back, sorted by how they stand; each in the order of coming in."""

    new: tuple[FilledForm, ...]
    counted: tuple[FilledForm, ...]
    alike: tuple[FilledForm, ...]
    differing: tuple[FilledForm, ...]

    @property
    def doubtful(self) -> tuple[FilledForm, ...]:
        """Those that are not counted before somebody says that they are another colleague's."""
        return self.alike + self.differing


@dataclass(frozen=True, slots=True)
class AddedForm:
    """What became of a form.

    Attributes:
        standing: how it stood; only a new one is counted.
        change_set: what was touched; empty where it was not counted.
    """

    standing: FormStanding
    change_set: ChangeSet

    @property
    def is_doubtful(self) -> bool:
        """Whether a person is to decide if it counts."""
        return self.standing in {FormStanding.ALIKE, FormStanding.DIFFERS}

    @property
    def sentence(self) -> str:
        """What became of it, in a sentence or two."""
        return _SENTENCES[self.standing]


def add_paper_form(
    workbook: Workbook, set_id: str, group_id: str, ratings: Mapping[str, str]
) -> ChangeSet:
    """Take in a form that was filled in on paper.

    Args:
        workbook: the form counts in its newest review.
        set_id: the question set that the form asked.
        group_id: the group of colleagues that it came from.
        ratings: the ratings chosen, by question id; what was left blank is not there.

    Raises:
        KnownError: the review is closed, the workbook is open to read only, or a word is not
            one of the framework's.
    """
    return workbook.add_record(
        RecordKind.VOICE,
        review_id=workbook.snapshot.review.id,
        set_id=set_id,
        group_id=group_id,
        ratings=ratings,
    )


def sort_forms(snapshot: WorkbookSnapshot, forms: Iterable[FilledForm]) -> SortedForms:
    """Sort forms by how they stand to those that are counted, and to each other.

    Args:
        snapshot: the workbook that they come into.
        forms: forms of this workbook (see ``require_ours``).
    """
    found = _by_standing(snapshot, forms)
    return SortedForms(*(tuple(found[one]) for one in FormStanding))


def _by_standing(
    snapshot: WorkbookSnapshot, forms: Iterable[FilledForm]
) -> Mapping[FormStanding, list[FilledForm]]:
    counted = {voice.form_id: voice for voice in snapshot.voices if voice.form_id}
    found: dict[FormStanding, list[FilledForm]] = {one: [] for one in FormStanding}
    for form in forms:
        standing = _standing(form, counted)
        found[standing].append(form)
        if standing is FormStanding.NEW:
            form_id = _record_form_id(form, counted)
            counted[form_id] = Voice(group_id=form.group_id, ratings=form.ratings)
    return found


def add_form(workbook: Workbook, form: FilledForm) -> AddedForm:
    """Count one form, if it is new and one of this workbook's.

    Args:
        workbook: the form counts in its newest review.
        form: a form as it was read.

    Raises:
        KnownError: it cannot count here, the review is closed, or the workbook is open to read
            only; the sentence says which.
    """
    snapshot = workbook.snapshot
    require_ours(snapshot, form)
    standing = next(one for one, found in _by_standing(snapshot, (form,)).items() if found)
    is_new = standing is FormStanding.NEW
    change_set = add_forms(workbook, (form,)) if is_new else ChangeSet("", ())
    return AddedForm(standing, change_set)


def add_forms(workbook: Workbook, forms: Sequence[FilledForm]) -> ChangeSet:
    """Count forms, all of them as one command: new ones, or doubtful ones that were decided.

    Args:
        workbook: the forms count in its newest review.
        forms: none of them counted yet.

    Raises:
        KnownError: the review is closed, or the workbook is open to read only.
    """
    counted = {voice.form_id: voice for voice in workbook.snapshot.voices if voice.form_id}
    moment = workbook.next_moment
    edits: list[FieldEdit] = []
    for at, form in enumerate(forms):
        form_id = _record_form_id(form, counted)
        counted[form_id] = Voice()
        fields: dict[str, FieldValue] = {
            REMOVED: False,
            "review_id": workbook.snapshot.review.id,
            "form_id": form_id,
            "set_id": form.facts.set_id,
            "group_id": form.group_id,
            "ratings": form.ratings,
        }
        record_id = make_id(moment + at)
        edits += [
            FieldEdit(FieldKey(RecordKind.VOICE, record_id, name), to_json(value))
            for name, value in fields.items()
        ]
    return workbook.apply_edits("new form" if len(forms) == 1 else "new forms", edits)


def remove_forms(workbook: Workbook) -> ChangeSet:
    """Take every form of the newest review out of the workbook. Undo brings them back.

    There is no way to take out single ones later: what is left would say what they said.

    Raises:
        KnownError: the review is closed, or the workbook is open to read only.
    """
    edits = [
        FieldEdit(FieldKey(RecordKind.VOICE, voice.id, REMOVED), value=True)
        for voice in workbook.snapshot.voices
    ]
    return workbook.apply_edits("removal of all forms", edits)


def _standing(form: FilledForm, counted: Mapping[str, Voice]) -> FormStanding:
    if form.file_id in counted:
        return FormStanding.COUNTED
    if not form.facts.form_id:
        is_alike = any(one.startswith(f"{form.answers_id}.") for one in counted)
        return FormStanding.ALIKE if is_alike else FormStanding.NEW
    held = counted.get(form.facts.form_id)
    if held is None:
        return FormStanding.NEW
    is_same = (held.group_id, dict(held.ratings)) == (form.group_id, dict(form.ratings))
    return FormStanding.COUNTED if is_same else FormStanding.DIFFERS


def _record_form_id(form: FilledForm, counted: Mapping[str, Voice]) -> str:
    """The id that a form is counted under."""
    own = form.facts.form_id
    return own if own and own not in counted else form.file_id
