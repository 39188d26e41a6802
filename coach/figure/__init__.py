"""The body: a skeleton, clinical joint angles, where they put the joints, and the way between poses."""
