"""Kind words that are true: what a month and the weeks add up to, said from the numbers alone.

Nothing is praised that wasn't there, nothing is held against anyone, and of what isn't known nothing is said.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from coach.history.records import Measure, MeasureDone, Side
from coach.progress import words
from coach.progress.measure_words import result_words
from coach.progress.measures import same_way
from coach.progress.trends import (
    ExerciseTrend,
    MonthDone,
    WeekMinutes,
    WeekRatings,
    minutes_of,
)
from coach.progress.words import QT_TRANSLATE_NOOP
from coach.progress.writing import Say, halves_up

__all__ = [
    "effort_words",
    "exercise_words",
    "feet_words",
    "measure_words",
    "minutes_words",
    "month_words",
    "pain_words",
    "short_number",
]

NOTHING_YET: Final = QT_TRANSLATE_NOOP(
    "Sheet", "Nothing here yet. After your first session, this page shows what you did."
)
NOTHING_THIS_MONTH: Final = QT_TRANSLATE_NOOP(
    "Sheet", "No exercise yet this month. A few minutes are a good start, on any day you like."
)
NOTHING_THEN: Final = QT_TRANSLATE_NOOP("Sheet", "No exercise is in the diary for {month}.")
DONE_NOW: Final[Mapping[tuple[str, bool], str]] = MappingProxyType(
    {
        ("none", True): QT_TRANSLATE_NOOP("Sheet", "You walked {length} this month."),
        ("one", False): QT_TRANSLATE_NOOP("Sheet", "You exercised on one day this month."),
        ("one", True): QT_TRANSLATE_NOOP(
            "Sheet", "You exercised on one day this month, and walked {length} besides."
        ),
        ("more", False): QT_TRANSLATE_NOOP("Sheet", "You exercised on {days} days this month."),
        ("more", True): QT_TRANSLATE_NOOP(
            "Sheet", "You exercised on {days} days this month, and walked {length} besides."
        ),
    }
)
"""For how many days, and whether there were walks besides."""

DONE_THEN: Final[Mapping[tuple[str, bool], str]] = MappingProxyType(
    {
        ("none", True): QT_TRANSLATE_NOOP("Sheet", "You walked {length} in {month}."),
        ("one", False): QT_TRANSLATE_NOOP("Sheet", "You exercised on one day in {month}."),
        ("one", True): QT_TRANSLATE_NOOP(
            "Sheet", "You exercised on one day in {month}, and walked {length} besides."
        ),
        ("more", False): QT_TRANSLATE_NOOP("Sheet", "You exercised on {days} days in {month}."),
        ("more", True): QT_TRANSLATE_NOOP(
            "Sheet", "You exercised on {days} days in {month}, and walked {length} besides."
        ),
    }
)
"""The same of a month that is over."""

MOVED_OTHERWISE: Final = QT_TRANSLATE_NOOP("Sheet", "You moved in other ways for {length}.")
TIMED: Final = QT_TRANSLATE_NOOP("Sheet", "Your sessions were {length} in all.")
TIMED_AT_LEAST: Final = QT_TRANSLATE_NOOP("Sheet", "Your sessions were {length} or more in all.")
EVERY_MOVEMENT: Final = QT_TRANSLATE_NOOP("Sheet", "Every movement counts.")

NO_MINUTES: Final = QT_TRANSLATE_NOOP(
    "Sheet", "Nothing here yet. After your first session, this shows your minutes for each week."
)
NO_FEET: Final = QT_TRANSLATE_NOOP(
    "Sheet", "Nothing here yet. This shows how long you move on your feet in each week."
)
MINUTES_SO_FAR: Final = QT_TRANSLATE_NOOP("Sheet", "This week you moved for {length} so far.")
MINUTES_MOST: Final = QT_TRANSLATE_NOOP("Sheet", "Your longest week, from {day}, had {length}.")
FEET_SO_FAR: Final = QT_TRANSLATE_NOOP("Sheet", "This week you were on your feet for {length}.")
FEET_MOST: Final = QT_TRANSLATE_NOOP(
    "Sheet", "In the week with the most, from {day}, it was {length} on your feet."
)
ONE_MINUTE: Final = QT_TRANSLATE_NOOP("Sheet", "1 minute")
MINUTES: Final = QT_TRANSLATE_NOOP("Sheet", "{minutes} minutes")
MORE_THAN_KNOWN: Final = QT_TRANSLATE_NOOP("Sheet", "A session was cut off, so there were a few more.")

NO_EFFORT: Final = QT_TRANSLATE_NOOP(
    "Sheet", "Nothing here yet. This shows how hard it was, when you say so after a session."
)
NO_PAIN: Final = QT_TRANSLATE_NOOP("Sheet", "Nothing here yet. This shows your pain, when you tell of it.")
EFFORT_SAME: Final = QT_TRANSLATE_NOOP("Sheet", "Your effort was about {low} of 10 in each week.")
EFFORT_RANGE: Final = QT_TRANSLATE_NOOP(
    "Sheet", "Your effort was between {low} and {high} of 10. The last week with an answer has {last}."
)
PAIN_BOTH: Final = QT_TRANSLATE_NOOP(
    "Sheet", "In the last week with both answers, pain was {before} before and {after} after you moved."
)
PAIN_BEFORE: Final = QT_TRANSLATE_NOOP(
    "Sheet", "The last pain that you told of was {before} before you moved."
)
PAIN_AFTER: Final = QT_TRANSLATE_NOOP("Sheet", "The last pain that you told of was {after} after you moved.")

IN_A_SET: Final[Mapping[Side, str]] = MappingProxyType(
    {
        Side.LEFT: QT_TRANSLATE_NOOP("Sheet", "Left leg: {amount} in a set lately."),
        Side.RIGHT: QT_TRANSLATE_NOOP("Sheet", "Right leg: {amount} in a set lately."),
        Side.BOTH: QT_TRANSLATE_NOOP("Sheet", "Lately {amount} in a set."),
    }
)
ONCE: Final = QT_TRANSLATE_NOOP("Sheet", "once")
TIMES: Final = QT_TRANSLATE_NOOP("Sheet", "{number} times")
ONE_SECOND: Final = QT_TRANSLATE_NOOP("Sheet", "1 second")
SECONDS: Final = QT_TRANSLATE_NOOP("Sheet", "{number} seconds")
MORE_BEFORE: Final = QT_TRANSLATE_NOOP("Sheet", "In the week with the most, it was {number}.")

MEASURED: Final = QT_TRANSLATE_NOOP("Sheet", "On {day} {month} {year}: {result}.")
MEASURED_BEFORE: Final = QT_TRANSLATE_NOOP("Sheet", "The time before: {result}.")
MEASURED_WITH_HANDS: Final = QT_TRANSLATE_NOOP("Sheet", "With hands, on {day} {month} {year}: {result}.")


def month_words(month: MonthDone, today: date, *, is_new: bool, say: Say) -> str:
    """Say what was done in a month; `is_new`: the diary is empty."""
    if is_new:
        return say(NOTHING_YET)
    is_now = month.first == today.replace(day=1)
    month_name = say(words.MONTHS[month.first.month - 1])
    days = month.days_exercised
    walked = minutes_of(month.activities, walking=True)
    otherwise = minutes_of(month.activities, walking=False)
    if not (days or walked or otherwise):
        return say(NOTHING_THIS_MONTH if is_now else NOTHING_THEN).format(month=month_name)
    said = []
    if days or walked:
        on_days = "more" if days > 1 else "one" if days else "none"
        text = say((DONE_NOW if is_now else DONE_THEN)[on_days, bool(walked)])
        said.append(text.format(days=days, length=_length(walked, say), month=month_name))
    if otherwise:
        said.append(say(MOVED_OTHERWISE).format(length=_length(otherwise, say)))
    minutes = halves_up(month.totals.minutes or 0)
    if minutes:
        timed = TIMED_AT_LEAST if month.totals.minutes_missing else TIMED
        said.append(say(timed).format(length=_length(minutes, say)))
    elif days:
        said.append(say(EVERY_MOVEMENT))
    return " ".join(said)


def minutes_words(weeks: Sequence[WeekMinutes], say: Say) -> str:
    """Say the minutes of the weeks, the last of which is this one."""
    said = _of_weeks(
        [(week.monday, week.total) for week in weeks], (NO_MINUTES, MINUTES_SO_FAR, MINUTES_MOST), say
    )
    if any(week.timed_missing for week in weeks):
        said += " " + say(MORE_THAN_KNOWN)
    return said


def feet_words(weeks: Sequence[WeekMinutes], say: Say) -> str:
    """Say the minutes on one's feet, as above."""
    return _of_weeks(
        [(week.monday, week.total_on_feet) for week in weeks], (NO_FEET, FEET_SO_FAR, FEET_MOST), say
    )


def effort_words(weeks: Sequence[WeekRatings], say: Say) -> str:
    """Say between what the weeks' efforts were, and the last of them."""
    told = [week.effort for week in weeks if week.effort is not None]
    if not told:
        return say(NO_EFFORT)
    low, high = min(told), max(told)
    return say(EFFORT_SAME if low == high else EFFORT_RANGE).format(
        low=short_number(low), high=short_number(high), last=short_number(told[-1])
    )


def pain_words(weeks: Sequence[WeekRatings], say: Say) -> str:
    """Say the pain of the last week that has both answers, else the last that was told."""
    for week in reversed(weeks):
        if week.pain_before is not None and week.pain_after is not None:
            return say(PAIN_BOTH).format(
                before=short_number(week.pain_before), after=short_number(week.pain_after)
            )
    for week in reversed(weeks):
        if week.pain_before is not None:
            return say(PAIN_BEFORE).format(before=short_number(week.pain_before))
        if week.pain_after is not None:
            return say(PAIN_AFTER).format(after=short_number(week.pain_after))
    return say(NO_PAIN)


def exercise_words(trend: ExerciseTrend, say: Say) -> str:
    """Say what was done in a set on each side lately, and in the week with the most, where that was more."""
    one_only, several = (ONE_SECOND, SECONDS) if trend.in_seconds else (ONCE, TIMES)
    said = []
    for one in trend.sides:
        known = [value for value in one.values if value is not None]
        last, most = known[-1], max(known)
        amount = say(one_only if last == 1 else several).format(number=short_number(last))
        said.append(say(IN_A_SET[one.side]).format(amount=amount))
        if most > last:
            said.append(say(MORE_BEFORE).format(number=short_number(most)))
    return " ".join(said)


def measure_words(taken: Sequence[MeasureDone], say: Say) -> str:
    """Say what came of a test the last time, and before in the same way; with hands it is told apart."""
    said = []
    free = [one for one in taken if not one.with_hands]
    if free:
        said.append(_on_day(MEASURED, free[-1], say))
        before = [one for one in free[:-1] if same_way(one, free[-1])]
        said += [say(MEASURED_BEFORE).format(result=result_words(before[-1], say))] if before else []
    with_hands = [one for one in taken if one.with_hands]
    if with_hands:
        said.append(_on_day(MEASURED_WITH_HANDS, with_hands[-1], say))
    return " ".join(said)


def short_number(value: float) -> str:
    """Write a number with one decimal at most, and none where it isn't needed."""
    return f"{round(value, 1):g}"


def is_in_seconds(measure: Measure) -> bool:
    """Tell whether a test's value is a time."""
    return measure in {Measure.FIVE_TIMES_SIT_TO_STAND, Measure.TUG}


def _on_day(text: str, done: MeasureDone, say: Say) -> str:
    day = done.at.date()
    month = say(words.MONTHS[day.month - 1])
    return say(text).format(day=day.day, month=month, year=day.year, result=result_words(done, say))


def _of_weeks(weeks: Sequence[tuple[date, float | None]], texts: tuple[str, str, str], say: Say) -> str:
    """Say this week's minutes, if any, and those of the week with the most, if that is another one."""
    nothing, so_far, most = texts
    known = [(minutes, monday) for monday, minutes in weeks if minutes is not None and halves_up(minutes)]
    if not known:
        return say(nothing)
    longest, monday = max(known)
    this_monday, this_week = weeks[-1]
    said = []
    if minutes := halves_up(this_week or 0):
        said.append(say(so_far).format(length=_length(minutes, say)))
    if monday != this_monday:
        day = say(words.SHORT_DAY).format(day=monday.day, month=say(words.MONTHS[monday.month - 1]))
        said.append(say(most).format(day=day, length=_length(halves_up(longest), say)))
    return " ".join(said)


def _length(minutes: int, say: Say) -> str:
    return say(ONE_MINUTE if minutes == 1 else MINUTES).format(minutes=minutes)
