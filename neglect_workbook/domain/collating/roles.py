"""Where the roles of one organisation do not see the same."""

from neglect_workbook.domain.collating.layout import Layout
from neglect_workbook.domain.collating.picture import RoleDifference
from neglect_workbook.domain.collating.tally import RolePair, Tally


def role_differences(layout: Layout, tally: Tally) -> tuple[RoleDifference, ...]:
    """Pairs of roles on each area, those furthest apart first.

    Only sectors are counted in which five or more organisations answered both roles: then what
    is counted here holds nothing of a group that is hidden in the heat map.
    """
    smallest = layout.framework.smallest_group
    together: dict[tuple[str, str, str], RolePair] = {}
    for (first, second, area_id, sector_id), pair in tally.roles.items():
        if tally.both[first, second, sector_id] < smallest:
            continue
        total = together.setdefault((first, second, area_id), RolePair())
        total.organisations += pair.organisations
        total.first_higher += pair.first_higher
        total.second_higher += pair.second_higher
    found = [
        _difference(sets_and_area, pair)
        for sets_and_area, pair in together.items()
        if pair.organisations >= smallest
    ]
    areas = [one.id for one in layout.framework.areas]
    order = {one: place for place, one in enumerate(layout.set_ids)}

    def place(one: RoleDifference) -> tuple[int, int, int, int]:
        sets = sorted((order[one.higher_set], order[one.lower_set]))
        return -one.apart, areas.index(one.area_id), sets[0], sets[1]

    return tuple(sorted(found, key=place))


def _difference(sets_and_area: tuple[str, str, str], pair: RolePair) -> RoleDifference:
    first, second, area_id = sets_and_area
    is_first = pair.first_higher >= pair.second_higher
    return RoleDifference(
        organisations=pair.organisations,
        higher_set=first if is_first else second,
        lower_set=second if is_first else first,
        area_id=area_id,
        apart=pair.first_higher + pair.second_higher,
        higher=max(pair.first_higher, pair.second_higher),
    )
