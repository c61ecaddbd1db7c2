"""A dialog that is as high as its texts need, where they take several lines."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QVBoxLayout


def fit(dialog: "QDialog", column: "QVBoxLayout") -> None:
    """Make a dialog as high as its column is at its width."""
    dialog.resize(dialog.width(), _needed(dialog, column))


def grow_to_fit(dialog: "QDialog", column: "QVBoxLayout") -> None:
    """Make a dialog higher where its column needs it; never lower, so that nothing jumps."""
    dialog.resize(dialog.width(), max(dialog.height(), _needed(dialog, column)))


def _needed(dialog: "QDialog", column: "QVBoxLayout") -> int:
    # By itself the layout would keep room for texts that are as narrow as they can be.
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.activate()
    height = column.totalHeightForWidth(dialog.width())
    dialog.setMinimumHeight(height)
    return height
