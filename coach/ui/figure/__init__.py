"""Paints the body that `coach.figure` computes, with its clothes and what stands around it."""
