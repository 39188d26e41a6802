"""What the diary adds up to: a month in numbers, and the sheet that tells it."""
