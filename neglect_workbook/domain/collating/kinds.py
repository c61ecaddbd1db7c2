"""Which kinds of records a workbook has, and which a collation."""

from neglect_workbook.domain.records import RecordKind

#: What only a collation has; a workbook has all others.
COLLATION_KINDS = frozenset(
    {
        RecordKind.COLLATION,
        RecordKind.GATHERED,
        RecordKind.REFUSAL,
        RecordKind.EXPECTED,
        RecordKind.MODERATION,
    }
)
WORKBOOK_KINDS = frozenset(RecordKind) - COLLATION_KINDS
