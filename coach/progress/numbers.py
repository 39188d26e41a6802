"""The numbers of monthly sheets as one document: unrounded, and null where the diary doesn't know.

`docs/month.schema.json` describes it. A `source` says where all that stands with it, and below it, comes
from; a `unit` is that of the values beside it.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from coach.history.records import ActivityDone, Details, Measure, MeasureDone
from coach.progress.days import Day, DayMark
from coach.progress.events import Event, EventKind
from coach.progress.exercise_rows import ExerciseRow
from coach.progress.measures import Published, published
from coach.progress.month import Month, Ratings, RoutineUse, Totals, Week
from coach.progress.suggestions import Suggestion

FORMAT: Final = "leg-coach-months"
FORMAT_VERSION: Final = 1

TIMED: Final = "timed"
"""By the program, or counted by it."""
SELF_REPORT: Final = "self-report"
"""As the person told it."""
ASKED_FOR: Final = "routine"
"""As the routine asks for it."""
PLANNED: Final = "plan"
PUBLISHED: Final = "published"
SOURCES: Final = (TIMED, SELF_REPORT, ASKED_FOR, PLANNED, PUBLISHED)

RATING: Final = "0 to 10"
UNITS: Final[Mapping[Measure, str]] = {
    Measure.CHAIR_STAND_30: "stands",
    Measure.FIVE_TIMES_SIT_TO_STAND: "s",
    Measure.FOUR_STAGE_BALANCE: "positions",
    Measure.TUG: "s",
    Measure.TWO_MINUTE_STEP: "steps",
}
_DAY_SOURCES: Final[Mapping[DayMark, str]] = {
    DayMark.FULL: TIMED,
    DayMark.PART: TIMED,
    DayMark.STOPPED: TIMED,
    DayMark.NOT_TODAY: SELF_REPORT,
    DayMark.PLANNED: PLANNED,
    DayMark.REST: PLANNED,
}


def numbers_file(months: Sequence[Month]) -> bytes:
    """Return the JSON file with the numbers of these months, each a sheet."""
    text = json.dumps(numbers_of(months), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()


def numbers_of(months: Sequence[Month]) -> dict[str, Any]:
    """Return the whole document, made of what JSON knows."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "months": [month_numbers(month) for month in months],
    }


def month_numbers(month: Month) -> dict[str, Any]:
    """Return every number of a month's sheet: what JSON knows, with None for what isn't known."""
    given = month.details
    numbers: dict[str, Any] = _plain(
        {
            "month": f"{month.year:04}-{month.month:02}",
            "person": {
                "source": SELF_REPORT,
                "name": month.person_name,
                "birth_year": given.birth_year if given else None,
                "usual_aid": given.aid if given else None,
            },
            "plan": {"source": SELF_REPORT, "set_by": month.plan_set_by or None},
            "routines": [_routine(one) for one in month.routines],
            "days": [_day(one) for one in month.days],
            "day_counts": _day_counts(month.days),
            "weeks": [_week(one) for one in month.weeks],
            "totals": _totals(month.totals),
            "exercises": [_exercise(one) for one in month.exercises],
            "effort": _ratings(month.effort),
            "pain_before": _ratings(month.pain_before),
            "pain_after": _ratings(month.pain_after),
            "events": [_event(one) for one in month.events],
            "activities": [_activity(one) for one in month.activities],
            "measures": [_measure(one, month) for one in month.measures],
            "measures_before": [_measure_alone(one, given) for one in month.measures_before],
            "notes": [{"source": SELF_REPORT, "date": one.day, "text": one.text} for one in month.notes],
            "suggestion": _suggestion(month.suggestion) if month.suggestion else None,
        }
    )
    return numbers


def _routine(one: RoutineUse) -> dict[str, Any]:
    return {
        "source": ASKED_FOR,
        "name": one.name,
        "version": one.version or None,
        "author": one.author or None,
        "times_per_week": one.times_per_week,
        "done": {"source": TIMED, "sessions": one.sessions},
    }


def _day(one: Day) -> dict[str, Any]:
    return {"source": _DAY_SOURCES.get(one.mark), "date": one.date, "mark": one.mark}


def _day_counts(days: Sequence[Day]) -> dict[str, int]:
    counts = Counter(day.mark for day in days)
    return {mark: counts[mark] for mark in DayMark}


def _week(one: Week) -> dict[str, Any]:
    return {
        "first_day": one.days[0].date,
        "last_day": one.days[-1].date,
        "target": one.target,
        **_totals(one.totals),
    }


def _totals(one: Totals) -> dict[str, Any]:
    return {
        "timed": {
            "source": TIMED,
            "sessions": one.sessions,
            "full": one.full,
            "minutes": one.minutes,
            "more_minutes_unknown": one.minutes_missing,
            "weight_bearing_minutes": one.weight_bearing_minutes,
        },
        "told": {
            "source": SELF_REPORT,
            # Every activity has minutes: without any, nobody told of one.
            "minutes": one.told_minutes or None,
            "weight_bearing_minutes": one.told_weight_bearing_minutes if one.told_minutes else None,
        },
    }


def _exercise(one: ExerciseRow) -> dict[str, Any]:
    asked = one.asked
    return {
        "source": TIMED,
        "exercise_id": asked.exercise_id,
        "name": one.name,
        "instead_of": one.instead_of or None,
        "side": asked.side,
        "asked": {
            "source": ASKED_FOR,
            "sets": asked.sets,
            "reps": asked.reps,
            "seconds": asked.seconds,
            "tempo": asked.tempo or None,
            "load_kg": asked.load_kg,
            "support": asked.support,
        },
        "sessions_asked": one.sessions_asked,
        "sessions_done": one.sessions_done,
        "sets_asked": one.sets_asked,
        "sets_done": one.sets_done,
        "median_reps": one.median_reps,
        "total_reps": one.total_reps,
        "median_seconds": one.median_seconds,
        "total_seconds": one.total_seconds,
        "loads_kg": one.loads_kg,
        "supports": one.supports,
        "speeds_percent": one.speeds_percent,
        "shortened": dict(one.shortened),
        "effort": {"source": SELF_REPORT, "unit": RATING, "median": one.median_effort},
    }


def _ratings(one: Ratings) -> dict[str, Any]:
    worst = one.worst
    return {
        "source": SELF_REPORT,
        "unit": RATING,
        "answers": len(one.given),
        "median": one.median,
        "worst": worst.value if worst else None,
        "worst_day": worst.day if worst else None,
        "given": [{"date": rating.day, "value": rating.value} for rating in one.given],
    }


def _event(one: Event) -> dict[str, Any]:
    return {
        "source": TIMED if one.kind is EventKind.STOPPED else SELF_REPORT,
        "date": one.day,
        "kind": one.kind,
        "signs": one.signs,
        "pain": one.pain,
    }


def _activity(one: ActivityDone) -> dict[str, Any]:
    return {
        "source": SELF_REPORT,
        "date": one.day,
        "kind": one.kind,
        "own_words": one.own_words or None,
        "minutes": one.minutes,
        "weight_bearing": one.weight_bearing,
        "effort": one.effort,
        "aid": one.aid,
    }


def _measure(one: MeasureDone, month: Month) -> dict[str, Any]:
    before = month.previous(one)
    previous = before and {"date": before.at.date(), "value": before.value}
    return {**_measure_alone(one, month.details), "previous": previous}


def _measure_alone(one: MeasureDone, details: Details | None) -> dict[str, Any]:
    return {
        "source": TIMED,
        "unit": UNITS[one.measure],
        "date": one.at.date(),
        "measure": one.measure,
        "value": one.value,
        "held_seconds": one.parts,
        "conditions": {
            "source": SELF_REPORT,
            "with_hands": one.with_hands,
            "aid": one.aid,
            "chair_cm": one.chair_cm,
            "helper": one.helper,
            "practised": one.practised,
            "stopped": one.stopped or None,
            "note": one.note or None,
        },
        "published": [_published(mark) for mark in published(one, details)],
    }


def _published(one: Published) -> dict[str, Any]:
    # The time heel to toe is beside a count of positions.
    is_time = one.measure is Measure.FOUR_STAGE_BALANCE
    return {
        "source": PUBLISHED,
        "unit": "s" if is_time else UNITS[one.measure],
        "mark": one.mark,
        "low": one.low,
        "high": one.high,
        "ages": one.ages or None,
        "sex": one.sex,
        "published_by": one.source,
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "exercise": one.exercise_name or None,
        "other": one.other_name or None,
        "was": one.was,
        "now": one.now,
        "sessions": one.sessions,
        "days": one.days,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - anything that a month is made of
    """Return a value as JSON has it; a number that isn't finite isn't known."""
    match value:
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case float():
            return value if math.isfinite(value) else None
        case _:
            return value
