"""Row 42: whatever was done to a return, no answer is taken for another, and nothing guessed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from neglect_workbook.collation.one_file import Gathered, read_file
from neglect_workbook.exchange.incoming.book import ReadBook, read_book
from neglect_workbook.exchange.returns.read import ReturnRead
from neglect_workbook.exchange.returns.reading import read_return
from neglect_workbook.exchange.returns.stored import unpack
from tests.benchmarks.made_returns import made_snapshot
from tests.collation.mutated import MUTATIONS, mutate
from tests.exchange.return_files import TODAY, written
from tests.faults.rounds import Figures
from tests.libreoffice import needs_libreoffice

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDINARY, LONG, LONG_BY_LIBREOFFICE = 40, 500, 20
OWN, OTHER = made_snapshot(1), made_snapshot(2)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadBook, ReadBook]:
    folder = tmp_path_factory.mktemp("books")
    own = read_book(written(OWN, folder))
    return own, read_book(written(OTHER, folder))


def _misfiled(read: ReturnRead, sent: ReturnRead) -> Iterator[str]:
    """What was read as something that was not sent, and was not noted as changed."""
    answers = {one.question_id: one for one in sent.answers}
    for answer in read.answers:
        meant = answers.get(answer.question_id)
        if meant is None:
            yield f"{answer.question_id} was not sent"
            continue
        for name, value in answer.fields.items():
            if value != meant.fields.get(name):
                yield f"{answer.question_id}.{name}"
        if (answer.evidence_ids, answer.rating_before) != (meant.evidence_ids, meant.rating_before):
            yield f"links of {answer.question_id}"
    for kind in ("evidence", "actions", "indicators"):
        records: Mapping[str, object] = {
            one.name: (one.fields, one.values) for one in getattr(sent, kind)
        }
        for one in getattr(read, kind):
            if not _is_part((one.fields, one.values), records.get(one.name)):
                yield f"{kind} {one.name}"


def _is_part(found: tuple[object, object], meant: object) -> bool:
    """Whether a record is the one that was sent; rows of an indicator may be gone."""
    if not isinstance(meant, tuple) or found[0] != meant[0]:
        return False
    return all(value in meant[1] for value in found[1]) if isinstance(found[1], tuple) else False


def _is_told(read: ReturnRead, sent: ReturnRead) -> bool:
    """Whether everything that is gone was noted."""
    gone = {one.question_id for one in sent.answers} - {one.question_id for one in read.answers}
    noted = " ".join(one.message for one in read.problems if one.code == "answer_missing")
    lost_sheet = any(one.code == "sheet_missing" for one in read.problems)
    return lost_sheet or all(f" {one} " in noted for one in gone)


def _sent(book: ReadBook) -> ReturnRead:
    return read_return(book, OWN.framework)


def _faults(
    books: tuple[ReadBook, ReadBook], folder: Path, seeds: range, *, again: bool = False
) -> dict[int, list[str]]:
    """What is wrong with the reading of each mutated return, by its seed."""
    sent = _sent(books[0])
    # Without the hidden sheet, texts that share a cell cannot be taken apart again.
    visible = ReadBook(tuple(one for one in books[0].sheets if one.name != "machine"))
    sent_visible = _sent(visible)
    faults: dict[int, list[str]] = {}
    for seed in seeds:
        path = mutate(*books, seed, folder / f"Copy of ({seed}).xlsx")
        if again:
            path = _saved_by_libreoffice(path, folder)
        found = read_file(path, path.name, (), TODAY)
        if not isinstance(found, Gathered):
            faults[seed] = [found.code]
            continue
        read = unpack(found.content)
        wrong = list(_misfiled(read, sent if "digest" in read.machine else sent_visible))
        if found.facts.return_id != sent.return_id:
            wrong.append("return id")
        if not _is_told(read, sent):
            wrong.append("silent")
        if wrong:
            faults[seed] = wrong
        path.unlink()
    return faults


def _saved_by_libreoffice(path: Path, folder: Path) -> Path:
    out = folder / "out"
    command = (
        *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.name


def test_no_answer_of_a_mutated_return_is_taken_for_another(
    books: tuple[ReadBook, ReadBook], tmp_path: Path
) -> None:
    assert _faults(books, tmp_path, range(ORDINARY)) == {}


@pytest.mark.slow
def test_of_five_hundred_mutations_none_is_misfiled(
    books: tuple[ReadBook, ReadBook], tmp_path: Path, figures: Figures
) -> None:
    faults = _faults(books, tmp_path, range(LONG))
    figures("42", "mutated returns", returns=LONG, misfiled=len(faults))
    assert faults == {}


@pytest.mark.slow
@needs_libreoffice
def test_none_is_misfiled_after_libreoffice_saved_it_again(
    books: tuple[ReadBook, ReadBook], tmp_path: Path, figures: Figures
) -> None:
    faults = _faults(books, tmp_path, range(LONG_BY_LIBREOFFICE), again=True)
    figures("42", "saved again by LibreOffice", returns=LONG_BY_LIBREOFFICE, misfiled=len(faults))
    assert faults == {}


def test_this_test_would_see_answers_that_changed_places(
    books: tuple[ReadBook, ReadBook],
) -> None:
    """The counter-check: a reader that goes by place and not by id would be found out."""
    sent = _sent(books[0])
    first, second, *rest = sent.answers
    swapped = (replace(first, fields=second.fields), replace(second, fields=first.fields), *rest)
    assert list(_misfiled(replace(sent, answers=swapped), sent)) != []
    assert list(_misfiled(_sent(books[1]), sent)) != []
    assert list(_misfiled(sent, sent)) == []
    assert not _is_told(replace(sent, answers=sent.answers[1:]), sent)


@pytest.mark.parametrize("place", range(len(MUTATIONS)))
def test_every_mutation_does_something(
    place: int, books: tuple[ReadBook, ReadBook], tmp_path: Path
) -> None:
    seeds = range(place, 5 * len(MUTATIONS), len(MUTATIONS))
    changed = [read_book(mutate(*books, seed, tmp_path / f"{seed}.xlsx")) for seed in seeds]
    assert any(book != books[0] for book in changed)


def test_rows_of_another_return_are_told(books: tuple[ReadBook, ReadBook], tmp_path: Path) -> None:
    path = mutate(*books, 1, tmp_path / "pasted.xlsx")
    found = read_file(path, path.name, (), TODAY)
    assert isinstance(found, Gathered)
    assert "other_return" in {one.code for one in found.facts.problems}
    assert found.facts.organisation == OWN.organisation.name
