"""Bringing routines from outside into the person's own folder, and giving them away."""
