"""The guide for physiotherapists, shown in the window."""
