"""The parts of the Voices page."""
