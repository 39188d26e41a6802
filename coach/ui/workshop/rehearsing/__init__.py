"""Seeing and hearing, while it is written, what a routine will be."""
