"""The parts of the Compare page, one per file."""
