"""The return, format 1, as neutral tables: a contract that other programs read."""
