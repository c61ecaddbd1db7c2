"""Tests of the collation's own window."""
