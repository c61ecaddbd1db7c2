"""The parts of the page 'Review and send'."""
