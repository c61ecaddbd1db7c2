"""File names that would do harm, or only look odd."""

from tests.storage.builders import Dice

_HOSTILE = (
    "..\\..\\x",
    "../../x",
    "/etc/passwd",
    "C:x",
    "C:\\x.pdf",
    "\\\\server\\share\\x",
    "a:b",
    "a.pdf:stream:$DATA",
    "CON",
    "con.pdf",
    "NUL.txt",
    "COM¹.pdf",
    "LPT9",
    "CONIN$",
    "aux .pdf",
    "x.",
    "x ",
    " x",
    ".x",
    "..",
    ".",
    "",
    "\x00",
    "a\x00b.pdf",
    "a\nb.pdf",
    "a\tb",
    "-rf",
    "~$x.docx",
    "fdp\u202ecod.docx",
    "\u200e\u200f",
    "\ud800.pdf",
    '<>|?*".pdf',
    "%2e%2e%2f",
    "e\u0301.pdf",
    "\u00e9.pdf",
    "ﬁle.pdf",
    "👩‍👧.pdf",
    "x" * 300 + ".pdf",
    "ü" * 300 + ".docx",
    "x.pdf" + "." * 50,
    "a/b\\c:d",
    "x." + "y" * 300,
    ".pdf",
    " .pdf",
    "desktop.ini\u0085",
)


def hostile_names(number: int) -> list[str]:
    """So many of them, the same in every run."""
    dice = Dice(35)
    made = list(_HOSTILE)
    pieces = [*_HOSTILE, "/", "\\", "..", ":", "\u202e", "\x07", ".", " ", "nul", "é"]
    while len(made) < number:
        made.append("".join(pieces[dice.below(len(pieces))] for _ in range(1 + dice.below(6))))
    return made
