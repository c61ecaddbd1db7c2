"""Somebody else's file name never does harm."""

from neglect_workbook.files import safe_name
from tests.hostile_names import hostile_names


def test_500_hostile_names_all_come_out_safe() -> None:
    for name in hostile_names(500):
        safe = safe_name(name)
        assert safe == safe_name(safe), name
        assert safe not in {"", ".", ".."}
        assert len(safe) <= 140
        assert len(safe.encode()) <= 220
        assert not set(safe) & set('/\\:<>"|?*'), name
        assert safe.isprintable() or "\u200d" in safe, name
        assert safe[0] not in ". "
        assert safe[-1] not in ". "
        device = safe.partition(".")[0].strip().casefold()
        assert device not in {"con", "nul", "aux", "lpt9", "com¹", "conin$"}, name
