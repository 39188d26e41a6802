"""What a new exercise begins with: a shipped one's movement, under a name of its own."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Position
from coach.routine.text.editing import with_value

BEGINNINGS: Final[Mapping[Position, str]] = {
    Position.BED: "bed-heel-slide",
    Position.SEATED: "knee-extension",
    Position.STANDING: "standing-hip-abduction",
    Position.WALKING: "paced-walk",
}
"""The shipped exercise to offer first for each position: out, hold, back, pause, or a stride."""

_OF_THE_OTHER_ONE: Final = ("tips", "easier", "harder", "less_support")
"""What is true of the movement that one began with, and may be wrong of the new one. Its care stays."""


def new_exercise_text(text: str, name: str) -> str:
    """Return the text of a new exercise called `name`, begun from another one's `text`: it can be played.

    Position, support, dose, tempo, poses and care are the other one's, until
    they are set, so nothing in it is made up; its source says so. What it is
    called among clinicians is for who writes it to say: until then, `name`.
    Raises EditError for a text that is no TOML.
    """
    for key in ("name", "clinical_name"):
        text = with_value(text, (key,), name)
    for key in _OF_THE_OTHER_ONE:
        text = with_value(text, (key,), None)
    source = QCoreApplication.translate(
        "Workshop", "Begun from another exercise: dose and tempo are still its own"
    )
    return with_value(text, ("source",), source)
