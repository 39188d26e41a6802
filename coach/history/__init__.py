"""What was done: records that are only ever added, kept in one SQLite file."""
