"""Writing poses: by joints, by numbers, or by moving the figure's limbs."""
