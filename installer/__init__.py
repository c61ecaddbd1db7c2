"""Builds what is handed on: Windows installers, a portable folder and a Debian package."""
