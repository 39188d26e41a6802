"""The steps of a routine, and the form of each."""
