"""The diary as a whole: copies, another laptop, deleting."""
