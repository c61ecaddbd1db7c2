"""The return: its format and its Excel file."""
