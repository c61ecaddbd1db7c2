"""An e-mail draft as a file that a mail program opens to be looked at and sent by a person.

``X-Unsent`` makes a mail program do so. So that it does not look sent, it has neither a sender
nor a date.
"""

import re
from collections.abc import Mapping, Sequence
from email import message_from_bytes
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import SMTP, compat32
from pathlib import Path

from neglect_workbook.errors import BugError

_OFFICE = "vnd.openxmlformats-officedocument"
#: What a mail program is told of each kind of file.
_KINDS = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}

#: What stands above the body, and nothing else.
_HEADERS = frozenset({"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"})

_UTF_8 = "utf-8"

#: Characters of a header's line, so that only the subject is folded: not every mail program
#: finds a kind of file on the next line.
_LONGEST = 120

#: One address and nothing around it: what else a person wrote is not for a header.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address and no more."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def write_eml(
    path: Path, to: str, subject: str, lines: Sequence[str], files: Mapping[str, bytes]
) -> None:
    """Write a draft to ``path`` and read it back.

    Args:
        path: where it goes.
        to: the address; empty for none, which the person who sends it fills in.
        subject: one line.
        lines: the body, a sentence or a fact to a line.
        files: what is attached, by name.

    Raises:
        OSError: the draft could not be written.
        BugError: the draft does not hold what it was meant to.
    """
    # ``EmailMessage`` takes a subject apart and reads what looks encoded in it: a name could
    # begin a header of its own. Here the subject is encoded as a whole, whatever it says.
    message = MIMEMultipart(policy=compat32.clone(linesep="\r\n", max_line_length=_LONGEST))
    message["X-Unsent"] = "1"
    if to:
        message["To"] = to
    message["Subject"] = Header(subject, _UTF_8, header_name="Subject").encode()
    message.attach(_body(lines))
    for name, content in files.items():
        part = MIMEApplication(content, _KINDS[Path(name).suffix])
        part.add_header("Content-Disposition", "attachment", filename=name)
        message.attach(part)
    path.write_bytes(message.as_bytes())
    _check(path, to, subject, files)


def _body(lines: Sequence[str]) -> MIMENonMultipart:
    """The body in a form that people can still read where a program shows it raw."""
    charset = Charset(_UTF_8)
    charset.body_encoding = QP
    body = MIMENonMultipart("text", "plain")
    body.set_payload("\n".join(lines), charset)
    return body


def _check(path: Path, to: str, subject: str, files: Mapping[str, bytes]) -> None:
    """Read the draft as a mail program would, and compare."""
    read = message_from_bytes(path.read_bytes(), policy=SMTP)
    parts = [part for part in read.walk() if part.get_content_disposition() == "attachment"]
    found = {part.get_filename(): part.get_payload(decode=True) for part in parts}
    wanted = _HEADERS if to else _HEADERS - {"To"}
    is_whole = found == files and (read["To"] or "") == to and read["Subject"] == subject
    if not is_whole or set(read) != wanted or read.defects:
        raise BugError("an e-mail draft does not hold what it was meant to")
