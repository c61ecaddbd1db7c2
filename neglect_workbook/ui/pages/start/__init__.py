"""The parts of the start page and of the page for a new workbook."""
