"""A collation: what many organisations' returns say together. Pure values and functions."""
