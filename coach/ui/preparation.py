"""What a session is made from, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach.history.records import Outcome
from coach.history.sessions import Session
from coach.routine.library import Library
from coach.routine.model import ExerciseStep, Routine
from coach.routine.terms import Talk
from coach.session.choices import Choices, Options
from coach.settings import Settings


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a session is made from.

    `person_id` "" is the diary's first person; a `session_id` of "" makes a new
    one; `resumed` is a session that was cut off, and goes on with its first set
    that wasn't done whole. Without an `emergency_number` none was set up;
    `talk` is how much is said aloud.
    """

    routine: Routine
    library: Library
    options: Options
    words_per_minute: int
    person_id: str = ""
    session_id: str = ""
    quiet: bool = False
    emergency_number: str = ""
    talk: Talk = Talk.FULL
    resumed: Session | None = None

    @property
    def active_ms_before(self) -> int:
        """How long the session had been playing when it was cut off."""
        return self.resumed.so_far_ms or 0 if self.resumed else 0


@dataclass(frozen=True, slots=True)
class Result:
    """How a session ended: sets are counted side by side; `anything_done` counts a part of one too."""

    outcome: Outcome
    sets_whole: int
    sets_planned: int
    active_ms: int
    anything_done: bool = True

    @classmethod
    def of(cls, session: Session) -> "Result":
        """Return how far a session came that was cut off, as the diary has it."""
        whole, planned = len(session.done_whole), len(session.planned)
        outcome = Outcome.FULL if whole == planned else Outcome.PART
        return cls(outcome, whole, planned, session.so_far_ms or 0, session.anything_done)


def options_of(settings: Settings, variants: Mapping[int, str] = MappingProxyType({})) -> Options:
    """Return how a session runs for someone with these settings; `variants` as in `Choices`."""
    return Options(
        ready_after_seconds=settings.ready_after_seconds or None,
        place_seconds=settings.place_seconds,
        choices=Choices(pace=settings.pace, speeds=settings.speeds, variants=variants),
    )


def variants_in(session: Session, routine: Routine) -> dict[int, str]:
    """Return what was last done in place of a step's own exercise, by the step's index."""
    last = {done.step_index: done.exercise_id for done in session.sets}
    steps = dict(enumerate(routine.steps))
    return {
        index: exercise_id
        for index, exercise_id in last.items()
        if isinstance(step := steps.get(index), ExerciseStep) and step.exercise != exercise_id
    }
