"""The parts of the page on which somebody chooses between two copies."""
