"""Where settings are tried on: what is chosen is seen and heard at once, and nothing is kept by that."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.settings import Settings
from coach.ui.sample import Sample
from coach.ui.theme import Theme
from coach.ui.window import Window
from coach.voice.equipment import Equipment


@dataclass(frozen=True, slots=True)
class FittingRoom:
    """The window, how it would look by any settings, what is heard as a sample, and what the computer has."""

    window: Window
    make_theme: Callable[[Settings], Theme]
    sample: Sample
    equipment: Equipment
