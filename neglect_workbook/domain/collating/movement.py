"""How answers moved, counted over the sectors that are shown."""

from neglect_workbook.domain.collating.heat_map import HeatMap
from neglect_workbook.domain.collating.picture import Movement
from neglect_workbook.domain.compare import Movement as Way


def movement_by_question(heat_map: HeatMap) -> tuple[Movement, ...]:
    """The movement of each question that a sector that is shown answered, in order.

    What is not answered now moved nowhere and is not counted.
    """
    found = []
    for question_id in heat_map.layout.questions:
        moves = dict.fromkeys(Way, 0)
        for tally in heat_map.shown_tallies(question_id):
            for way, count in tally.moves.items():
                moves[Way(way)] += count
        if heat_map.totals[question_id].shown_returns:
            found.append(
                Movement(
                    question_id=question_id,
                    better=moves[Way.BETTER],
                    same=moves[Way.SAME],
                    worse=moves[Way.WORSE],
                    first_time=moves[Way.FIRST_TIME],
                )
            )
    return tuple(found)
