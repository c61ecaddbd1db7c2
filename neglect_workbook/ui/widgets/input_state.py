"""The red edge of an input that holds something wrong."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def mark_problem(field: "QWidget", *, has_problem: bool) -> None:
    """Give an input the red edge of the stylesheet, or take it away."""
    state = "error" if has_problem else ""
    if field.property("state") != state:
        field.setProperty("state", state)
        field.style().unpolish(field)
        field.style().polish(field)
