"""What the fields of an answer, and of the feedback on it, are called on the screen."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neglect_workbook.domain.framework import Framework

OVERRIDE_REASON: Final = "Why we chose another rating"
NOT_APPLICABLE_REASON: Final = "Why it does not apply to us"
NO_ACTION_REASON: Final = "Why we have no action"

_OURS: "Final[Mapping[str, str]]" = MappingProxyType(
    {
        "rating": "Our rating",
        "checks": "The checks",
        "override_reason": OVERRIDE_REASON,
        "not_applicable_reason": NOT_APPLICABLE_REASON,
        "no_action_reason": NO_ACTION_REASON,
        "come_back": "Come back to this",
        "to_confirm": "To confirm",
        "moderated_rating": "Moderated rating",
        "result": "Moderation result",
        "comment": "The partnership's comment",
    }
)


def field_label(framework: "Framework", field: str) -> str:
    """The label of a field of an answer or of feedback. Raises ``KeyError`` for an unknown one."""
    return _OURS[field] if field in _OURS else framework.field_guide(field).label
