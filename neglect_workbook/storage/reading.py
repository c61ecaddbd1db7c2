"""A file that is open to be read only: nothing is ever written beside it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from neglect_workbook.domain.clock import system_clock
from neglect_workbook.storage.attachment_table import AttachmentRows, attachments_in
from neglect_workbook.storage.attachments import reading_copy
from neglect_workbook.storage.file_kind import FileKind
from neglect_workbook.storage.in_use import who_has
from neglect_workbook.storage.key import Key, key_for
from neglect_workbook.storage.publish import copy_from
from neglect_workbook.storage.working_copy import WorkingCopy


class Reading:
    """What lasts while it is open: who else has it, and the attached copies looked at.

    Args:
        target: the person's file, its links followed.
        profile: the private folder of this person on this computer.
        attachments: bytes of each attached copy in it that is whole, by digest.
        key: opens it.
        kind: what it is.

    Attributes:
        holder: who has it open.
        attachments: as given.
        key: as given.
    """

    def __init__(
        self,
        target: Path,
        profile: Path,
        attachments: Mapping[str, int],
        key: Key,
        kind: FileKind,
    ) -> None:
        self.holder = who_has(target, profile)
        self.attachments = attachments
        self._target = target
        self._profile = profile
        self.key = key
        self._kind = kind
        self._work: WorkingCopy | None = None

    @property
    def work(self) -> WorkingCopy:
        """A private folder, made when it is first asked for.

        Raises:
            OSError: it cannot be made.
        """
        if self._work is None:
            self._work = WorkingCopy.make(self._profile, self._target, system_clock())
        return self._work

    def read_attachment(self, digest: str, file: Path) -> None:
        """Write an attached copy to a new private file, from the target as it is now.

        Raises:
            KnownError: the target cannot be read any more, or the copy is not whole in it.
            OSError: it could not be written.
            apsw.Error: the target is damaged.
        """
        with self._attachments() as attachments, reading_copy(file) as sink:
            attachments.read(digest, sink)

    def contents(self, digests: Iterable[str]) -> Iterator[bytes]:
        """Small attached copies, one after the other, from the target as it is now.

        Raises:
            KnownError: the target cannot be read any more, or a copy is not whole in it.
            OSError: there is no room for a private copy of the target.
            apsw.Error: the target is damaged.
        """
        with self._attachments() as attachments:
            for digest in digests:
                sink = BytesIO()
                attachments.read(digest, sink)
                yield sink.getvalue()

    @contextmanager
    def _attachments(self) -> Iterator[AttachmentRows]:
        private = self.work.new_place()
        try:
            copy_from(self._target, private, self._kind)
            key = key_for(private, self._target.name, self.key)
            with attachments_in(private, key) as attachments:
                yield attachments
        finally:
            private.unlink(missing_ok=True)

    def close(self) -> None:
        """Delete what was looked at."""
        if self._work is not None:
            self._work.remove()
            self._work = None
