"""What a person does in the window of a collation, to be measured one after another."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from neglect_workbook.ui.collate.collate_window import CollateWindow
from neglect_workbook.ui.collate.picture_stage import PictureView
from neglect_workbook.ui.collate.stage_bar import StageId
from neglect_workbook.ui.widgets.filter_line import FilterLine
from tools.collation_window import wait
from tools.sample_window import settle
from tools.step import Step


def collation_steps(window: CollateWindow) -> Iterator[Step]:
    """Every step, in an order in which each is possible; the first opens the collation again."""
    session = window.session
    if session is None:
        return
    path = session.collation.path
    yield Step(
        "open it",
        lambda: window.open_path(path),
        window.close_collation,
        lambda: window.view is not None and window.view.has_made_all,
    )
    wait(window)
    view, session = window.view, window.session
    if view is None or session is None:
        return
    for stage in StageId:
        other = StageId.OUTPUTS if stage is not StageId.OUTPUTS else StageId.PROBLEMS
        yield Step(f"go to {stage}", partial(view.go_to, stage), partial(view.go_to, other))
    picture, moderation, returns = view.picture, view.moderation, view.returns
    look = picture.show_view
    while session.picture is None:
        settle()
    yield Step(
        "show the findings",
        partial(look, PictureView.FINDINGS),
        partial(_after, partial(view.go_to, StageId.PICTURE), partial(look, PictureView.HEAT_MAP)),
    )
    yield Step(
        "show the heat map",
        partial(look, PictureView.HEAT_MAP),
        partial(look, PictureView.FINDINGS),
    )
    go = partial(view.go_to, StageId.MODERATION)
    notes = (f"Note {number}." for number in count())
    say = moderation.panel.edited.emit
    yield Step("type a note", lambda: say({"note": next(notes)}), go)
    yield Step("agree", lambda: say({"result": "agree"}), lambda: say({"result": ""}))
    yield Step("next answer", moderation.panel.skipped.emit, go)
    yield Step("undo", session.undo, lambda: say({"note": next(notes)}))
    view.go_to(StageId.RETURNS)
    settle()
    key = session.standings.counted[0].key
    yield Step(
        "leave a return out",
        partial(session.choose, key, "leave_out"),
        partial(session.choose, key, ""),
    )
    line = returns.findChild(FilterLine)
    words = (text for _ in count() for text in ("primary", ""))
    if line is not None:
        yield Step("filter the returns", lambda: line.setText(next(words)))


def _after(*doings: Callable[[], object]) -> None:
    for do in doings:
        do()
