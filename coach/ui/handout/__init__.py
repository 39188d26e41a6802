"""The hand-out: a routine on paper, for the person to take home."""
