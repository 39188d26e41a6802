"""Changes a text in one place and leaves every other byte as it was."""
