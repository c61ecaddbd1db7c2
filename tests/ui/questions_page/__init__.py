"""Tests of the questions page."""
