"""What a person should know of a file before they start to type in it."""

from collections.abc import Callable

from neglect_workbook.keeping.kept_file import KeptFile
from neglect_workbook.storage.in_use import this_computer
from neglect_workbook.ui.news import News


def opening_news(
    kept: KeptFile[object],
    *,
    open_anyway: Callable[[], None],
    save_copy: Callable[[], None],
    ask_earlier: Callable[[], None],
) -> News | None:
    """How a file was opened, where that is worth a word.

    Args:
        kept: just opened.
        open_anyway: opens it to write although somebody else has it open.
        save_copy: asks where to put a copy.
        ask_earlier: asks for the password under which a crash left work.
    """
    store, noun = kept.store, kept.store.kind.noun
    if kept.is_read_only and store.other_holder is not None:
        return News(
            "warning",
            f"This {noun} is open {_where(store.other_holder.host)}.",
            "You can read it here. If you open it anyway, what both of you write is kept.",
            "Open it anyway",
            open_anyway,
        )
    if kept.is_read_only:
        return News(
            "warning",
            f"You can read this {noun} here but not change it.",
            f"This computer does not let you write in {kept.path.parent}.",
            "Save a copy to work in",
            save_copy,
        )
    if store.locked:
        return News(
            "warning",
            "Some of your work is still under an earlier password.",
            "The program stopped before it was in your folder. It is safe on this computer.",
            "Enter the earlier password",
            ask_earlier,
        )
    if store.recovered:
        return News(
            "info",
            "Your work is back.",
            "The program stopped last time before everything was in your folder.",
        )
    return None


def _where(host: str) -> str:
    if not host:
        return "somewhere else"
    if host == this_computer():
        return "in another window on this computer"
    return f"on another computer, {host}"
