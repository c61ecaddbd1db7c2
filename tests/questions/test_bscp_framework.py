"""What the BSCP framework holds: counts, mapping, lists, dates and contacts."""

from collections import Counter
from datetime import date
from types import MappingProxyType

from neglect_workbook.domain.dates import long_date
from neglect_workbook.domain.rating import suggested_rating
from neglect_workbook.domain.rating_scale import Rag
from neglect_workbook.domain.records import Answer
from neglect_workbook.questions.loader import load

BSCP = load("bscp-neglect-2026")
SET_IDS = {"S", "M", "P"}


def test_there_are_20_questions_with_stable_ids() -> None:
    ids = {one.id: [question.id for question in one.questions] for one in BSCP.question_sets}
    assert ids == {
        "S": ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"],
        "M": ["M1", "M2", "M3", "M4", "M5"],
        "P": ["P1", "P2", "P3", "P4", "P5", "P6", "P7"],
    }
    for question in BSCP.questions():
        assert question.id == f"{question.set_id}{question.number}"


def test_there_are_20_expectations_with_stable_ids() -> None:
    counts = {}
    for one in BSCP.question_sets:
        counts[one.id] = len(one.expectations)
        wanted = [f"{one.id}E{number}" for number in range(1, len(one.expectations) + 1)]
        assert [expectation.id for expectation in one.expectations] == wanted
    assert counts == {"S": 7, "M": 6, "P": 7}


def test_main_areas_are_spread_as_the_mapping_says() -> None:
    by_area: dict[str, list[str]] = {}
    for question in BSCP.questions():
        by_area.setdefault(question.area_id, []).append(question.id)
    assert by_area == {
        "": ["S1", "S8"],
        "EI": ["S3", "S4", "S5", "M1", "M2", "P2"],
        "MA": ["S2", "M4", "M5", "P7"],
        "CH": ["S7", "M3", "P5", "P6"],
        "LE": ["S6", "P1", "P3", "P4"],
    }


def test_managers_reach_lived_experience_through_m3_and_m5() -> None:
    reached = [one.id for one in BSCP.question_set("M").questions if "LE" in one.area_ids]
    assert reached == ["M3", "M5"]


def test_further_areas_are_as_the_mapping_says() -> None:
    also = {one.id: one.also_area_ids for one in BSCP.questions() if one.also_area_ids}
    assert also == {
        "S2": ("EI",),
        "S3": ("MA", "CH"),
        "S4": ("CH",),
        "S5": ("CH",),
        "S6": ("CH",),
        "S7": ("MA",),
        "M1": ("CH",),
        "M2": ("CH",),
        "M3": ("LE",),
        "M4": ("CH",),
        "M5": ("LE",),
        "P1": ("CH",),
        "P2": ("LE",),
        "P4": ("CH",),
        "P5": ("EI",),
        "P6": ("LE",),
        "P7": ("CH",),
    }


def test_expectations_are_mapped_as_the_mapping_says() -> None:
    mapped = {one.id: one.expectation_ids for one in BSCP.questions()}
    assert mapped == {
        "S1": ("SE4", "SE1"),
        "S2": ("SE2",),
        "S3": ("SE5", "SE2"),
        "S4": ("SE3",),
        "S5": ("SE5",),
        "S6": ("SE6",),
        "S7": ("SE6", "SE7"),
        "S8": ("SE1", "SE4"),
        "M1": ("ME1",),
        "M2": ("ME2",),
        "M3": ("ME3",),
        "M4": ("ME4",),
        "M5": ("ME5", "ME6"),
        "P1": ("PE2",),
        "P2": ("PE1", "PE2"),
        "P3": ("PE2",),
        "P4": ("PE3",),
        "P5": ("PE4",),
        "P6": ("PE7", "PE5"),
        "P7": ("PE5", "PE6", "PE7"),
    }


def test_every_expectation_is_reached_by_a_question() -> None:
    reached = {one for question in BSCP.questions() for one in question.expectation_ids}
    assert reached == {one.id for part in BSCP.question_sets for one in part.expectations}


def test_areas_follow_the_letter() -> None:
    assert {one.id: one.short for one in BSCP.areas} == {
        "EI": "Early identification",
        "MA": "Multi-agency",
        "CH": "Cumulative harm",
        "LE": "Lived experience",
    }
    assert BSCP.across_all_areas == "Across all four areas"


def test_ratings_are_offered_in_order_and_only_does_not_apply_needs_a_reason() -> None:
    offered = [(one.code, one.words, one.rag, one.rank) for one in BSCP.scale.ratings]
    assert offered == [
        ("unknown", "We do not know yet", Rag.RED, 0),
        ("0", "Not yet in place", Rag.RED, 0),
        ("1", "Partly in place", Rag.AMBER, 1),
        ("2", "In place", Rag.GREEN, 2),
        ("3", "In place and making a difference", Rag.GREEN, 3),
        ("na", "Does not apply to us", Rag.NONE, None),
    ]
    assert [one.code for one in BSCP.scale.ratings if one.needs_reason] == ["na"]
    assert BSCP.scale.label == "Proposed scale"
    assert not Answer(rating="na").applies


def test_rating_meanings_speak_in_the_voice_of_the_set() -> None:
    for rating in BSCP.scale.ratings:
        assert set(rating.meaning) == SET_IDS
        assert "our organisation" in rating.meaning["S"].lower()
        assert "our team or school" in rating.meaning["M"].lower()
        assert {"i", "my", "we"} & set(rating.meaning["P"].lower().split())


def test_four_checks_suggest_a_rating() -> None:
    ids = [one.id for one in BSCP.scale.checks]
    suggested = [
        suggested_rating(BSCP.scale, {one: index < yes for index, one in enumerate(ids)})
        for yes in range(5)
    ]
    assert suggested == ["0", "1", "1", "2", "3"]


def test_every_sector_can_answer_every_set_and_is_offered_some_first() -> None:
    settings = Counter(one.setting for one in BSCP.sectors)
    assert settings == {"school": 6, "small_group": 1, "service": 8}
    for sector in BSCP.sectors:
        assert sector.set_ids
        assert sorted(sector.set_ids + sector.also_set_ids) == sorted(SET_IDS)


def test_schools_are_offered_the_managers_set_and_small_groups_all_three() -> None:
    assert BSCP.sector("primary").set_ids == ("M",)
    assert BSCP.sector("primary").also_set_ids[0] == "S"
    assert set(BSCP.sector("voluntary").set_ids) == SET_IDS


def test_evidence_types_levels_and_age() -> None:
    assert len(BSCP.evidence_types) == 18
    assert [(one.level, one.name, one.short) for one in BSCP.evidence_levels] == [
        (1, "We have it", "Have"),
        (2, "We did it", "Did"),
        (3, "We checked it", "Checked"),
        (4, "Children are better off", "Better off"),
    ]
    assert BSCP.evidence_out_of_date_months == 12


def test_only_done_and_stopped_actions_are_closed() -> None:
    assert [(one.id, one.is_open) for one in BSCP.action_statuses] == [
        ("not_started", True),
        ("on_track", True),
        ("at_risk", True),
        ("done", False),
        ("stopped", False),
    ]


def test_review_kinds() -> None:
    assert [one.name for one in BSCP.review_kinds] == [
        "First review",
        "Midpoint review",
        "Final review",
        "One-off review",
    ]


def test_field_guides_name_the_boxes_and_their_limits() -> None:
    guides = {one.field: (one.label, one.word_limit, one.is_optional) for one in BSCP.field_guides}
    assert guides == {
        "reason": ("Why we chose this rating", 150, False),
        "working_well": ("Working well", 60, True),
        "worried_about": ("Worried about", 60, True),
        "needs_to_happen": ("Needs to happen", 60, True),
        "changing_for_children": ("What is changing for children", 120, False),
        "how_we_know": ("How we know", 80, True),
    }


def test_timeline_ends_with_assurance_six_months_after_the_letter() -> None:
    days = [one.date for one in BSCP.timeline]
    assert days == sorted(days)
    assert [one.date for one in BSCP.timeline if one.is_assurance] == [date(2026, 12, 17)]
    assert date(2026, 12, 4) in [one.date for one in BSCP.timeline if one.is_ours]


def test_contacts_and_the_sentence_about_concerns_give_the_same_numbers() -> None:
    worried, emergency = BSCP.contact("worried"), BSCP.contact("emergency")
    assert (worried.phone, emergency.phone) == ("01204 331500", "999")
    assert worried.phone in BSCP.wording.not_a_referral
    assert emergency.phone in BSCP.wording.not_a_referral
    assert BSCP.contact("partnership").email == "boltonsafeguardingchildren@bolton.gov.uk"


def test_status_lines_give_the_date_of_the_letter() -> None:
    issued = long_date(BSCP.sources[0].issued)
    assert issued in BSCP.wording.status_line
    assert issued in BSCP.wording.not_ours


def test_practitioners_answer_across_children_and_have_a_private_pad() -> None:
    practitioners = BSCP.question_set("P")
    assert "across the children you help" in practitioners.scope_note
    assert [one.id for one in BSCP.question_sets if one.has_private_pad] == ["P"]


def test_mappings_cannot_be_changed() -> None:
    assert isinstance(BSCP.question("M1").help, MappingProxyType)
    assert isinstance(BSCP.scale.rating("2").meaning, MappingProxyType)


def test_suggested_indicators_suit_every_setting_and_go_every_way() -> None:
    suggested = BSCP.suggested_indicators
    assert 10 <= len(suggested) <= 14
    for setting in {one.setting for one in BSCP.sectors}:
        offered = [one for one in suggested if setting in one.settings]
        assert len(offered) >= 10
        assert {one.direction.value for one in offered} == {"up", "down", "watch"}
    assert {one.rhythm.value for one in suggested} == {"month", "half_term", "term", "year"}


def test_every_suggested_indicator_says_where_it_comes_from() -> None:
    for one in BSCP.suggested_indicators:
        assert one.source.startswith("Bury 2023-26")
        assert one.unit


def test_hints_carry_the_warning_that_numbers_may_rise_at_first() -> None:
    """Bury says so of its own numbers: people notice more before children are better off."""
    rising = {
        "concerns_noticed",
        "early_help_opened",
        "early_help_received",
        "referrals",
        "repeat_concerns",
        "not_brought",
    }
    hints = {one.id: one.hint for one in BSCP.suggested_indicators}
    assert {key for key, hint in hints.items() if "rise" in hint} >= rising
    watched = {one.id for one in BSCP.suggested_indicators if one.direction.value == "watch"}
    assert watched >= {"concerns_noticed", "referrals", "referrals_progressed"}
