"""Measures, each side by side with its yardstick in one run; nothing here is asserted."""
