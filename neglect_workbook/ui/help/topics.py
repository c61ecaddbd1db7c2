"""Which topics the help has, which belongs to which page, and its list of keys."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from neglect_workbook.domain.clock import today_here
from neglect_workbook.exchange.help_pages import HelpPage, KeyGroup, TopicId, help_pages
from neglect_workbook.ui.actions import ACTIONS, ActionSpec, MenuId
from neglect_workbook.ui.jump import PageId
from neglect_workbook.ui.menus import shortcuts_of

if TYPE_CHECKING:
    from neglect_workbook.domain.framework import Framework

_TOPICS: Final = {
    PageId.OVERVIEW: TopicId.OVERVIEW,
    PageId.QUESTIONS: TopicId.QUESTIONS,
    PageId.EVIDENCE: TopicId.EVIDENCE,
    PageId.ACTION_PLAN: TopicId.ACTION_PLAN,
    PageId.INDICATORS: TopicId.INDICATORS,
    PageId.VOICES: TopicId.VOICES,
    PageId.COMPARE: TopicId.COMPARE,
    PageId.SEND: TopicId.SEND,
    PageId.LIBRARY: TopicId.LIBRARY,
    PageId.MERGE: TopicId.MERGE,
}


def topic_for(page: PageId | None) -> TopicId:
    """The topic that explains a page; the first one while no workbook is open."""
    return TopicId.START if page is None else _TOPICS[page]


def pages_of(framework: "Framework") -> Mapping[TopicId, HelpPage]:
    """Every page of the help, in the order in which they are listed."""
    return help_pages(framework, key_groups(), today_here())


def key_groups() -> tuple[KeyGroup, ...]:
    """The keys of the menus, menu by menu."""
    groups = []
    for menu in MenuId:
        with_keys = (spec for spec in ACTIONS if spec.menu is menu and shortcuts_of(spec))
        keys = tuple((spec.words, _keys(spec)) for spec in with_keys)
        if keys:
            groups.append(KeyGroup(menu.value, keys))
    return tuple(groups)


def _keys(spec: ActionSpec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(key.toString(native) for key in shortcuts_of(spec))
