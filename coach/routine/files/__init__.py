"""Files of routines on the disk: how they are read and written, kept in versions, and stood in for."""
