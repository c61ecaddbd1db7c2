"""The panel that lists what somebody looks for: a line to type in, and results by group."""
