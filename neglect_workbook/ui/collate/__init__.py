"""The partnership's side of the window: returns gathered, counted, moderated and answered."""
