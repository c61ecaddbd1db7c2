"""The partnership's side: many returns gathered into one collation, moderated and answered."""
