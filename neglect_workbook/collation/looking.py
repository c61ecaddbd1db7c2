"""What a collation shows: where each return stands, the picture, the sample, what was agreed."""

from datetime import date
from typing import TYPE_CHECKING

from neglect_workbook.collation.reply import replies
from neglect_workbook.domain.collating.agreeing import agreement
from neglect_workbook.domain.collating.earlier import Earlier
from neglect_workbook.domain.collating.facts import RefusedFile
from neglect_workbook.domain.collating.make_picture import make_picture
from neglect_workbook.domain.collating.sampling import draw_sample
from neglect_workbook.domain.collating.snapshot import CollationSnapshot
from neglect_workbook.domain.collating.standings import standings
from neglect_workbook.exchange.collating.collated import Collated

if TYPE_CHECKING:
    from neglect_workbook.collation.earlier import EarlierCollation


def look(
    snapshot: CollationSnapshot, today: date, earlier: "EarlierCollation | None" = None
) -> Collated:
    """Count everything. It takes a while for thousands: not for the thread that draws the window.

    Args:
        snapshot: the collation as it stands.
        today: the day on which outputs are made.
        earlier: the collation before it; ``None`` measures movement by what returns carry.
    """
    framework, head = snapshot.framework, snapshot.head
    found = standings(head, snapshot.gathered, snapshot.expected, framework)
    counted = found.counted
    drawn = draw_sample(head, counted, framework, snapshot.added) if head.is_sampled else None
    sample = () if drawn is None else drawn.answers
    moderations = tuple(snapshot.moderations.values())
    return Collated(
        framework=framework,
        head=head,
        standings=found,
        picture=make_picture(framework, counted, Earlier(earlier.facts) if earlier else None),
        today=today,
        sample=sample,
        possible={} if drawn is None else drawn.possible,
        agreement=agreement(sample, moderations),
        moderations=moderations,
        refused=tuple(
            RefusedFile(one.id, one.file, one.code, one.message, one.next_step)
            for one in snapshot.refusals
        ),
        to_tell={**replies().refused, **replies().problem},
    )
