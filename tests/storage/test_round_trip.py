"""Whatever a field holds comes back as it was."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from neglect_workbook.domain.fields import JsonValue
from neglect_workbook.storage.store import Store
from tests.storage.builders import HEADING, change, change_set, held


def _as_a_computer_keeps_it(text: str) -> str:
    """Two halves of a pair side by side are one character; a half alone stays alone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


_ODD = st.sampled_from(
    ["\x00", "\ud800", "a\udfffb", "\ufffe", "\u202egnp", "👩\u200d👧", "e\u0301", "é", "عربى"]
)
_TEXTS = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())).map(_as_a_computer_keeps_it), _ODD
)
_VALUES: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    _TEXTS,
    st.lists(_TEXTS, max_size=4),
    st.dictionaries(_TEXTS, st.booleans(), max_size=4),
)


@given(st.lists(_VALUES, min_size=1, max_size=6))
def test_odd_values_come_back_equal(contents: list[JsonValue]) -> None:
    made = tuple(change(value) for value in contents)
    with TemporaryDirectory() as name:
        target, profile = Path(name) / "a.nwbk", Path(name) / "profile"
        store = Store.create(target, profile, HEADING, made[:1])
        for one in made[1:]:
            store.append(change_set(one))
        store.close()
        assert held(target, profile) == made


def test_a_very_long_answer_comes_back_whole(target: Path, profile: Path) -> None:
    made = change("Ünder the threshold 👩\u200d👧. " * 20_000)
    Store.create(target, profile, HEADING, (made,)).close()
    assert held(target, profile) == (made,)
