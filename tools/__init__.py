"""Developer tools: one script, ``dev.py``, and what it is made of. None is part of the program."""
