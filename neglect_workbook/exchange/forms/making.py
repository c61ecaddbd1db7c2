"""Makes the files of forms: read back by the reader of filled forms, and never over another."""

from collections.abc import Callable, Sequence
from pathlib import Path

from neglect_workbook.errors import BugError, KnownError
from neglect_workbook.exchange.forms.excel_form import write_excel_form
from neglect_workbook.exchange.forms.form import MOST_FORMS, Form, numbered
from neglect_workbook.exchange.forms.reading import read_form
from neglect_workbook.exchange.forms.word_form import write_word_form
from neglect_workbook.files import explain, free_name, slug, write_whole

_ORGANISATION_LENGTH = 40
_SET_LENGTH = 20

_WRITERS: dict[str, Callable[[Form, Path], None]] = {
    ".xlsx": write_excel_form,
    ".docx": write_word_form,
}


def make_forms(form: Form, path: Path, count: int = 1) -> tuple[Path, ...]:
    """Make one blank for many colleagues, or a file for each of so many.

    Args:
        form: what the files ask.
        path: where the blank goes; with a count, ``-01`` and so on follow the name.
        count: 1 for one blank; how many files otherwise.

    Returns:
        The files, in the order of their numbers.

    Raises:
        KnownError: the name is of no kind that is known, a file is there already, or one
            could not be written; those made before it stay.
        BugError: a file does not hold what it was meant to.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise KnownError(
            "unknown_form_file",
            f"{path.name} is not the name of an Excel or Word file.",
            "End it with .xlsx or .docx.",
        )
    if not 1 <= count <= MOST_FORMS:
        raise KnownError(
            "wrong_count",
            f"{count} forms cannot be made at one time.",
            f"Ask for 1 to {MOST_FORMS}.",
        )
    forms = (form,) if count == 1 else numbered(form, count)
    paths = (path,) if count == 1 else _numbered_paths(path, count)
    _require_free(paths)
    for one, target in zip(forms, paths, strict=True):
        write_whole(target, _checked(one, target.name, write))
    return paths


def make_forms_in(form: Form, folder: Path, suffix: str, count: int = 1) -> Path:
    """Make forms under names of their own; several go into a new folder of theirs.

    Args:
        form: what the files ask.
        folder: where they go.
        suffix: ``.xlsx`` or ``.docx``.
        count: 1 for one blank; how many files otherwise.

    Returns:
        The blank, or the new folder.

    Raises:
        KnownError: as `make_forms`, or the new folder cannot be made.
    """
    organisation, asked = (
        slug(form.organisation, _ORGANISATION_LENGTH),
        slug(form.asked, _SET_LENGTH),
    )
    name = f"neglect-form_{organisation}_{asked}"
    if count == 1:
        (blank,) = make_forms(form, free_name(folder / f"{name}{suffix}"))
        return blank
    own = free_name(folder / f"{name}_{form.made_on.isoformat()}")
    try:
        own.mkdir()
    except OSError as error:
        raise explain(error, own, "make") from error
    make_forms(form, own / f"{name}{suffix}", count)
    return own


def _numbered_paths(path: Path, count: int) -> tuple[Path, ...]:
    digits = max(2, len(str(count)))
    return tuple(path.with_stem(f"{path.stem}-{at:0{digits}}") for at in range(1, count + 1))


def _require_free(paths: Sequence[Path]) -> None:
    """A form that lies there may be filled in: it is never replaced."""
    taken = next((one for one in paths if one.exists()), None)
    if taken is not None:
        raise KnownError(
            "form_exists",
            f"{taken.name} is there already, and may be filled in.",
            "Choose another name or another folder.",
        )


def _checked(form: Form, name: str, write: Callable[[Form, Path], None]) -> Callable[[Path], None]:
    def write_and_check(temporary: Path) -> None:
        write(form, temporary)
        read = read_form(temporary)
        if read.facts != form.facts or read.group_id or read.ratings or read.not_offered:
            raise BugError(f"{name} does not read as the blank form that it is")

    return write_and_check
