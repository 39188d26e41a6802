"""Writing an exercise: what it is, and its phases."""
