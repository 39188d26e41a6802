"""Keeping what is written: saving, versions, and what wasn't saved yet."""
