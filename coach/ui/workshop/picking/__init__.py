"""Finding an exercise in the library, by words, filters and pictures."""
