"""The parts of the Questions page, one to a file."""
