"""The words of a return that are its own; everything else comes from the framework."""

from neglect_workbook.domain.compare import Movement
from neglect_workbook.domain.framework import Direction

#: Version of the return's layout, which other programs read.
FORMAT = 1

ABOUT = "About this return"
ANSWERS = "Answers"
EVIDENCE = "Evidence"
ACTIONS = "Actions"
INDICATORS = "Indicators"
VOICES = "Voices"
SUMMARY = "Summary"
LISTS = "Lists and meanings"
MACHINE = "machine"

#: Where a text can be read that a cell cannot show: nothing is left out there.
ALL_OF_IT = "the action plan"

APPLIES = "Applies"
DOES_NOT_APPLY = "Does not apply"
FIRST_TIME = "First time"
#: Said of an answer that was carried forward and that nobody has looked at since.
NOT_CONFIRMED = "Not confirmed"

APPLIES_WORDS = (APPLIES, DOES_NOT_APPLY)
CHANGE_WORDS = ("Better", "Same", "Worse", FIRST_TIME, NOT_CONFIRMED)
#: The words of each movement since the last review; nothing for a question not answered now.
MOVEMENT_WORDS = {
    Movement.BETTER: "Better",
    Movement.SAME: "Same",
    Movement.WORSE: "Worse",
    Movement.FIRST_TIME: FIRST_TIME,
    Movement.TO_ANSWER: "",
}
MODERATION_WORDS = (
    ("Agree", "The partnership would choose the same rating."),
    ("Raise", "The partnership would choose a higher rating."),
    ("Lower", "The partnership would choose a lower rating."),
    ("Ask for evidence", "The partnership needs to see more before it can say."),
)
DIRECTION_WORDS = {
    Direction.UP.value: "Up",
    Direction.DOWN.value: "Down",
    Direction.WATCH.value: "Watch",
}

#: Names of the lists that drop-downs offer.
RATING_LIST = "Rating"
RAG_LIST = "RAG"
APPLIES_LIST = "Applies"
CHANGE_LIST = "Change"
MODERATION_LIST = "Moderation result"
ROLE_LIST = "Role"
AREA_LIST = "Area"
SECTOR_LIST = "Sector"
REVIEW_LIST = "Review"
EXPECTATION_LIST = "Expectation"
EVIDENCE_TYPE_LIST = "Evidence type"
EVIDENCE_LEVEL_LIST = "Evidence level"
STATUS_LIST = "Action status"
DIRECTION_LIST = "Direction wanted"
YES_NO_LIST = "Yes or no"
