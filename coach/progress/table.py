"""The rows of the sheet's table in words: what was set, what was done, and what was otherwise."""

from dataclasses import dataclass
from typing import Final

from coach.history.records import Support
from coach.progress import words
from coach.progress.exercise_rows import Asked, ExerciseRow
from coach.progress.writing import Say, number, plain, whole

FULL_SPEED: Final = 100
TO_A_BEAT: Final = "/min"
"""How the diary's tempo ends where a beat was set, such as "96/min"; else it is seconds, such as "3-1-4"."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One exercise on one side: what was set (`exercise`, `how`, `side`, `asked`), and what was done.

    `how` is its tempo, load and support, `asked` are its sets and reps.
    `sessions` and `sets` are such as "10/12"; `each` is the median of one set,
    `total` the sum of all, `effort` the median of the sessions in which it was
    done. A time that was set to a beat is told in seconds alone: nobody counted
    its steps. What isn't known is a dash.
    """

    exercise: str
    how: str
    side: str
    asked: str
    sessions: str
    sets: str
    each: str
    total: str
    effort: str
    changes: str

    @property
    def done(self) -> tuple[str, ...]:
        """The texts of the columns after the two that are mostly the same for both sides."""
        return (
            self.side, self.asked, self.sessions, self.sets, self.each, self.total, self.effort, self.changes
        )  # fmt: skip


def row_in_words(row: ExerciseRow, say: Say) -> SheetRow:
    """Return the texts of a row."""
    asked = row.asked
    share = say(words.SHARE)
    return SheetRow(
        exercise=_exercise_name(row, say),
        how=_how(asked, say),
        side=say(words.SIDES[asked.side]),
        asked=_sets(asked, say),
        sessions=share.format(done=row.sessions_done, asked=row.sessions_asked)
        if asked.sets
        else str(row.sessions_done),
        sets=share.format(done=row.sets_done, asked=row.sets_asked) if asked.sets else str(row.sets_done),
        each=_amount(asked, number(row.median_reps, say), row.median_seconds, say),
        total=_amount(asked, str(row.total_reps), row.total_seconds, say),
        effort=number(row.median_effort, say),
        changes="; ".join(_changes(row, say)),
    )


def _exercise_name(row: ExerciseRow, say: Say) -> str:
    if not row.instead_of:
        return plain(row.name)
    return say(words.INSTEAD_OF).format(exercise=plain(row.name), prescribed=plain(row.instead_of))


def _how(asked: Asked, say: Say) -> str:
    """Return tempo, load and support, as far as they are known."""
    told = [plain(asked.tempo)] if plain(asked.tempo) else []
    told += [_load((asked.load_kg,), say)] if asked.load_kg else []
    if asked.support is not None:
        bare = asked.support is Support.NONE
        told.append(say(words.NO_SUPPORT if bare else words.SUPPORTS[asked.support]))
    return ", ".join(told) or say(words.MISSING)


def _sets(asked: Asked, say: Say) -> str:
    reps = _amount(asked, str(asked.reps), asked.seconds, say)
    return say(words.SETS_OF_REPS).format(sets=asked.sets, reps=reps) if asked.sets else reps


def _amount(asked: Asked, reps: str, seconds: float | None, say: Say) -> str:
    """Return reps, with the seconds of what is held; of a time to a beat, the seconds alone."""
    if asked.seconds is None:
        return reps
    if asked.tempo.endswith(TO_A_BEAT):
        return say(words.SECONDS).format(seconds=whole(seconds, say)) if seconds is not None else reps
    if seconds is None:
        return reps
    return say(words.REPS_AND_SECONDS).format(reps=reps, seconds=whole(seconds, say))


def _supports(supports: tuple[Support, ...], say: Say) -> str:
    return " / ".join(say(words.SUPPORTS[support]) for support in supports)


def _load(loads_kg: tuple[float, ...], say: Say) -> str:
    return say(words.KILOGRAMS).format(load=" / ".join(f"{load:g}" for load in loads_kg))


def _changes(row: ExerciseRow, say: Say) -> list[str]:
    """Say why sets were cut short, and which load, support or speed was used when not as prescribed."""
    changes = [say(words.REASONS[reason]).format(count=count) for reason, count in row.shortened]
    if row.loads_kg and row.loads_kg != (row.asked.load_kg,):
        changes.append(say(words.LOAD_USED).format(load=_load(row.loads_kg, say)))
    if row.supports and row.asked.support and row.supports != (row.asked.support,):
        changes.append(say(words.SUPPORT_USED).format(support=_supports(row.supports, say)))
    changes += _speeds(row.speeds_percent, say)
    return changes


def _speeds(percent: tuple[int, ...], say: Say) -> list[str]:
    """Say which speeds were used, from the slowest to the fastest: one slow day isn't a slow month."""
    if percent in {(), (FULL_SPEED,)}:
        return []
    if len(percent) == 1:
        return [say(words.SPEED_USED).format(speed=percent[0])]
    return [say(words.SPEEDS_USED).format(slowest=min(percent), fastest=max(percent))]
