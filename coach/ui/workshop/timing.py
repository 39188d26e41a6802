"""How long what is being written takes, and each step of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.routine.model import Exercise, Routine
from coach.session.compile import compile_routine
from coach.ui.errands import Errands
from coach.ui.workshop.draft import Draft
from coach.voice.text import estimated_length_ms


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many ms a routine takes without a pause, and each of its steps with the rests after it."""

    total_ms: int = 0
    steps_ms: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))


def lengths_of(routine: Routine, exercises: Mapping[str, Exercise]) -> Lengths:
    """Compile a routine and add up; it may take a tenth of a second."""
    timeline = compile_routine(routine, exercises, estimated_length_ms)
    steps: Counter[int] = Counter()
    for segment in timeline.segments:
        steps[segment.step] += segment.length_ms
    return Lengths(timeline.length_ms, steps)


def minutes_text(ms: int) -> str:
    """Say a length in seconds up to a minute and a half, then in minutes and half minutes."""
    if ms < 90_000:
        return QCoreApplication.translate("Timing", "{seconds}\u00a0s").format(seconds=round(ms / 5000) * 5)
    halves = round(ms / 30_000)
    minutes = f"{halves // 2}½" if halves % 2 and halves < 20 else f"{int(ms / 60_000 + 0.5)}"
    return QCoreApplication.translate("Timing", "{minutes}\u00a0min").format(minutes=minutes)


class Timing(QObject):
    """Knows how long a draft's routine takes, as of when it was last read without an error."""

    changed = Signal()

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lengths = Lengths()
        self._draft = draft
        self._errands = Errands(self)
        draft.was_checked.connect(self._look)
        self._look()

    def _look(self) -> None:
        shown = self._draft.shown
        routine, exercises = shown.routine, shown.exercises
        if routine is not None:
            self._errands.run(lambda _forgotten: lengths_of(routine, exercises), self._take)

    def _take(self, lengths: Lengths) -> None:
        self.lengths = lengths
        self.changed.emit()
