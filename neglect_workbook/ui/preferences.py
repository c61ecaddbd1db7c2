"""The settings in use, kept on disk as they change."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from pathlib import Path

    from neglect_workbook.settings import RecentWorkbook, Settings, SettingsFile


class Preferences:
    """What this person chose on this computer."""

    def __init__(self, profile: "Path", file: "SettingsFile") -> None:
        self.profile = profile
        self._file = file
        self._settings = file.read()
        #: Parts of the help that were opened or closed, by topic, while the program runs.
        self.open_topics: dict[str, bool] = {}

    @property
    def settings(self) -> "Settings":
        """The settings as they stand."""
        return self._settings

    def set_theme(self, name: str) -> None:
        """Remember a theme."""
        self._keep(replace(self._settings, theme=name))

    def set_zoom(self, percent: int) -> None:
        """Remember a text size."""
        self._keep(replace(self._settings, zoom=percent))

    def set_help_open(self, *, is_open: bool) -> None:
        """Remember whether the help beside a question is shown."""
        self._keep(replace(self._settings, is_help_open=is_open))

    def set_plan_board(self, *, is_board: bool) -> None:
        """Remember whether the action plan is shown as a board."""
        self._keep(replace(self._settings, is_plan_board=is_board))

    def set_window(self, width: int, height: int, *, is_maximised: bool) -> None:
        """Remember the size of the window, in pixels, and whether it fills the screen."""
        self._keep(
            replace(
                self._settings,
                window_width=width,
                window_height=height,
                is_window_maximised=is_maximised,
            )
        )

    def export_folder(self, workbook: "Path") -> str:
        """Where the exports of a workbook went last; empty where it is not known.

        Another organisation's folder is never proposed.
        """
        settings = self._settings
        return settings.export_folder if settings.export_workbook == str(workbook) else ""

    def set_export_folder(self, folder: str, workbook: "Path") -> None:
        """Remember where the exports of a workbook go."""
        self._keep(replace(self._settings, export_folder=folder, export_workbook=str(workbook)))

    def add_recent(self, entry: "RecentWorkbook") -> None:
        """Put a workbook at the head of the recent ones."""
        self._keep(self._settings.with_recent(entry))

    def add_recent_collation(self, entry: "RecentWorkbook") -> None:
        """Put a collation at the head of the recent ones."""
        self._keep(self._settings.with_recent_collation(entry))

    def remove_recent(self, path: str) -> None:
        """Take a workbook off the recent ones."""
        self._keep(self._settings.without_recent(path))

    def _keep(self, settings: "Settings") -> None:
        if settings != self._settings:
            self._settings = settings
            self._file.write(settings)
