"""What playback can be doing, and what it tells of."""

from dataclasses import dataclass
from enum import StrEnum

from coach.routine.terms import Side, Talk
from coach.session.prescription import Bout


class State(StrEnum):
    """What playback is doing."""

    PAUSED = "paused"  # also before the first play
    PLAYING = "playing"
    WAITING = "waiting"  # at a gate, for the person
    STOPPED = "stopped"
    DONE = "done"


class Shortened(StrEnum):
    """Why a set ended before its last rep; the words are kept in the diary."""

    NO = "no"
    SKIPPED = "skipped"
    REPEATED = "repeated"
    STOPPED = "stopped"
    ENOUGH = "enough"
    UNFINISHED = "unfinished"  # the window was closed, or the set still goes on


@dataclass(frozen=True, slots=True)
class SetEnded:
    """A set of one side came to its end, whole or shortened.

    The reps of a walk are its steps. `held_ms` is how much of `done_ms` was
    spent in what is counted down: in a hold or a stretch.
    """

    bout: Bout
    side: Side
    prescribed_reps: int
    done_reps: int
    done_ms: int
    shortened: Shortened
    held_ms: int = 0


@dataclass(frozen=True, slots=True)
class Jumped:
    """Playback left the straight way, so what was about to be said no longer holds."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The timeline has been played to its end."""


Event = SetEnded | Jumped | Finished


@dataclass(frozen=True, slots=True)
class Sound:
    """Something to be heard when the playback's clock reads `at_ms`: a text, or "" for the soft tone.

    Who wants to hear less than `least` doesn't hear it; who wants to hear
    more than `most` hears a word in its place. `is_count` tells a number, or
    what stands for one, from other words.
    """

    at_ms: int
    text: str
    least: Talk = Talk.COUNTS
    is_count: bool = False
    most: Talk = Talk.FULL

    def is_heard(self, talk: Talk) -> bool:
        """Tell whether it is heard with this much talk."""
        return talk.includes(self.least) and self.most.includes(talk)
