"""What is written: exercises, routines, doses; reading, checking and finding their files."""
