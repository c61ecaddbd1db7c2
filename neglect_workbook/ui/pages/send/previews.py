"""What will be sent, worked out from a snapshot; and the making of the files themselves.

Nothing here touches Qt: it all runs on a thread of its own. What it is made with is loaded when
it is first wanted, so that the start of the program does not wait for it.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from neglect_workbook.exchange.returns.document import return_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from neglect_workbook.domain.snapshot import WorkbookSnapshot
    from neglect_workbook.exchange.export import Exported
    from neglect_workbook.exchange.report import Document
    from neglect_workbook.exchange.sheet import SheetBook

_EXCHANGE: Final = "neglect_workbook.exchange"

#: The kinds of files, as `ExportKind` of the exports names them.
PLAN: Final = "plan"
RETURN: Final = "return"


@dataclass(frozen=True, slots=True)
class Previews:
    """What will be sent of one snapshot.

    Attributes:
        snapshot: the workbook as it stood.
        check_code: the code that the files will carry.
        documents: by kind of file, what it will say.
    """

    snapshot: "WorkbookSnapshot"
    check_code: str
    documents: "Mapping[str, Document]"


def make_previews(snapshot: "WorkbookSnapshot", today: "date") -> Previews:
    """Work out what would be sent today."""
    code: str = import_module(f"{_EXCHANGE}.check_code").check_code(snapshot)
    plan: Document = import_module(f"{_EXCHANGE}.plan").plan_document(snapshot, today, code)
    tables = import_module(f"{_EXCHANGE}.returns.tables")
    book: SheetBook = tables.return_tables(snapshot, today)
    return Previews(snapshot, code, {PLAN: plan, RETURN: return_document(book)})


def make_files(
    snapshot: "WorkbookSnapshot", kinds: "Sequence[str]", folder: "Path", today: "date"
) -> "tuple[Exported, ...]":
    """Make the files in a folder; those of the same name are replaced.

    Raises:
        KnownError: a file could not be put in place.
    """
    export = import_module(f"{_EXCHANGE}.export")
    wanted = [export.ExportKind(kind) for kind in kinds]
    made: tuple[Exported, ...] = export.make_exports(snapshot, wanted, folder, today)
    return made
