"""Frameworks as data: strict decoding of the files under ``frameworks/``."""
