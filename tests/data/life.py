"""A year of made-up life, for whoever needs a diary with everything in it: the same in each run.

Rosa has MS, walks with a stick, and is weaker on the left. In her year there are a flu in February, a
new version of her routine in April, a relapse in May, a holiday in another time zone in July, a heat
wave in August, a fall without an injury in October, and all that is done beside sessions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import insert

from coach.history import rows
from coach.history.diary_file import make_ready
from coach.history.records import (
    Activity,
    ActivityDone,
    Details,
    Person,
    PlanMade,
    Readiness,
    ReadinessOutcome,
    Record,
    Sex,
    TakenBack,
    WalkingAid,
)
from coach.history.store import connect_to
from coach.history.tables import METADATA
from tests.data.lived_sessions import SEATED, STANDING, Form, LivedRoutine, id_at, lived_session
from tests.data.lived_tests import tests_of

YEAR: Final = 2026
LIVED_BY: Final = Person("019b7000-0000-7000-8000-00000000905a", "Rosa")

MonthDay = tuple[int, int]
AWAY: Final = ((7, 20), (8, 2))
RELAPSE: Final = ((5, 18), (6, 7))
FEASTS: Final = ((12, 24), (12, 26))
NOT_TODAY: Final[dict[MonthDay, tuple[str, ...]]] = {
    (2, 9): ("fever",),
    (2, 10): ("fever", "tired"),
    (5, 18): ("relapse",),
    (5, 19): ("relapse", "new-swelling-weakness"),
    (5, 25): ("relapse", "tired"),
    (11, 4): ("dizzy-palpitations",),
}
GENTLER: Final[dict[MonthDay, tuple[str, ...]]] = {
    (2, 17): ("tired",),
    (6, 8): ("tired",),
    (8, 11): ("hot-day",),
    (8, 12): ("hot-day", "slept-badly"),
    (10, 5): ("fall-unhurt",),
    (12, 1): ("slept-badly",),
}
RESTING: Final = (((2, 9), (2, 16)), RELAPSE, ((7, 20), (7, 26)), FEASTS)
"""When there were no sessions."""

FORMS: Final = (
    Form(0, 1, 2, 5, 3), Form(0, 1, 2, 4, 2), Form(1, 1, 2, 4, 2), Form(2, 1, 2, 4, 2),
    Form(3, 1, 2, 4, 1), Form(-2, 1, 3, 6, 4), Form(-1, 1, 3, 5, 3), Form(0, 1, 2, 5, 2),
    Form(1, 2, 2, 4, 2), Form(2, 2, 1, 4, 2), Form(3, 2, 1, 4, 1), Form(4, 2, 1, 4, 1),
)  # fmt: skip
"""How it went in each month of the year."""

FIVE_SEATED: Final = {"monday": SEATED, "tuesday": SEATED, "thursday": SEATED, "friday": SEATED,
                      "saturday": SEATED}  # fmt: skip
IN_TURN: Final = FIVE_SEATED | {"tuesday": STANDING, "friday": STANDING}
PLANS: Final[tuple[tuple[MonthDay, str, dict[str, LivedRoutine]], ...]] = (
    ((1, 1), "Physiotherapist", FIVE_SEATED),
    ((4, 6), "Physiotherapist", IN_TURN),
    ((6, 8), "", FIVE_SEATED),
    ((8, 3), "Physiotherapist", IN_TURN),
)
HOURS: Final = (time(10), time(14), time(16, 30), time(19))
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def year_of_life(seed: int = 6, year: int = YEAR) -> tuple[Record, ...]:
    """Return all records of a year, about 250 sessions, in the order in which they were made."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (LIVED_BY, *_days_of_life(seed, first, last, None))


def years_of_life(
    years: float, last_year: int = YEAR, sessions_a_day: int = 4, seed: int = 6
) -> Iterator[Record]:
    """Yield the records of the `years` up to the end of `last_year`, with that many sessions each day.

    Ten years are 14,608 sessions. A day has the same records however long the
    history is, so that the last month (`years` = 1/12) is the same in all of them.
    """
    last = date(last_year, 12, 31)
    first = date(last_year - int(years) + 1, 1, 1) if years >= 1 else last - timedelta(round(years * 365.25))
    yield LIVED_BY
    yield from _days_of_life(seed, first, last, sessions_a_day)


def write_diary(path: Path, records: Iterable[Record]) -> Path:
    """Make a diary of the records at `path`, in one transaction."""
    make_ready(path, datetime(YEAR, 1, 1, tzinfo=UTC))
    found: dict[str, list[dict[str, object]]] = {}
    for record in records:
        for table, row in rows.rows_of(record):
            found.setdefault(table.name, []).append(row)
    engine = connect_to(path)
    with engine.begin() as connection:
        for table in METADATA.sorted_tables:
            if table.name in found:
                connection.execute(insert(table), found[table.name])
    engine.dispose()
    return path


def _days_of_life(seed: int, first: date, last: date, sessions_a_day: int | None) -> Iterator[Record]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        # What is told on the first day of a history mustn't change what happens on it.
        paper, chance = (Random(f"{seed} {day} {what}") for what in ("paper", "life"))  # noqa: S311 - no secret
        if (day.month, day.day) in {(1, 1), (6, 8), (8, 3)} or day == first:
            yield _details(day, paper)
        yield from _plan(day, paper, is_first=day == first)
        yield from _of_day(day, chance, sessions_a_day)


def _of_day(day: date, chance: Random, sessions_a_day: int | None) -> Iterator[Record]:
    month_day = (day.month, day.day)
    begins = [
        at(day, hour) + timedelta(minutes=chance.randint(-25, 25), seconds=chance.randint(0, 59))
        for hour in HOURS
    ]
    if month_day in NOT_TODAY:
        yield _readiness(begins[0], NOT_TODAY[month_day], ReadinessOutcome.NOT_TODAY, chance)
    count = _is_done(day, chance) if sessions_a_day is None else sessions_a_day
    for begun_at in begins[:count]:
        routine = replace(_routine_on(day), version=f"{day.year}-{'04' if month_day >= (4, 6) else '01'}")
        records = list(lived_session(LIVED_BY.id, routine, FORMS[day.month - 1], begun_at, chance))
        signs = GENTLER.get(month_day, ())
        outcome = ReadinessOutcome.GENTLER if signs else ReadinessOutcome.GO_ON
        yield _readiness(begun_at, signs, outcome, chance, records[0].id)
        yield from records
    yield from _beside(day, chance)
    yield from tests_of(LIVED_BY.id, at(day, time(11)), chance)


def at(day: date, clock: time) -> datetime:
    """Return a moment of a day, with the offset of where she was: Central Europe, or two hours east of it."""
    starts, ends = (_last_sunday(day.year, month) for month in (3, 10))
    hours = 2 if starts <= day < ends else 1
    if _is_within(day, AWAY):
        hours += 2
    return datetime.combine(day, clock, timezone(timedelta(hours=hours)))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _is_within(day: date, spell: tuple[MonthDay, MonthDay]) -> bool:
    return spell[0] <= (day.month, day.day) <= spell[1]


def _week_on(day: date) -> dict[str, LivedRoutine]:
    return [week for begins, _by, week in PLANS if begins <= (day.month, day.day)][-1]


def _routine_on(day: date) -> LivedRoutine:
    """Return what was done: after answers that ask for less, in a chair."""
    if (day.month, day.day) in GENTLER:
        return SEATED
    return _week_on(day).get(WEEKDAYS[day.weekday()], SEATED)


def _is_done(day: date, chance: Random) -> int:
    """Return 1 on a day with a session, else 0."""
    month_day = (day.month, day.day)
    if month_day in NOT_TODAY or any(_is_within(day, spell) for spell in RESTING):
        return 0
    is_planned = WEEKDAYS[day.weekday()] in _week_on(day)
    return int(month_day in GENTLER or chance.random() < (0.97 if is_planned else 0.3))


def _readiness(
    begun_at: datetime,
    signs: tuple[str, ...],
    outcome: ReadinessOutcome,
    chance: Random,
    session_id: str = "",
) -> Readiness:
    told_at = begun_at - timedelta(minutes=2)
    pain = max(0, FORMS[told_at.month - 1].pain + chance.randint(-1, 1)) if chance.random() < 0.6 else None
    own_id = id_at(told_at, chance)
    return Readiness(
        own_id, LIVED_BY.id, session_id or id_at(begun_at, chance), told_at, signs, pain, outcome
    )


def _details(day: date, chance: Random) -> Details:
    moment = at(day, time(8, 30))
    aid = WalkingAid.FRAME if _is_within(day, ((6, 8), (8, 2))) else WalkingAid.STICK
    return Details(id_at(moment, chance), LIVED_BY.id, moment, 1950, Sex.WOMAN, aid)


def _plan(day: date, chance: Random, *, is_first: bool) -> Iterator[PlanMade]:
    """Yield the plan that begins on the day, and on the first day of the history the one that holds."""
    held = [plan for plan in PLANS if plan[0] <= (day.month, day.day)][-1]
    if not is_first and held[0] != (day.month, day.day):
        return
    moment = at(day, time(8, 40))
    days = tuple(
        (weekday, held[2][weekday].id if weekday in held[2] else "")
        for weekday in WEEKDAYS
        if weekday != "wednesday"  # neither planned nor a rest day
    )
    yield PlanMade(id_at(moment, chance), LIVED_BY.id, moment, days, held[1], day)


OWN_WORDS: Final = ("Danced in the kitchen", "Played with the dog", "Sat and stretched with friends")


def _beside(day: date, chance: Random) -> Iterator[Record]:
    """Yield what else was done; some of it was told wrongly, and some wasn't so at all."""
    is_ill = _is_within(day, RELAPSE) or _is_within(day, RESTING[0])
    if chance.random() > (0.03 if is_ill else 0.8 if _is_within(day, AWAY) else 0.3):
        return
    told_at = at(day, time(19, chance.randint(0, 50)))
    kind = Activity.WATER if _is_within(day, AWAY) else chance.choice(tuple(Activity))
    # On some evenings it is about the day before.
    done_on = day - timedelta(days=1) if chance.random() < 0.15 and day.day > 1 else day
    told = ActivityDone(
        id_at(told_at, chance),
        LIVED_BY.id,
        told_at,
        done_on,
        kind,
        chance.choice((10, 15, 20, 30, 45)),
        kind not in (Activity.WATER, Activity.CYCLING, Activity.OTHER),
        chance.choice((None, 2, 3, 4, 5, 6)),
        chance.choice((WalkingAid.STICK, WalkingAid.SOMEONE)) if kind is Activity.WALK else None,
        chance.choice(OWN_WORDS) if kind is Activity.OTHER else "",
    )
    yield told
    what_then = chance.random()
    if what_then < 0.1:
        yield _corrected(told, chance)
    elif what_then < 0.16:
        later = told_at + timedelta(minutes=3)
        taken_back = TakenBack(id_at(later, chance), LIVED_BY.id, later, told.id)
        yield taken_back
        if what_then > 0.14:  # it was so after all
            again = later + timedelta(minutes=1)
            yield TakenBack(id_at(again, chance), LIVED_BY.id, again, taken_back.id)


def _corrected(told: ActivityDone, chance: Random) -> ActivityDone:
    later = told.at + timedelta(minutes=5)
    return ActivityDone(
        id_at(later, chance), told.person_id, later, told.day, told.kind, told.minutes + 5,
        told.weight_bearing, told.effort, told.aid, told.own_words, told.id,
    )  # fmt: skip
