"""Small histories of one November, for what has to hold of every month."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from coach.history.records import (
    Activity,
    ActivityDone,
    Details,
    Measure,
    MeasureDone,
    Outcome,
    Prescription,
    ReadinessOutcome,
    Sex,
    Shortened,
    Side,
    Support,
    WalkingAid,
)
from coach.history.sessions import Session
from coach.progress.month import month_from
from tests.history.build import KNEE, ROSA, answers, at, done, end, plan, readiness, start

ASKED = (
    KNEE,
    replace(KNEE, side=Side.LEFT, reps=6),
    Prescription(1, "heel-to-toe-stand", "Stand heel to toe", Side.BOTH, 2, 1, 10.0, "2-10-2", 0,
                 Support.COUNTER),
    Prescription(2, "seated-march", "March in your chair", Side.BOTH, 1, 20, 40.0, "96/min"),
)  # fmt: skip
NAMES = {"heel-slide": "Slide your heel"}
TEXT = st.text("ab =+-;\t\n\u202e*", max_size=6)
SECONDS = st.floats(0, 300).map(lambda seconds: round(seconds, 3))
RATING = st.none() | st.integers(0, 10)


@st.composite
def sets_of(draw, begun, asked):
    """Return the goes at one set."""
    exercise = draw(st.sampled_from((asked.exercise_id,) * 4 + ("heel-slide",)))
    return [
        done(
            begun, draw(st.integers(0, asked.reps)), draw(st.integers(0, asked.sets - 1)), asked,
            exercise_id=exercise, done_seconds=draw(SECONDS), load_kg=draw(st.sampled_from((0.0, 0.5, 1.25))),
            support=draw(st.sampled_from(Support)), weight_bearing=draw(st.booleans()),
            shortened=draw(st.sampled_from(Shortened)), speed_percent=draw(st.sampled_from((80, 100))),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip


@st.composite
def sessions(draw):
    """Return a session of any day: whole, in part, stopped or cut off."""
    day = f"11-{draw(st.integers(1, 30)):02}"
    asked = tuple(draw(st.sets(st.sampled_from(ASKED), min_size=1)))
    asked = tuple(one for one in ASKED if one in asked)
    begun = start(at(day), *asked, times_per_week=draw(st.integers(1, 7)), routine_version=draw(TEXT))
    goes = tuple(one for each in asked for one in draw(sets_of(begun, each)))
    outcome = draw(st.none() | st.sampled_from(Outcome))
    minutes = draw(st.integers(1, 3600)) / 60
    said = answers(
        begun, effort=draw(RATING), pain_before=draw(RATING), pain_after=draw(RATING),
        unsteady=draw(st.none() | st.booleans()), note=draw(TEXT),
    )  # fmt: skip
    return Session(
        begun, goes, end(begun, outcome, minutes) if outcome else None,
        draw(st.none() | st.just(said)), so_far_ms=draw(st.none() | st.integers(0, 10**6)),
    )  # fmt: skip


@st.composite
def activities(draw):
    """Return something else that was done."""
    moment = at(f"11-{draw(st.integers(1, 30)):02}", "18:00")
    kind = draw(st.sampled_from(Activity))
    aid = draw(st.none() | st.sampled_from(WalkingAid)) if kind is Activity.WALK else None
    return ActivityDone(
        str(draw(st.uuids())), ROSA.id, moment, moment.date(), kind, draw(st.integers(1, 200)),
        draw(st.booleans()), draw(RATING), aid, draw(TEXT),
    )  # fmt: skip


@st.composite
def measures(draw):
    """Return a test of October or November."""
    moment = at("10-01") + timedelta(minutes=draw(st.integers(0, 60 * 24 * 60)))
    measure = draw(st.sampled_from(Measure))
    is_time = measure in {Measure.TUG, Measure.FIVE_TIMES_SIT_TO_STAND}
    value = draw(st.none() | (SECONDS if is_time else st.integers(0, 4).map(float)))
    balance = measure is Measure.FOUR_STAGE_BALANCE
    return MeasureDone(
        str(draw(st.uuids())), ROSA.id, moment, measure, value,
        tuple(draw(st.lists(SECONDS, max_size=4))) if balance else (), draw(st.booleans()),
        draw(st.sampled_from(WalkingAid)), draw(st.none() | st.integers(40, 50)), draw(st.booleans()),
        draw(st.booleans()), draw(st.sampled_from(("", "Dizzy or faint"))), draw(TEXT),
    )  # fmt: skip


@st.composite
def months(draw):
    """Return a month of any such history."""
    told = [
        readiness(at(f"11-{draw(st.integers(1, 30)):02}", "09:00"), None, draw(RATING), "tired",
                  outcome=draw(st.sampled_from(ReadinessOutcome)))
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    week = plan(at(f"11-{draw(st.integers(1, 30)):02}"), monday="seated", tuesday="", friday="seated")
    taken = draw(st.lists(measures(), max_size=4))
    born, sex = draw(st.none() | st.integers(1930, 1960)), draw(st.none() | st.sampled_from(Sex))
    return month_from(
        ROSA, draw(st.lists(sessions(), max_size=4)), 2026, 11,
        today=date(2026, 11, draw(st.integers(1, 30))), begun=date(2026, 11, draw(st.integers(1, 30))),
        readiness=told, plans=draw(st.sampled_from(((), (week,)))),
        activities=draw(st.lists(activities(), max_size=4)),
        measures=sorted(taken, key=lambda one: (one.at, one.id)),
        details=Details("details", ROSA.id, at("11-01"), born, sex), names=NAMES,
    )  # fmt: skip
