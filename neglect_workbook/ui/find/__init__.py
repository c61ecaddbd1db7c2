"""Find: what can be found in a workbook, the help and the library, and where it leads."""
