"""Is a form that came back one of this workbook's, and does it say something that counts?"""

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.errors import KnownError
from neglect_workbook.exchange.forms.filled import FilledForm
from neglect_workbook.exchange.forms.form import GROUP

_ASK_AGAIN = "Ask for it to be filled in again."


def require_ours(snapshot: WorkbookSnapshot, form: FilledForm) -> None:
    """Make sure that a form can count in the newest review. Nothing is guessed.

    Args:
        snapshot: the workbook that it comes into.
        form: a form as it was read.

    Raises:
        KnownError: it cannot; one sentence says why.
    """
    _require_same_questions(snapshot, form)
    _require_same_workbook(snapshot, form)
    _require_answers(snapshot, form)


def _require_same_questions(snapshot: WorkbookSnapshot, form: FilledForm) -> None:
    framework, facts, name = snapshot.framework, form.facts, form.file_name
    if facts.framework_id != framework.id:
        raise KnownError(
            "other_framework",
            f"{name} is a form for '{facts.framework_id}'; this workbook answers '{framework.id}'.",
            "Bring it into a workbook of that framework.",
        )
    if facts.framework_version != framework.version:
        raise KnownError(
            "other_version",
            f"{name} asks the questions of version {facts.framework_version}; "
            f"this workbook has version {framework.version}.",
            "Give out new forms.",
        )
    if facts.set_id not in {one.id for one in framework.question_sets}:
        raise KnownError(
            "unknown_set",
            f"{name} asks a set of questions, '{facts.set_id}', that this framework does not have.",
            "Give out new forms.",
        )


def _require_same_workbook(snapshot: WorkbookSnapshot, form: FilledForm) -> None:
    facts, name = form.facts, form.file_name
    if facts.workbook_id != snapshot.workbook_id:
        raise KnownError(
            "other_workbook",
            f"{name} is a form of another workbook.",
            "Bring it into the workbook that it was made in.",
        )
    if facts.review_id != snapshot.review.id:
        raise KnownError(
            "other_review",
            f"{name} was made for another review than the one that is open.",
            "Give out new forms for this review.",
        )


def _require_answers(snapshot: WorkbookSnapshot, form: FilledForm) -> None:
    name = form.file_name
    asked = [one.id for one in snapshot.framework.question_set(form.facts.set_id).questions]
    groups = {one.id for one in snapshot.framework.colleague_groups}
    steps = {one.code for one in snapshot.framework.scale.steps}
    wrong = list(form.not_offered)
    wrong += [one for one, code in form.ratings.items() if one not in asked or code not in steps]
    if GROUP in wrong or (form.group_id and form.group_id not in groups):
        raise KnownError(
            "unknown_group",
            f"{name} names a group that is not in its list.",
            _ASK_AGAIN,
        )
    if wrong:
        raise KnownError(
            "not_a_rating",
            f"{name} has an answer at {wrong[0]} that is not in its list.",
            _ASK_AGAIN,
        )
    if not form.ratings:
        raise KnownError("empty_form", f"{name} is not filled in: it has no answers.", _ASK_AGAIN)
    if not form.group_id:
        raise KnownError("no_group", f"{name} does not say which group it is from.", _ASK_AGAIN)
