"""The parts of the Action plan page."""
