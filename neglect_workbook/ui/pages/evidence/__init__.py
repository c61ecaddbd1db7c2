"""The parts of the Evidence page, one per file."""
