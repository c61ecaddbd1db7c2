"""Every file that leaves the program, made and checked, beside docxtpl and plain openpyxl."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from openpyxl import Workbook as PlainBook

from neglect_workbook.domain.snapshot import WorkbookSnapshot
from neglect_workbook.exchange.booklet import make_booklet
from neglect_workbook.exchange.export import ExportKind, ExportOptions, make_exports
from neglect_workbook.exchange.forms.form import form_of
from neglect_workbook.exchange.forms.making import make_forms
from neglect_workbook.exchange.returns.tables import return_tables
from neglect_workbook.ui.pdf_without_window import write_pdf
from tests.benchmarks.grown import grown_snapshot
from tests.benchmarks.growth import by_size
from tests.benchmarks.made_returns import DAY
from tests.benchmarks.pairing import COLUMNS, in_turns, timed
from tests.benchmarks.scale import Scale
from tests.benchmarks.table import Table, Target
from tests.benchmarks.word_template import make_template, words_of

_BOTH = "plan and return together"
_OPTIONS = ExportOptions(write_pdf=write_pdf)
_KINDS: dict[str, tuple[ExportKind, ...]] = {
    "plan (Word)": (ExportKind.PLAN,),
    "return (Excel)": (ExportKind.RETURN,),
    _BOTH: (ExportKind.PLAN, ExportKind.RETURN),
    "summary (Word)": (ExportKind.SUMMARY,),
    "e-mail draft with both": (ExportKind.EMAIL,),
    "PDF copy of the plan, with the plan": (ExportKind.PLAN, ExportKind.PDF),
}
_PLAN, _RETURN = list(_KINDS)[:2]
_BOOKLET, _FORM, _FORMS = "booklet (Word)", "form (Excel)", "form (Word)"


def export(snapshot: WorkbookSnapshot, kinds: tuple[ExportKind, ...], folder: Path) -> object:
    """Make, check and put in place."""
    return make_exports(snapshot, kinds, folder, DAY, _OPTIONS)


def measure(scale: Scale, folder: Path) -> list[Table]:
    """Every export by size, the blank files, and what else could make them."""
    snapshots = {times: grown_snapshot(times) for times in scale.times}
    folder.mkdir(exist_ok=True)

    def of(kinds: tuple[ExportKind, ...], times: int) -> Callable[[], object]:
        return partial(export, snapshots[times], kinds, folder)

    works = {name: partial(of, kinds) for name, kinds in _KINDS.items()}
    sizes, found = by_size("Exports, written, read back and checked", scale, works)
    both = Target(
        "plan and return of the sample together",
        found[1].median(_BOTH),
        0.5,
        "s",
        found[1].busy(_BOTH),
    )
    sized = Table(sizes.title, sizes.columns, sizes.rows, (), (both, *sizes.targets))
    return [sized, _blanks(snapshots[1], scale, folder), _beside(snapshots, scale, folder)]


def _blanks(snapshot: WorkbookSnapshot, scale: Scale, folder: Path) -> Table:
    """What is the same whatever the workbook holds."""
    numbers = count()
    form = form_of(snapshot, "P", DAY)

    def form_as(suffix: str) -> object:
        return make_forms(form, folder / f"form-{next(numbers)}{suffix}")

    def booklet() -> None:
        make_booklet(snapshot.framework, "M", folder / "booklet.docx", DAY)

    works: dict[str, Callable[[], object]] = {
        _BOOKLET: booklet,
        _FORM: partial(form_as, ".xlsx"),
        _FORMS: partial(form_as, ".docx"),
    }
    rounds = in_turns({name: timed(work) for name, work in works.items()}, scale.rounds)
    rows = tuple((name, *rounds.row(name)) for name in works)
    return Table("Blank files", ("What", *COLUMNS), rows)


def _beside(snapshots: dict[int, WorkbookSnapshot], scale: Scale, folder: Path) -> Table:
    """Ours in turns with docxtpl on a template, and with openpyxl writing the same cells."""
    rows: list[tuple[str, ...]] = []
    has_docxtpl = find_spec("docxtpl") is not None
    template = make_template(folder / "template.docx")
    for times, snapshot in snapshots.items():
        works: dict[str, Callable[[], object]] = {
            "ours": partial(export, snapshot, (ExportKind.RETURN,), folder),
            "openpyxl, the same cells, unchecked": partial(plain_return, snapshot, folder),
        }
        rows += _pair(works, f"return, {times} times", scale, times)
        if has_docxtpl:
            works = {
                "ours": partial(export, snapshot, (ExportKind.PLAN,), folder),
                "docxtpl, answers and actions only, unchecked": partial(
                    from_template, template, snapshot, folder
                ),
            }
            rows += _pair(works, f"plan, {times} times", scale, times)
    notes = () if has_docxtpl else ("docxtpl is not installed, so the plan stands alone.",)
    columns = ("What", "By", *COLUMNS, "Ours beside it")
    return Table("Exports beside what else could make them", columns, tuple(rows), notes)


def _pair(
    works: dict[str, Callable[[], object]], what: str, scale: Scale, times: int
) -> list[tuple[str, ...]]:
    rounds = in_turns(
        {name: timed(work) for name, work in works.items()},
        scale.rounds if times < 100 else 1,
    )
    return [(what, name, *rounds.row(name), f"{rounds.ratio('ours', name):.2f}") for name in works]


def plain_return(snapshot: WorkbookSnapshot, folder: Path) -> None:
    """The cells of the return as openpyxl writes them, without looks, drop-downs or checks."""
    book = PlainBook()
    for sheet in return_tables(snapshot, DAY).sheets:
        page = book.create_sheet(sheet.name)
        page.append([column.heading for column in sheet.columns])
        for row in sheet.rows:
            page.append(list(row))
    book.save(folder / "plain.xlsx")


def from_template(template: Path, snapshot: WorkbookSnapshot, folder: Path) -> None:
    """The plan as docxtpl makes it of a Word template."""
    made = import_module("docxtpl").DocxTemplate(template)
    made.render(words_of(snapshot), autoescape=True)
    made.save(folder / "from-template.docx")
