"""Routines that come from elsewhere, and those that are given away."""
