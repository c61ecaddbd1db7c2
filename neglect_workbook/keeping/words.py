"""What no edit may hold, asked before anything is written."""

from neglect_workbook.domain.changes import FieldEdit
from neglect_workbook.domain.framework import Framework
from neglect_workbook.domain.rules import require_known
from neglect_workbook.errors import KnownError


def require_words_of(framework: Framework, edit: FieldEdit) -> None:
    """Raise ``KnownError`` where an edit uses a word that the framework does not have."""
    try:
        require_known(framework, edit.key.kind, edit.key.field, edit.value)
    except ValueError as error:
        raise KnownError(
            "unknown_value",
            f"{edit.key.kind} {edit.key.field}: {error}.",
            "Use the words of the framework.",
        ) from error
