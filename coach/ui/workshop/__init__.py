"""The workshop: where a physiotherapist writes routines and exercises, and sees them move."""
