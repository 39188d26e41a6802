"""Sessions of a made-up life, record by record: what was asked for on a day, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from coach.history.records import (
    Answers,
    Outcome,
    Prescription,
    Record,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
    Shortened,
    Side,
    Support,
)

BOTH: Final = (Side.BOTH,)
EACH: Final = (Side.RIGHT, Side.LEFT)
REST: Final = timedelta(seconds=45)


@dataclass(frozen=True, slots=True)
class Drill:
    """An exercise as a routine asks for it; `seconds` are for a set that is held or timed, else None."""

    exercise_id: str
    name: str
    sides: tuple[Side, ...]
    reps: int
    tempo: str
    rep_seconds: float
    support: Support
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class LivedRoutine:
    """A routine of the shipped ones, of a made-up version."""

    id: str
    name: str
    drills: tuple[Drill, ...]
    weight_bearing: bool
    version: str = ""


SEATED: Final = LivedRoutine(
    "gentle-seated-legs",
    "Gentle seated legs",
    (
        Drill("seated-heel-raise", "Lift your heels, sitting", BOTH, 8, "2-1-3-1", 7, Support.CHAIR),
        Drill("seated-march", "March in your chair", EACH, 6, "1.5-0.5-2-0.5", 4.5, Support.CHAIR),
        Drill("knee-extension", "Straighten your knee", EACH, 6, "3-1-4-1", 9, Support.CHAIR),
        Drill("seated-side-step", "Step out to the side, sitting", EACH, 6, "2-1-2-1", 6, Support.CHAIR),
    ),
    weight_bearing=False,
)
STANDING: Final = LivedRoutine(
    "standing-at-the-counter",
    "Standing at the counter",
    (
        Drill("standing-march", "March on the spot", EACH, 16, "0.6-0.6", 1.25, Support.COUNTER, 40.0),
        Drill("standing-heel-raise", "Lift your heels, standing", BOTH, 8, "3-1-5-1", 10, Support.COUNTER),
        Drill("standing-hip-abduction", "Leg out to the side", EACH, 6, "3-1-4-1", 9, Support.COUNTER),
        Drill("sit-to-stand-with-hands", "Stand up with your hands", BOTH, 5, "3-1-4-2", 10, Support.CHAIR),
        Drill("standing-knee-curl", "Bend your knee back", EACH, 6, "3-1-4-1", 9, Support.COUNTER),
        Drill(
            "standing-calf-stretch", "Stretch your calf at the wall", EACH, 1, "3-20-3-2", 20,
            Support.WALL, 20.0,
        ),
    ),
    weight_bearing=True,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """How it goes at a time of the year.

    `more_reps` and `sets` are what is asked for beyond the routine as it began; `left_lags`
    by how many reps less the left leg is asked for; `effort` and `pain` are what is usual.
    """

    more_reps: int = 0
    sets: int = 1
    left_lags: int = 2
    effort: int = 4
    pain: int = 2


def id_at(moment: datetime, chance: Random) -> str:
    """Return an id that looks like a UUIDv7 of that moment."""
    milliseconds = int(moment.timestamp() * 1000)
    return str(
        UUID(
            int=milliseconds << 80 | 7 << 76 | chance.getrandbits(12) << 64 | 2 << 62 | chance.getrandbits(62)
        )
    )


def asked_in(routine: LivedRoutine, form: Form) -> tuple[Prescription, ...]:
    """Return what the routine asks for in that form."""
    return tuple(
        Prescription(
            step, drill.exercise_id, drill.name, side, form.sets if drill.sides == BOTH else 1,
            max(2, drill.reps + form.more_reps - (form.left_lags if side is Side.LEFT else 0))
            if drill.seconds is None else drill.reps,
            drill.seconds, drill.tempo, 0.0, drill.support,
        )
        for step, drill in enumerate(routine.drills)
        for side in drill.sides
    )  # fmt: skip


def lived_session(
    person_id: str, routine: LivedRoutine, form: Form, begun_at: datetime, chance: Random
) -> Iterator[Record]:
    """Yield the records of a session: most are whole, some in part, few stopped or cut off."""
    asked = asked_in(routine, form)
    outcome = chance.choices([Outcome.FULL, Outcome.PART, Outcome.STOPPED, None], [82, 13, 2, 3])[0]
    start = SessionStart(
        id_at(begun_at, chance), person_id, routine.id, routine.name, routine.version,
        "Your physiotherapy team", f"{routine.id} {routine.version}", 5, begun_at, 600_000, asked,
    )  # fmt: skip
    yield start
    sets = list(_sets(start, routine, asked, chance))
    if outcome is not Outcome.FULL:
        sets = _cut(sets[: chance.randint(2, len(sets) - 1)], outcome)
    active_ms = round((sets[-1].at - begun_at) / timedelta(milliseconds=1))
    if outcome is None:
        yield from sets[:-1]
        yield SetSoFar(id_at(sets[-1].at, chance), sets[-1], active_ms)
        return
    yield from sets
    ended_at = sets[-1].at + timedelta(seconds=20)
    yield SessionEnd(id_at(ended_at, chance), start.id, ended_at, outcome, active_ms + 20_000)
    if chance.random() < 0.85:
        yield _answers(start, form, outcome, ended_at + timedelta(seconds=50), chance)


def _sets(
    start: SessionStart, routine: LivedRoutine, asked: Sequence[Prescription], chance: Random
) -> Iterator[SetDone]:
    moment = start.started_at + timedelta(seconds=60)
    speed = 90 if chance.random() < 0.1 else 100
    for one in asked:
        drill = routine.drills[one.step_index]
        for number in range(one.sets):
            # The weaker leg doesn't always manage what it is asked for.
            tires = one.side is Side.LEFT and one.seconds is None and chance.random() < 0.15
            reps = one.reps - 1 if tires else one.reps
            seconds = one.seconds or reps * drill.rep_seconds * 100 / speed
            moment += timedelta(seconds=seconds) + REST
            yield SetDone(
                id_at(moment, chance), start.id, moment, one.step_index, number, one.side, one.exercise_id,
                one.reps, reps, one.seconds, round(seconds, 1), one.load_kg, one.support,
                routine.weight_bearing, Shortened.SKIPPED if tires else Shortened.NO, speed,
            )  # fmt: skip


def _cut(sets: list[SetDone], outcome: Outcome | None) -> list[SetDone]:
    """Return the sets with the last of them broken off."""
    why = {Outcome.PART: Shortened.ENOUGH, Outcome.STOPPED: Shortened.STOPPED, None: Shortened.NO}
    last = sets[-1]
    half = replace(last, done_reps=last.done_reps // 2, done_seconds=last.done_seconds / 2)
    return [*sets[:-1], replace(half, shortened=why[outcome])]


NOTES: Final = (
    "A good day.",
    "My left leg was heavy.",
    "Slept badly, but glad that I did it.",
    "The stairs were easier today.",
    "My knee clicked when I straightened it. It didn't hurt.",
    "Too hot. I left out the end.",
    "My daughter did it with me.",
    "Held on more than last week.",
)


def _answers(start: SessionStart, form: Form, outcome: Outcome, at: datetime, chance: Random) -> Answers:
    harder = 0 if outcome is Outcome.FULL else 2
    before = max(0, form.pain + chance.randint(-1, 1))
    return Answers(
        id_at(at, chance),
        start.id,
        at,
        effort=min(10, max(1, form.effort + harder + chance.randint(-1, 1))),
        pain_before=before if chance.random() < 0.8 else None,
        pain_after=max(0, before + chance.choice((-1, 0, 0, 1))),
        unsteady=chance.random() < 0.04,
        note=chance.choice(NOTES) if chance.random() < 0.12 else "",
    )
