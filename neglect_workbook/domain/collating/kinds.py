"""Which kinds of records a workbook has, and which a collation."""

from neglect_workbook.domain.records import RecordKind

#: What only a collation has; a workbook has all others.
ONLY_COLLATION_KINDS = frozenset(
    {
        RecordKind.COLLATION,
        RecordKind.GATHERED,
        RecordKind.REFUSAL,
        RecordKind.EXPECTED,
        RecordKind.MODERATION,
    }
)
#: In both it is said why what the personal-data check found may stay.
COLLATION_KINDS = ONLY_COLLATION_KINDS | {RecordKind.CONFIRMATION}
WORKBOOK_KINDS = frozenset(RecordKind) - ONLY_COLLATION_KINDS
