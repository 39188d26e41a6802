"""Forms that are made from what is said of the format's keys."""
