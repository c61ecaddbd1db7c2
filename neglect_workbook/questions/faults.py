"""A fault in a framework's files, as a sentence that its author can act on."""

from msgspec import Struct

from neglect_workbook.errors import KnownError


class Fault(Struct, frozen=True):
    """What is wrong, and where.

    Attributes:
        file: name of the file.
        place: the key, such as ``questions[2].expectation_ids`` (counted from 0), or the
            line and column; empty for the file as a whole.
        what: what is wrong there, without a full stop.
    """

    file: str
    place: str
    what: str

    def as_error(self) -> KnownError:
        """The error to raise for this fault."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return KnownError(
            "framework_invalid",
            f"{where}: {self.what}.",
            "Correct the file, then check the framework again.",
        )
