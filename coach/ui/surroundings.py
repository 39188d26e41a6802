"""What the ways through the program work with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from coach.history.records import local_now
from coach.paths import Paths
from coach.session.clock import Clock
from coach.settings import Settings
from coach.ui.theme import Theme
from coach.voice.equipment import Equipment, NoEquipment
from coach.voice.voice import Voice


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world outside: folders, clock, voice, sound and looks; each has a stand-in for tests."""

    paths: Paths
    clock: Clock
    make_voice: Callable[[Settings], Voice]
    make_theme: Callable[[Settings], Theme]
    now: Callable[[], datetime] = local_now
    equipment: Equipment = field(default_factory=NoEquipment)
