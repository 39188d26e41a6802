"""How it has gone: calendar, plots, a day."""
