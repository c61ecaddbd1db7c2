"""What lies in a layout, without asking Qt for the layout's items (decision 0011)."""

from PySide6.QtWidgets import QLayout, QWidget


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts that a layout holds itself, in its order."""
    holder = layout.parentWidget()
    widgets = holder.children() if holder is not None else []
    parts: list[QWidget | QLayout] = [one for one in widgets if isinstance(one, QWidget)]
    parts += [one for one in layout.children() if isinstance(one, QLayout)]
    places = [(layout.indexOf(one), one) for one in parts]
    return [one for place, one in sorted(places, key=lambda pair: pair[0]) if place >= 0]


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout that holds widgets only, out of sight and for good."""
    for part in parts_of(layout):
        if isinstance(part, QWidget):
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
