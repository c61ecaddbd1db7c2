"""The words of the field as frozen records and pure functions. Standard library only."""
