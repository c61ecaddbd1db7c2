from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from neglect_workbook.ui.actions import ACTIONS, ActionId, MenuId
from neglect_workbook.ui.handlers import Handlers
from neglect_workbook.ui.menus import shortcuts_of

# Qt knows the keys of a system only once there is an application.
pytestmark = pytest.mark.usefixtures("qapp")


def test_every_action_is_in_the_table_once() -> None:
    assert Counter(spec.id for spec in ACTIONS) == Counter(ActionId)


def test_every_action_has_exactly_one_method_of_its_name() -> None:
    methods = {name for name in dir(Handlers) if not name.startswith("_")} - {"by_action"}

    assert methods == set(ActionId)


def test_no_shortcut_is_used_twice() -> None:
    keys = [key.toString() for spec in ACTIONS for key in shortcuts_of(spec)]

    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert "" not in keys


def test_every_shortcut_can_be_typed() -> None:
    for spec in ACTIONS:
        for key in shortcuts_of(spec):
            assert not key.isEmpty(), spec.id
            assert "Unknown" not in key.toString(QKeySequence.SequenceFormat.PortableText)


@pytest.mark.parametrize("menu", MenuId)
def test_every_entry_of_a_menu_has_a_letter_of_its_own(menu: MenuId) -> None:
    texts = [spec.text for spec in ACTIONS if spec.menu is menu]
    letters = [text[text.index("&") + 1].lower() for text in texts]

    assert [letter for letter, count in Counter(letters).items() if count > 1] == []
