"""The text of a file, with what is wrong with it marked at its lines."""
