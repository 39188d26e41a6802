"""What a session is made from, and how it ended."""

from dataclasses import dataclass

from coach.history.records import Outcome, Session
from coach.routine.library import Library
from coach.routine.model import Routine
from coach.session.choices import Options
from coach.ui.recorder import whole_sets


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a session is made from.

    `person_id` "" is the diary's first person; a `session_id` of "" makes a new
    one; `resumed` is a session that was cut off, and goes on with its first set
    that wasn't done whole. Without an `emergency_number` none was set up.
    """

    routine: Routine
    library: Library
    options: Options
    words_per_minute: int
    person_id: str = ""
    session_id: str = ""
    quiet: bool = False
    emergency_number: str = ""
    resumed: Session | None = None

    @property
    def active_ms_before(self) -> int:
        """How long the session had been playing when it was cut off."""
        return self.resumed.so_far_ms or 0 if self.resumed else 0


@dataclass(frozen=True, slots=True)
class Result:
    """How a session ended: sets are counted side by side."""

    outcome: Outcome
    sets_whole: int
    sets_planned: int
    active_ms: int

    @classmethod
    def of(cls, session: Session) -> "Result":
        """Return how far a session came that was cut off, as the diary has it."""
        planned = sum(line.sets for line in session.start.prescriptions)
        return cls(session.outcome, len(whole_sets(session.sets)), planned, session.so_far_ms or 0)
