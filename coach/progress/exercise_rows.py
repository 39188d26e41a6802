"""What was asked of each exercise and side, against what was done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from statistics import median
from types import MappingProxyType
from typing import Final

from coach.history.records import Prescription, SetDone, Shortened, Side, Support
from coach.history.sessions import Session

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """A prescription without the step it stood in; `sets` is None when nothing says how many.

    What the person chose in place of an exercise that was prescribed is a row
    of its own: `instead_of` is the id of the one that was prescribed, else "".
    """

    exercise_id: str
    side: Side
    sets: int | None
    reps: int
    seconds: float | None
    tempo: str
    load_kg: float
    support: Support | None
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise on one side at one prescription: a changed prescription is a new row.

    `sessions_asked` and `sets_asked` count every session that the prescription
    was part of. `median_reps` and `median_seconds` are for one set, over the
    sets in which anything was done; None without one. `speeds_percent` are of the
    tempo that was set. `shortened` says how many sets were cut short and why, a
    set that was left out among them. `instead_of` is the name of the exercise
    that was prescribed, where this one was chosen in its place, else "".
    `median_effort` is that of the sessions in which anything was done of it: effort is told of a session,
    not of an exercise; None when it wasn't told.
    """

    asked: Asked
    name: str
    sessions_asked: int
    sessions_done: int
    sets_asked: int
    sets_done: int
    median_reps: float | None
    total_reps: int
    median_seconds: float | None
    total_seconds: float
    loads_kg: tuple[float, ...]
    supports: tuple[Support, ...]
    speeds_percent: tuple[int, ...]
    shortened: tuple[tuple[Shortened, int], ...]
    instead_of: str = ""
    median_effort: float | None = None


@dataclass(slots=True)
class _Tally:
    name: str = ""
    instead_of: str = ""
    sessions_asked: int = 0
    goes: list[Sequence[SetDone]] = field(default_factory=list)  # one entry for each session
    efforts: list[int] = field(default_factory=list)


def best_attempts(sets: Iterable[SetDone]) -> tuple[SetDone, ...]:
    """Return one set for each (step, set, side) of a session: the best go at it.

    The best has the most reps, then the most seconds. When even the best was
    cut short, the last go says why.
    """
    goes: dict[tuple[int, int, Side], list[SetDone]] = {}
    for done in sorted(sets, key=lambda done: (done.at, done.id)):
        goes.setdefault((done.step_index, done.set_index, done.side), []).append(done)
    return tuple(_best(attempts) for attempts in goes.values())


def exercise_rows(
    sessions: Iterable[Session], names: Mapping[str, str] = NO_NAMES
) -> tuple[ExerciseRow, ...]:
    """Return the rows of the sessions, exercises in the order in which they were first asked for.

    `names` gives the name of an exercise, by id, that was chosen and never prescribed.
    """
    tallies: dict[Asked, _Tally] = {}
    every = tuple(sessions)
    known = {**names, **{one.exercise_id: one.exercise_name for one in _prescriptions(every)}}
    for session in every:
        prescribed = {one.exercise_id: one.exercise_name for one in session.start.prescriptions}
        for asked, goes in _asked_and_done(session):
            tally = tallies.setdefault(asked, _Tally())
            # What a file called it that day; a later name stands for the row.
            tally.name = prescribed.get(asked.exercise_id) or _name(asked.exercise_id, known)
            tally.instead_of = _name(asked.instead_of, known)
            tally.sessions_asked += 1
            tally.goes.append(goes)
            if session.answers and session.answers.effort is not None and any(done.moved for done in goes):
                tally.efforts.append(session.answers.effort)
    exercises = list(dict.fromkeys(asked.instead_of or asked.exercise_id for asked in tallies))
    # A changed prescription stands under the earlier one of its exercise, and what was chosen instead below.
    ordered = sorted(
        tallies,
        key=lambda asked: (exercises.index(asked.instead_of or asked.exercise_id), bool(asked.instead_of)),
    )
    return tuple(_row(asked, tallies[asked]) for asked in ordered)


def _prescriptions(sessions: Iterable[Session]) -> Iterator[Prescription]:
    for session in sessions:
        yield from session.start.prescriptions


def _name(exercise_id: str, known: Mapping[str, str]) -> str:
    """Return the name of an exercise; its id in plain writing when nothing tells its name."""
    return known.get(exercise_id) or exercise_id.replace("-", " ").capitalize()


def _best(attempts: Sequence[SetDone]) -> SetDone:
    best = max(attempts, key=lambda done: (done.done_reps, done.done_seconds))
    if best.shortened is Shortened.NO:
        return best
    return replace(best, shortened=attempts[-1].shortened)


def _asked_and_done(session: Session) -> Iterator[tuple[Asked, tuple[SetDone, ...]]]:
    """Yield each thing that was asked for, or chosen instead, once, with the sets done of it."""
    places = {(asked.step_index, asked.side): asked for asked in session.start.prescriptions}
    sets: Counter[Asked] = Counter()
    for prescription in session.start.prescriptions:
        sets[_asked(prescription)] += prescription.sets
    goes: dict[Asked, list[SetDone]] = {key: [] for key in sets}
    for done in best_attempts(session.sets):
        goes.setdefault(_key(done, places.get((done.step_index, done.side))), []).append(done)
    for key, done_of_it in goes.items():
        yield replace(key, sets=sets.get(key)), tuple(done_of_it)


def _key(done: SetDone, prescribed: Prescription | None) -> Asked:
    """Return the row in which a set is counted."""
    if prescribed is None:
        return _unasked(done)
    if done.moved and prescribed.exercise_id != done.exercise_id:
        return replace(_unasked(done), instead_of=prescribed.exercise_id)
    return _asked(prescribed)


def _asked(prescription: Prescription) -> Asked:
    return Asked(
        prescription.exercise_id,
        prescription.side,
        None,  # until the steps that ask for the same are added up
        prescription.reps,
        prescription.seconds,
        prescription.tempo,
        prescription.load_kg,
        prescription.support,
    )


def _unasked(done: SetDone) -> Asked:
    """Return the row for a set that no prescription speaks of: it is shown, never dropped."""
    return Asked(
        done.exercise_id,
        done.side,
        None,
        done.prescribed_reps,
        done.prescribed_seconds,
        "",
        done.load_kg,
        None,
    )


def _is_a_set(done: SetDone) -> bool:
    """Tell whether a set counts as done: by one rep at least, or half of the time that was to be held."""
    asked = done.prescribed_seconds
    return done.done_reps > 0 or (asked is not None and done.done_seconds * 2 >= asked)


def _row(asked: Asked, tally: _Tally) -> ExerciseRow:
    every = [done for goes in tally.goes for done in goes]
    moved = [done for done in every if done.moved]
    reasons: Counter[Shortened] = Counter(
        done.shortened for done in every if done.shortened is not Shortened.NO
    )
    return ExerciseRow(
        asked=asked,
        name=tally.name,
        instead_of=tally.instead_of,
        sessions_asked=tally.sessions_asked,
        sessions_done=sum(any(done.moved for done in goes) for goes in tally.goes),
        sets_asked=(asked.sets or 0) * tally.sessions_asked,
        sets_done=sum(_is_a_set(done) for done in moved),
        median_reps=median(done.done_reps for done in moved) if moved else None,
        total_reps=sum(done.done_reps for done in moved),
        median_seconds=median(done.done_seconds for done in moved) if moved else None,
        total_seconds=fsum(done.done_seconds for done in moved),
        loads_kg=tuple(sorted({done.load_kg for done in moved})),
        supports=tuple(support for support in Support if any(done.support is support for done in moved)),
        speeds_percent=tuple(sorted({done.speed_percent for done in moved})),
        shortened=tuple((reason, reasons[reason]) for reason in Shortened if reasons[reason]),
        median_effort=median(tally.efforts) if tally.efforts else None,
    )
