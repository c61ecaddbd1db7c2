"""What is said of forms that came back as files, in one calm line."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.models.voices_words import forms_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neglect_workbook.errors import KnownError

#: More than so many reasons are a list that nobody reads.
_MOST_REASONS: Final = 6


def outcome_words(counted: int, already: int, refused: int, doubtful: int) -> str:
    """How many forms were counted, and how many were not."""
    parts = [f"{_were(counted)} counted." if counted else "No form was counted."]
    if already:
        parts.append(f"{_were(already)} counted already.")
    if doubtful:
        parts.append(f"{_wait(doubtful)} to be decided.")
    if refused:
        files = "1 file" if refused == 1 else f"{refused} files"
        parts.append(f"{files} could not be counted:")
    return " ".join(parts)


def reasons(errors: "Sequence[KnownError]") -> str:
    """Why files could not be counted, a line for each."""
    lines = [str(error) for error in errors[:_MOST_REASONS]]
    more = len(errors) - len(lines)
    if more:
        lines.append(f"And {more} more.")
    return "\n".join(lines)


def doubt_words(alike: int, differing: int) -> str:
    """What is to be decided about forms that may be another colleague's."""
    parts = []
    if alike:
        say = "says" if alike == 1 else "say"
        parts.append(
            f"{forms_count(alike)} {say} the same as one that is counted. "
            "It may be a copy, or another colleague who sees it the same way."
        )
    if differing:
        have = "has" if differing == 1 else "have"
        parts.append(
            f"{forms_count(differing)} {have} the number of one that is counted, "
            "and other answers. "
            "Somebody may have changed an answer, or two colleagues used one file."
        )
    return " ".join(parts)


def made_words(count: int, name: str, place: str) -> str:
    """What was made, and where it is."""
    return f"{name} is in {place}." if count == 1 else f"{count} forms are in {place}."


def _were(number: int) -> str:
    return f"{forms_count(number)} {'was' if number == 1 else 'were'}"


def _wait(number: int) -> str:
    return f"{forms_count(number)} {'waits' if number == 1 else 'wait'}"
