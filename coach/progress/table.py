"""The rows of the sheet's table in words: what was set, what was done, and what was otherwise."""

from typing import Final

from coach.history.records import Support
from coach.progress import words
from coach.progress.exercise_rows import ExerciseRow
from coach.progress.writing import Say, number, plain, whole

FULL_SPEED: Final = 100


def row_in_words(row: ExerciseRow, say: Say) -> tuple[str, ...]:
    """Return the texts of a row, one for each of the table's columns."""
    asked = row.asked
    missing = say(words.MISSING)
    each, total = number(row.median_reps, say), str(row.total_reps)
    if asked.seconds is not None:
        each = _with_seconds(each, row.median_seconds, say)
        total = _with_seconds(total, row.total_seconds, say)
    share = say(words.SHARE)
    return (
        _exercise_name(row, say),
        say(words.SIDES[asked.side]),
        _set(row, say),
        plain(asked.tempo) or missing,
        _load((asked.load_kg,), say),
        _supports((asked.support,) if asked.support else row.supports, say),
        share.format(done=row.sessions_done, asked=row.sessions_asked)
        if asked.sets
        else str(row.sessions_done),
        share.format(done=row.sets_done, asked=row.sets_asked) if asked.sets else str(row.sets_done),
        each,
        total,
        "; ".join(_changes(row, say)),
    )


def _exercise_name(row: ExerciseRow, say: Say) -> str:
    if not row.instead_of:
        return plain(row.name)
    return say(words.INSTEAD_OF).format(exercise=plain(row.name), prescribed=plain(row.instead_of))


def _set(row: ExerciseRow, say: Say) -> str:
    reps = _with_seconds(str(row.asked.reps), row.asked.seconds, say)
    return say(words.SETS_OF_REPS).format(sets=row.asked.sets, reps=reps) if row.asked.sets else reps


def _with_seconds(reps: str, seconds: float | None, say: Say) -> str:
    """Return reps with the seconds that they took, when there are any."""
    return (
        reps
        if seconds is None
        else say(words.REPS_AND_SECONDS).format(reps=reps, seconds=whole(seconds, say))
    )


def _supports(supports: tuple[Support, ...], say: Say) -> str:
    return " / ".join(say(words.SUPPORTS[support]) for support in supports) or say(words.MISSING)


def _load(loads_kg: tuple[float, ...], say: Say) -> str:
    if not any(loads_kg):
        return say(words.MISSING)
    return say(words.KILOGRAMS).format(load=" / ".join(f"{load:g}" for load in loads_kg))


def _changes(row: ExerciseRow, say: Say) -> list[str]:
    """Say why sets were cut short, and which load or support was used when not as prescribed."""
    changes = [say(words.REASONS[reason]).format(count=count) for reason, count in row.shortened]
    if row.loads_kg and row.loads_kg != (row.asked.load_kg,):
        load = say(words.KILOGRAMS).format(load=" / ".join(f"{load:g}" for load in row.loads_kg))
        changes.append(say(words.LOAD_USED).format(load=load))
    if row.supports and row.asked.support and row.supports != (row.asked.support,):
        changes.append(say(words.SUPPORT_USED).format(support=_supports(row.supports, say)))
    speeds = " / ".join(str(speed) for speed in row.speeds_percent if speed != FULL_SPEED)
    if speeds:
        changes.append(say(words.SPEED_USED).format(speed=speeds))
    return changes
