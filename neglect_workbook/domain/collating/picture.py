"""The picture that many returns make together: counts, never averages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a count comes from: one answer of one return.

    Attributes:
        key: the return's file, by its SHA-256.
        question_id: the question.
        row: the row in its sheet 'Answers'.
    """

    key: str
    question_id: str
    row: int


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The answers of one sector to one question.

    Attributes:
        question_id: the question.
        sector_id: the sector.
        returns: how many returns answered the question's set; this may always be shown.
        counts: how many chose each rating, by code; the empty text counts those not answered.
            Empty where hidden.
        is_hidden: the group is under five: nothing of it is here, nor can be worked out.
        most_common: the code that most chose; empty where hidden. Where two are as common, the
            lower on the scale.
        policy_alone: how many rest on 'we have it' alone.
        show_difference: how many say what is changing for children and have evidence of it.
        places: where each answer is to be found, in the order of organisations.
    """

    question_id: str
    sector_id: str
    returns: int
    counts: Mapping[str, int]
    is_hidden: bool
    most_common: str
    policy_alone: int
    show_difference: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts of one thing: an area, a question, a sector or a role.

    Attributes:
        id: of the area, question, sector or question set; empty for the questions across all
            areas, and for returns of no known sector.
        name: what people call it.
        returns: how many returns are in the counts.
        counts: how many answers chose each rating, by code; the empty text for not answered.
            Empty where hidden.
        is_hidden: the group is under five: nothing of it is here, nor can be worked out.
        left_out: how many answers of groups under five are in no count.
    """

    id: str
    name: str
    returns: int
    counts: Mapping[str, int]
    is_hidden: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that many have not in place.

    Attributes:
        question_id: the question.
        red: how many answers are red.
        unknown: how many of those say 'we do not know yet'.
        answered: how many answered it with a rating that applies.
        worst_sectors: the sectors, shown ones only, with the most red answers, most first.
    """

    question_id: str
    red: int
    unknown: int
    answered: int
    worst_sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleDifference:
    """One theme on which the roles do not see the same, in organisations that answered both.

    Attributes:
        organisations: how many answered both roles.
        higher_set: the set whose answers are higher on the scale, in most of them.
        lower_set: the other.
        area_id: the area that it is about.
        apart: in how many organisations they differ by a step or more: every rating of the one
            is above every rating of the other.
        higher: in how many of those the higher set is the one that is above.
    """

    organisations: int
    higher_set: str
    lower_set: str
    area_id: str
    apart: int
    higher: int


@dataclass(frozen=True, slots=True)
class Movement:
    """How answers to one question moved since the review before, or the collation before.

    Attributes:
        question_id: the question.
        better: how many moved up the scale.
        same: how many did not move.
        worse: how many moved down.
        first_time: how many had no rating before.
    """

    question_id: str
    better: int
    same: int
    worse: int
    first_time: int


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One suggested indicator side by side: who counts it, and which way it went.

    Attributes:
        suggestion_id: the framework's suggested indicator.
        name: what is counted.
        returns: how many returns have a value for it.
        rose: in how many the latest value is above the one before.
        same: in how many it is the same.
        fell: in how many it is below.
        values: the file's key, the label in the return, the latest period and the value.
        is_hidden: fewer than five count it: nothing of it may be shown.
    """

    suggestion_id: str
    name: str
    returns: int
    rose: int
    same: int
    fell: int
    values: tuple[tuple[str, str, str, float], ...]
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What colleagues' forms said of one question, beside what leaders chose.

    Attributes:
        question_id: the question.
        returns: how many returns sent counts of it.
        counts: how many colleagues chose each rating, by code.
        leaders: how many of those returns' own answers to the leaders' question chose each
            rating, by code; empty where too few could be counted.
        is_hidden: fewer than five returns sent counts: nothing of it is here.
        leaders_question_id: the question that leaders answered on the same theme.
        leaders_returns: how many returns the leaders' counts rest on.
    """

    question_id: str
    returns: int
    counts: Mapping[str, int]
    leaders: Mapping[str, int]
    is_hidden: bool
    leaders_question_id: str = ""
    leaders_returns: int = 0


@dataclass(frozen=True, slots=True)
class Strong:
    """An answer that says what changed for children and shows it.

    Attributes:
        place: where it is.
        organisation: whose it is.
        sector_id: its sector.
        level: the strongest level of its evidence.
        is_hidden: its sector's group is under five: for the partnership's own eyes, never for a
            report, unless the organisation agrees.
    """

    place: Place
    organisation: str
    sector_id: str
    level: int
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture.

    Groups under five are hidden, and nothing that is here lets anybody work them out: see
    ``hiding``. Whoever counts anew from single returns must hide anew.

    Attributes:
        returns: how many returns it rests on.
        sectors: the sectors that have returns, in the framework's order: id to number of
            returns; one of unknown sector has the empty id and comes last.
        cells: the heat map by question id and sector id.
        by_area: counts by area of progress.
        by_question: counts by question.
        by_sector: counts by sector.
        by_set: counts by question set.
        gaps: most common gaps, most first.
        roles: where the roles differ.
        shown_returns: how many returns the sectors that are shown have, by question: what
            policy alone and movement are counted of.
        policy_alone: how many answers rest on policy alone, by question.
        unknown: how many answers say 'we do not know yet', by question.
        strong: strongest examples of impact, strongest first; hidden ones are marked.
        movement: by question, since the review before.
        indicators: suggested indicators side by side.
        voices: what colleagues said beside what leaders chose.
    """

    returns: int
    sectors: Mapping[str, int]
    cells: Mapping[tuple[str, str], HeatCell]
    by_area: tuple[Counted, ...]
    by_question: tuple[Counted, ...]
    by_sector: tuple[Counted, ...]
    by_set: tuple[Counted, ...]
    gaps: tuple[Gap, ...]
    roles: tuple[RoleDifference, ...]
    shown_returns: Mapping[str, int]
    policy_alone: Mapping[str, int]
    unknown: Mapping[str, int]
    strong: tuple[Strong, ...]
    movement: tuple[Movement, ...]
    indicators: tuple[IndicatorRow, ...]
    voices: tuple[VoiceRow, ...]
