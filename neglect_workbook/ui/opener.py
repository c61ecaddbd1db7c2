"""Opening and making workbooks for the window."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from neglect_workbook.files import explain, resource_path
from neglect_workbook.ui.beside_others import open_beside_others
from neglect_workbook.ui.jump import Jump, PageId
from neglect_workbook.ui.late import Late

if TYPE_CHECKING:
    from collections.abc import Callable

    from neglect_workbook import workbook as service
    from neglect_workbook.exchange import content as contents
    from neglect_workbook.ui.preferences import Preferences
    from neglect_workbook.workbook import NewWorkbook, Workbook
else:
    service = Late("neglect_workbook.workbook")
    contents = Late("neglect_workbook.exchange.content")

#: How Excel and Word files begin, without a password and with one.
_OFFICE_STARTS: Final = (b"PK", bytes.fromhex("d0cf11e0"))
_SAMPLE: Final = ("sample", "hazelmoor.json")
_SAMPLE_NAME: Final = "sample-hazelmoor-primary-school.nwbk"


def is_office_file(path: Path) -> bool:
    """Whether a file that somebody wants to open may be a return, by how it begins."""
    try:
        with path.open("rb") as stream:
            return stream.read(4).startswith(_OFFICE_STARTS)
    except OSError:
        # What is in the way is said by whatever opens it.
        return False


class Opening(Struct, frozen=True):
    """How one workbook is opened.

    Attributes:
        path: its file.
        open: opens it with passwords: its own, then earlier ones. What it raises is a KnownError.
    """

    path: Path
    open: "Callable[[Sequence[str]], Workbook]"


class Opener:
    """Opens workbooks as the person who uses this computer."""

    def __init__(self, preferences: "Preferences") -> None:
        self._preferences = preferences

    def open(
        self, path: Path, passwords: Sequence[str] = (), *, anyway: bool = False
    ) -> "Workbook":
        """Open a workbook; to read only where somebody else has it open.

        Args:
            path: the person's file.
            passwords: its password, if it has one; then earlier ones, for what a crash left.
            anyway: to write even so. What both sides write is kept.

        Raises:
            KnownError: it cannot be opened, or wants a password.
        """
        return open_beside_others(partial(self._open, path, passwords), anyway=anyway)

    def opening(self, path: Path, *, anyway: bool = False) -> Opening:
        """How a workbook is opened; see ``open``."""
        return Opening(path, partial(self.open, path, anyway=anyway))

    def create(self, wanted: "NewWorkbook", target: Path, password: str = "") -> "Workbook":
        """Make a workbook. Raises ``KnownError`` if it cannot be made."""
        profile, author = self._identity()
        return service.create_workbook(
            target, wanted, profile=profile, author=author, password=password
        )

    def sample(self, passwords: Sequence[str] = ()) -> "Workbook":
        """The workbook of an invented school, in the profile folder; made where it is missing.

        What somebody tried out in it before is still there, a password too.

        Raises:
            KnownError: it cannot be made or opened.
        """
        if not self._sample.exists():
            self._make_sample(self._sample)
        return self.open(self._sample, passwords)

    def opening_of_sample(self) -> Opening:
        """How that workbook is opened; see ``sample``."""
        return Opening(self._sample, self.sample)

    def resume_place(self, workbook: "Workbook") -> Jump:
        """Where the person was when this workbook was last open here."""
        known = {question.id for question in workbook.snapshot.questions}
        for entry in self._preferences.settings.recent:
            if entry.path != str(workbook.path):
                continue
            if entry.place in {page.value for page in PageId}:
                return Jump(PageId(entry.place))
            question_id, _, field = entry.place.partition("/")
            if question_id in known:
                return Jump(PageId.QUESTIONS, question_id=question_id, field=field)
        return Jump(PageId.OVERVIEW)

    @property
    def _sample(self) -> Path:
        return self._preferences.profile / "sample" / _SAMPLE_NAME

    def _make_sample(self, target: Path) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain(error, target) from error
        content = contents.read_content(resource_path(*_SAMPLE).read_text(encoding="utf-8"))
        name, sector = str(content.organisation["name"]), str(content.organisation["sector_id"])
        # Closed once it is filled, so that the filling is nothing to undo.
        workbook = self.create(service.NewWorkbook(content.framework_id, name, sector), target)
        try:
            service.fill_workbook(workbook, content)
        finally:
            workbook.close()

    def _open(self, path: Path, passwords: Sequence[str], *, read_only: bool) -> "Workbook":
        profile, author = self._identity()
        return service.open_workbook(
            path, profile=profile, author=author, read_only=read_only, passwords=passwords
        )

    def _identity(self) -> tuple[Path, str]:
        return self._preferences.profile, self._preferences.settings.author
