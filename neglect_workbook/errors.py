"""What can go wrong, in two kinds: what a person can act on, and what is our fault."""


class WorkbookError(Exception):
    """Base of every error that this program raises on purpose."""


class KnownError(WorkbookError):
    """A cause that a person can do something about.

    Attributes:
        code: a stable name for the cause, such as ``not_a_workbook``.
        sentence: one plain sentence that says what happened.
        next_step: one plain sentence that says what to do now; may be empty.
    """

    def __init__(self, code: str, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.code = code
        self.sentence = sentence
        self.next_step = next_step


class BugError(WorkbookError):
    """A state that our own code must never reach."""
