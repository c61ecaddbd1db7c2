"""What colleagues' voices are called on the screen: counts, groups and differences in words."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.domain.role_views import Standing

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework
    from neglect_workbook.domain.question_set import Question
    from neglect_workbook.domain.rating_scale import RatingScale
    from neglect_workbook.domain.role_views import Beside, ThemeView
    from neglect_workbook.domain.voices import GroupSize, Spread

_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: Icon and token of each standing; 'not answered' has the mark of a rating instead.
STANDING_ICONS: Final = {
    Standing.LEADERS_HIGHER: ("triangle-alert", "amber"),
    Standing.COLLEAGUES_HIGHER: ("arrow-up", "ink2"),
    Standing.SAME: ("equal", "ink2"),
    Standing.TOO_FEW: ("eye-off", "ink2"),
    Standing.DOES_NOT_APPLY: ("minus", "ink2"),
}


def under(framework: "Framework") -> str:
    """How small a group is that is never shown: 'under five'."""
    smallest = framework.smallest_group
    place = smallest - 2
    return f"under {_NUMBERS[place] if 0 <= place < len(_NUMBERS) else smallest}"


def forms_count(number: int) -> str:
    """A number of forms: '1 form', '3 forms'."""
    return "1 form" if number == 1 else f"{number} forms"


def forms_are_back(back: int, given_out: int) -> str:
    """How many forms came in, of how many that were given out where that was said."""
    if not given_out:
        return f"{forms_count(back)} {'is' if back == 1 else 'are'} back."
    if back > given_out:
        return f"{forms_count(back)} are back; you gave out {given_out}."
    return f"{back} of {forms_count(given_out)} {'is' if given_out == 1 else 'are'} back."


def hidden_group(framework: "Framework", size: "GroupSize") -> str:
    """Why nothing is shown of a group."""
    count = forms_count(size.forms)
    return f"{size.group.name}: {count}, {under(framework)}, left out of every count"


def no_counts(framework: "Framework") -> str:
    """Why nothing is counted although forms came in."""
    return f"Every group is {under(framework)} so far, so no answers are shown yet."


def counts_in_words(framework: "Framework", spread: "Spread") -> str:
    """All the counts of a question, nought too, in the short words of the scale."""
    if not spread.is_shown:
        return too_few(framework)
    scale = framework.scale
    return ", ".join(f"{scale.rating(code).short} {n}" for code, n in spread.counts.items())


def counts_in_full(framework: "Framework", spread: "Spread") -> str:
    """The counts of a question in whole words, without those of nobody."""
    if not spread.is_shown:
        return f"{too_few(framework)}."
    scale = framework.scale
    parts = [f"{scale.words(code)} {n}" for code, n in spread.counts.items() if n]
    return f"{spread.answered} answered: {', '.join(parts)}."


def left_out_words(framework: "Framework", spread: "Spread") -> str:
    """Which groups are not in the counts of this one question; empty where all are."""
    if not spread.is_shown or not spread.left_out:
        return ""
    names = ", ".join(group.name for group in spread.left_out)
    return f"{names}: {under(framework)} answered this, left out."


def too_few(framework: "Framework") -> str:
    """Why no counts are shown of a question."""
    return f"{under(framework).capitalize()} answers, so none are shown"


def standing_words(beside: "Beside | None", question: "Question") -> str:
    """How the leaders stand beside what colleagues said to a question, in a few words."""
    if beside is None:
        return "No question of ours on this"
    asked = beside.question.id
    if beside.question.set_id == question.set_id:
        return _OWN_WORDS[beside.standing]
    return _WORDS[beside.standing].format(asked)


def comparison_sentence(
    scale: "RatingScale", beside: "Beside", answered: int
) -> tuple[str, str, str]:
    """What the leaders chose and how colleagues stand to it: words before, the rating, after."""
    asked = beside.question.id
    if not beside.code:
        return f"{asked} is not answered yet, so there is nothing to compare.", "", ""
    who = f"In {asked} leaders chose "
    rating = scale.words(beside.code)
    if beside.standing in (Standing.TOO_FEW, Standing.DOES_NOT_APPLY):
        return who, rating, "."
    if beside.standing is Standing.LEADERS_HIGHER:
        return who, rating, f". {beside.lower} of {answered} colleagues chose lower."
    if beside.standing is Standing.COLLEAGUES_HIGHER:
        return who, rating, f". {beside.higher} of {answered} colleagues chose higher."
    parts = f"{beside.lower} lower and {beside.higher} higher"
    return who, rating, f". Of {answered} colleagues, {parts}."


def difference_words(view: "ThemeView") -> str:
    """Which role rates a theme higher than which."""
    if view.highest is None or view.lowest is None:
        return "About the same"
    return f"{view.highest.name} higher than {view.lowest.name.lower()}"


_WORDS: Final = {
    Standing.LEADERS_HIGHER: "Leaders higher in {}",
    Standing.COLLEAGUES_HIGHER: "Colleagues higher than {}",
    Standing.SAME: "About the same as {}",
    Standing.TOO_FEW: "Too few answers",
    Standing.DOES_NOT_APPLY: "{} does not apply to us",
    Standing.NOT_ANSWERED: "{} not answered yet",
}
_OWN_WORDS: Final = {
    Standing.LEADERS_HIGHER: "Our own answer is higher",
    Standing.COLLEAGUES_HIGHER: "Colleagues higher than our answer",
    Standing.SAME: "About the same as our answer",
    Standing.TOO_FEW: "Too few answers",
    Standing.DOES_NOT_APPLY: "Our answer: does not apply",
    Standing.NOT_ANSWERED: "Our answer is not there yet",
}
