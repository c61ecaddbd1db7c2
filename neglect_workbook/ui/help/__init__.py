"""The help: its topics, the words sought in them, and the parts of its window."""
