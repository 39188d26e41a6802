"""One screen, one question, one obvious button."""
