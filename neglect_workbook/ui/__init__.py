"""The window. All Qt lives here and in ``app``."""
