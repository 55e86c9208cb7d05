"""Backfile: takes a news site's whole back file and keeps it complete, clean and provable."""

__version__ = "0.1.0"
