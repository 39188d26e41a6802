"""The monthly sheet as plain text: what the painter paints and a CSV would hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coach.progress import words
from coach.progress.exercise_rows import ExerciseRow
from coach.progress.month import DayMark, Month, Ratings, Totals, Week

Say = Callable[[str], str]
"""Gives a text of `words` in the language in which it is shown."""


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day in the calendar: its number and its mark."""

    number: str
    mark: DayMark


@dataclass(frozen=True, slots=True)
class SheetWeek:
    """A row of the calendar: seven days (None outside the month) and the texts of `week_columns`."""

    days: tuple[SheetDay | None, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines of text; without lines there is room to write."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the monthly sheet says, from top to bottom.

    `is_blank`: a diary to be filled in by hand. `summary` says the month in a few words, for a screen
    reader. `page_of` has the placeholders `name`, `month`, `page`
    and `pages`.
    """

    title: str
    month: str
    name_label: str
    name: str
    routine_label: str
    routines: tuple[str, ...]
    is_blank: bool
    weekdays: tuple[str, ...]
    week_columns: tuple[str, ...]
    weeks: tuple[SheetWeek, ...]
    month_label: str
    month_totals: tuple[str, ...]
    legend: tuple[tuple[DayMark, str], ...]
    calendar_hint: str
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    meaning: str
    effort: Section
    pain: Section
    events: Section
    notes: Section
    lines: tuple[str, ...]
    signatures: tuple[str, ...]
    footer: str
    page_of: str
    summary: str


def sheet_of(month: Month, say: Say = str) -> Sheet:
    """Put a month into words; `say` translates."""
    name = say(words.MONTH).format(month=say(words.MONTHS[month.month - 1]), year=month.year)
    return Sheet(
        title=say(words.TITLE),
        month=name,
        name_label=say(words.NAME),
        name=_plain(month.person_name),
        routine_label=say(words.ROUTINE),
        routines=_routines(month, say),
        is_blank=month.is_empty,
        weekdays=tuple(map(say, words.WEEKDAYS)),
        week_columns=tuple(map(say, words.WEEK_COLUMNS)),
        weeks=tuple(_week(week, month, say) for week in month.weeks),
        month_label=say(words.WHOLE_MONTH),
        month_totals=("",) * 3 if month.is_empty else _totals(month.totals, None, say),
        legend=() if month.is_empty else tuple((mark, say(text)) for mark, text in words.MARKS.items()),
        calendar_hint=_calendar_hint(month, say),
        table_title=say(words.ASKED_AND_DONE),
        columns=tuple(map(say, words.EXERCISE_COLUMNS)),
        rows=tuple(_exercise(row, say) for row in month.exercises),
        meaning=say(words.MEANING),
        effort=Section(say(words.EFFORT), _effort(month, say)),
        pain=Section(say(words.PAIN), _pain(month, say)),
        events=Section(say(words.EVENTS), _events(month, say)),
        notes=Section(say(words.NOTES), _notes(month, say)),
        lines=tuple(map(say, words.BLANK_LINES)),
        signatures=tuple(map(say, words.SIGNATURES)),
        footer=say(words.FOOTER),
        page_of=say(words.PAGE if _plain(month.person_name) else words.PAGE_WITHOUT_NAME),
        summary=_summary(month, name, say),
    )


def _plain(text: str) -> str:
    """Return text from a file or a person on one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _number(value: float | None, say: Say) -> str:
    return say(words.MISSING) if value is None else f"{value:g}"


def _routines(month: Month, say: Say) -> tuple[str, ...]:
    unknown = say(words.NOT_GIVEN)
    return tuple(
        say(words.ROUTINE_USE).format(
            routine=_plain(used.name),
            version=_plain(used.version) or unknown,
            author=_plain(used.author) or unknown,
            target=used.times_per_week,
            sessions=used.sessions,
        )
        for used in month.routines
    )


def _week(week: Week, month: Month, say: Say) -> SheetWeek:
    days: list[SheetDay | None] = [None] * 7
    for day in week.days:
        days[day.date.weekday()] = SheetDay(str(day.date.day), day.mark)
    to_come = all(day.mark is DayMark.OUTSIDE for day in week.days)
    blank = month.is_empty or to_come
    return SheetWeek(tuple(days), ("",) * 3 if blank else _totals(week.totals, week.target, say))


def _totals(totals: Totals, target: int | None, say: Say) -> tuple[str, str, str]:
    done = str(totals.sessions)
    return (
        say(words.OF_TARGET).format(done=done, target=target) if target else done,
        _minutes(totals, say),
        _whole(totals.weight_bearing_minutes, say),
    )


def _minutes(totals: Totals, say: Say) -> str:
    known = _whole(totals.minutes, say)
    return say(words.MORE_THAN).format(minutes=known) if totals.minutes_missing else known


def _whole(value: float | None, say: Say) -> str:
    # Halves go up, as everyone expects; Python's own rounding goes to the even neighbour.
    return say(words.MISSING) if value is None else str(int(value + 0.5))


def _calendar_hint(month: Month, say: Say) -> str:
    if month.is_empty:
        return say(words.TICK_THE_DAY)
    return say(words.MORE_THAN_MEANS) if month.totals.minutes_missing else ""


def _exercise(row: ExerciseRow, say: Say) -> tuple[str, ...]:
    asked = row.asked
    missing = say(words.MISSING)
    each, total = _number(row.median_reps, say), str(row.total_reps)
    if asked.seconds is not None:
        each = _with_seconds(each, row.median_seconds, say)
        total = _with_seconds(total, row.total_seconds, say)
    share = say(words.SHARE)
    return (
        _plain(row.name),
        say(words.SIDES[asked.side]),
        _set(row, say),
        _plain(asked.tempo) or missing,
        _load((asked.load_kg,), say),
        say(words.SUPPORTS[asked.support]) if asked.support else missing,
        share.format(done=row.sessions_done, asked=row.sessions_asked),
        share.format(done=row.sets_done, asked=row.sets_asked) if asked.sets else str(row.sets_done),
        each,
        total,
        "; ".join(_changes(row, say)),
    )


def _set(row: ExerciseRow, say: Say) -> str:
    sets = _number(row.asked.sets, say)
    reps = _with_seconds(str(row.asked.reps), row.asked.seconds, say)
    return say(words.SETS_OF_REPS).format(sets=sets, reps=reps)


def _with_seconds(reps: str, seconds: float | None, say: Say) -> str:
    """Return reps with the seconds that they took, when there are any."""
    return (
        reps
        if seconds is None
        else say(words.REPS_AND_SECONDS).format(reps=reps, seconds=_whole(seconds, say))
    )


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
    if row.supports and row.supports != (row.asked.support,):
        used = " / ".join(say(words.SUPPORTS[support]) for support in row.supports)
        changes.append(say(words.SUPPORT_USED).format(support=used))
    return changes


def _effort(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()
    if month.effort.median is None:
        return (say(words.NOT_ANSWERED),)
    median = _number(month.effort.median, say)
    return (
        say(words.EFFORT_MEDIAN).format(median=median, count=len(month.effort.given)),
        say(words.EFFORT_WORDS),
    )


def _pain(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()

    def line(ratings: Ratings, given: str, missing: str) -> str:
        if ratings.worst is None:
            return say(missing)
        worst, day = ratings.worst.value, _short(ratings.worst.day, say)
        return say(given).format(median=_number(ratings.median, say), worst=worst, day=day)

    return (
        line(month.pain_before, words.PAIN_BEFORE, words.PAIN_BEFORE_MISSING),
        line(month.pain_after, words.PAIN_AFTER, words.PAIN_AFTER_MISSING),
    )


def _events(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()
    lines = tuple(_on_day(event.day, say(words.EVENT_KINDS[event.kind]), say) for event in month.events)
    return lines or (say(words.NONE_RECORDED),)


def _notes(month: Month, say: Say) -> tuple[str, ...]:
    return tuple(_on_day(note.day, _plain(note.text), say) for note in month.notes)


def _short(day: date, say: Say) -> str:
    return say(words.SHORT_DAY).format(day=day.day, month=say(words.MONTHS[day.month - 1]))


def _on_day(day: date, text: str, say: Say) -> str:
    return say(words.ON_DAY).format(day=day.day, month=say(words.MONTHS[day.month - 1]), text=text)


def _summary(month: Month, name: str, say: Say) -> str:
    if month.is_empty:
        return say(words.SUMMARY_EMPTY).format(month=name)
    pain = say(words.PAIN_SHORT).format(
        before=_number(month.pain_before.median, say), after=_number(month.pain_after.median, say)
    )
    return say(words.SUMMARY).format(
        month=name,
        sessions=month.totals.sessions,
        full=month.totals.full,
        minutes=_minutes(month.totals, say),
        effort=_number(month.effort.median, say),
        pain=pain,
    )
