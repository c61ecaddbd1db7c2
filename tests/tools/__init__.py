"""Tests of the developer script."""
