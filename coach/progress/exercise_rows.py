"""What was asked of each exercise and side, against what was done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from coach.history.records import Prescription, Session, SetDone, Shortened, Side, Support


@dataclass(frozen=True, slots=True)
class Asked:
    """A prescription without the step it stood in; `sets` is None when nothing says how many."""

    exercise_id: str
    side: Side
    sets: int | None
    reps: int
    seconds: float | None
    tempo: str
    load_kg: float
    support: Support | None


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise on one side at one prescription: a changed prescription is a new row.

    `sessions_asked` and `sets_asked` count every session that the prescription
    was part of. `median_reps` and `median_seconds` are for one set, over the
    sets in which anything was done; None without one. `shortened` says how many
    sets were cut short and why, a set that was left out among them.
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
    shortened: tuple[tuple[Shortened, int], ...]


@dataclass(slots=True)
class _Tally:
    name: str = ""
    sessions_asked: int = 0
    goes: list[Sequence[SetDone]] = field(default_factory=list)  # one entry for each session


def best_attempts(sets: Iterable[SetDone]) -> tuple[SetDone, ...]:
    """Return one set for each (step, set, side) of a session: the best go at it.

    The best has the most reps, then the most seconds. When even the best was
    cut short, the last go says why.
    """
    goes: dict[tuple[int, int, Side], list[SetDone]] = {}
    for done in sorted(sets, key=lambda done: (done.at, done.id)):
        goes.setdefault((done.step_index, done.set_index, done.side), []).append(done)
    return tuple(_best(attempts) for attempts in goes.values())


def exercise_rows(sessions: Iterable[Session]) -> tuple[ExerciseRow, ...]:
    """Return the rows of the sessions, exercises in the order in which they were first asked for."""
    tallies: dict[Asked, _Tally] = {}
    for session in sessions:
        for asked, name, goes in _asked_and_done(session):
            tally = tallies.setdefault(asked, _Tally())
            tally.name = name
            tally.sessions_asked += 1
            tally.goes.append(goes)
    exercises = list(dict.fromkeys(asked.exercise_id for asked in tallies))
    # A changed prescription stands under the earlier one of its exercise.
    ordered = sorted(tallies, key=lambda asked: exercises.index(asked.exercise_id))
    return tuple(_row(asked, tallies[asked]) for asked in ordered)


def _best(attempts: Sequence[SetDone]) -> SetDone:
    best = max(attempts, key=lambda done: (done.done_reps, done.done_seconds))
    if best.shortened is Shortened.NO:
        return best
    return replace(best, shortened=attempts[-1].shortened)


def _asked_and_done(session: Session) -> Iterator[tuple[Asked, str, tuple[SetDone, ...]]]:
    """Yield each thing that a session asked for, once, with its name and the sets done of it."""
    places = {(asked.step_index, asked.side): asked for asked in session.start.prescriptions}
    names: dict[Asked, str] = {}
    sets: Counter[Asked] = Counter()
    for prescription in session.start.prescriptions:
        key = _asked(prescription)
        names[key] = prescription.exercise_name
        sets[key] += prescription.sets
    goes: dict[Asked, list[SetDone]] = {key: [] for key in sets}
    for done in best_attempts(session.sets):
        prescribed = places.get((done.step_index, done.side))
        key = _asked(prescribed) if prescribed else _unasked(done)
        names.setdefault(key, done.exercise_id)
        goes.setdefault(key, []).append(done)
    for key, done_of_it in goes.items():
        yield replace(key, sets=sets.get(key)), names[key], tuple(done_of_it)


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
        sessions_asked=tally.sessions_asked,
        sessions_done=sum(any(done.moved for done in goes) for goes in tally.goes),
        sets_asked=(asked.sets or 0) * tally.sessions_asked,
        sets_done=sum(_is_a_set(done) for done in moved),
        median_reps=median(done.done_reps for done in moved) if moved else None,
        total_reps=sum(done.done_reps for done in moved),
        median_seconds=median(done.done_seconds for done in moved) if moved else None,
        total_seconds=sum(done.done_seconds for done in moved),
        loads_kg=tuple(sorted({done.load_kg for done in moved})),
        supports=tuple(support for support in Support if any(done.support is support for done in moved)),
        shortened=tuple((reason, reasons[reason]) for reason in Shortened if reasons[reason]),
    )
