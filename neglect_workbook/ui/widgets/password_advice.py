"""Both sides of a password on a workbook or a collation, for whoever thinks of setting one."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.ui.widgets.bullet_list import BulletList

if TYPE_CHECKING:
    from neglect_workbook.ui.theme import Theme

_BOTH_SIDES: Final = (
    "It keeps the {noun} closed to anyone who finds or copies the file.",
    "Nobody can open the {noun} if the password is lost. There is no way round it.",
    "Where your computer has a sign-in and disk encryption, they keep most people out already.",
)


class PasswordAdvice(BulletList):
    """What a password is good for, what it can cost, and what may be enough without it."""

    def __init__(self, theme: "Theme", noun: str = "workbook") -> None:
        super().__init__(theme, [one.format(noun=noun) for one in _BOTH_SIDES])
