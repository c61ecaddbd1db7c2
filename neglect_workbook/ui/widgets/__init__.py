"""The parts that pages are made of, one per file."""
