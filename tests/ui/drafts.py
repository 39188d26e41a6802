"""Drafts of shipped files, beside the shipped library."""

from datetime import date
from functools import cache
from pathlib import Path

from coach.routine.library import load_library
from coach.ui.workshop.draft import Draft

ROUTINES = Path(__file__).parent.parent.parent / "routines"
TODAY = date(2026, 11, 21)
SHORT = """format = 1
name = "Short"
language = "en"
summary = "One exercise."
version = "1"

[[step]]
exercise = "knee-extension"
sets = 1
reps = 2
"""


@cache
def shipped():
    """The shipped library, read once."""
    return load_library([ROUTINES])


def draft(qtbot, text=SHORT, file="short.toml"):
    """A draft that has been checked."""
    made = Draft(ROUTINES / file, text, shipped(), TODAY)
    qtbot.waitUntil(lambda: made.is_current)
    return made


def retyped(qtbot, made, text, by="form"):
    """Change a draft's text, and have it checked."""
    made.set_text(text, by=by)
    qtbot.waitUntil(lambda: made.is_current)
