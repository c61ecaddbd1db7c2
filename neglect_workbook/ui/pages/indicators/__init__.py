"""The parts of the Indicators page, one per file."""
