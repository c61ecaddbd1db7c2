"""One line that says whether a password keeps others out of the open file."""

from typing import TYPE_CHECKING, Final

from neglect_workbook.keeping.passwords import is_protected
from neglect_workbook.ui.widgets.runs_label import Run
from neglect_workbook.ui.widgets.state_line import StateLine

if TYPE_CHECKING:
    from neglect_workbook.collation.collation import Collation
    from neglect_workbook.ui.file_session import FileSession
    from neglect_workbook.ui.theme import Theme
    from neglect_workbook.workbook import Workbook

_PROTECTED: Final = "Protected"
_IN_FULL: Final = "This {noun} is protected with a password"


class ProtectedLine(StateLine):
    """Out of sight while there is no password."""

    def __init__(
        self, theme: "Theme", session: "FileSession[Workbook] | FileSession[Collation]"
    ) -> None:
        """Show how it is, and follow it.

        Args:
            theme: gives fonts and colours.
            session: the open file.
        """
        super().__init__(theme)
        self._session = session
        self._is_wanted = True
        in_full = _IN_FULL.format(noun=session.file.store.kind.noun)
        self.show_state("lock", "ink2", (Run(_PROTECTED, ink="ink2"),))
        self.setAccessibleName(in_full)
        self.setToolTip(in_full)
        session.password_changed.connect(self._follow)
        # Shown by what it is put into: by itself it would be a window now.
        if not is_protected(session.file):
            self.hide()

    def set_wanted(self, *, is_wanted: bool) -> None:
        """Leave it out where it stands elsewhere, or show it again."""
        self._is_wanted = is_wanted
        self._follow()

    def _follow(self) -> None:
        self.setVisible(self._is_wanted and is_protected(self._session.file))
