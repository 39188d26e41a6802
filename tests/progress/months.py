"""Months to look at: rich, empty, with many exercises, as it was lived, typical, and very full."""

from dataclasses import replace
from datetime import date
from itertools import count

from coach.history.records import (
    Activity,
    ActivityDone,
    Details,
    Measure,
    MeasureDone,
    Outcome,
    Prescription,
    ReadinessOutcome,
    SetDone,
    Sex,
    Shortened,
    Side,
    Support,
    WalkingAid,
    new_id,
)
from coach.history.sessions import Session
from coach.progress.month import Month, month_from
from coach.progress.suggestions import Suggestion, SuggestionKind
from tests.history.build import KNEE, ROSA, answers, at, done, end, plan, readiness, start

KNEES = (KNEE, replace(KNEE, side=Side.LEFT, reps=6))
MARCH = Prescription(
    1, "seated-march", "March in your chair", Side.BOTH, 1, 20, None, "1-1", 0, Support.CHAIR
)
STAND = Prescription(
    0,
    "sit-to-stand",
    "Stand up and sit down with your hands",
    Side.BOTH,
    2,
    5,
    None,
    "2-1-3",
    0,
    Support.CHAIR,
)
CURL = Prescription(
    1, "knee-curl", "Bend your knee behind you", Side.RIGHT, 2, 8, None, "3-1-3", 0, Support.COUNTER
)
CURLS = (CURL, replace(CURL, side=Side.LEFT))
TANDEM = Prescription(2, "heel-to-toe-stand", "Stand heel to toe", Side.BOTH, 2, 1, 10.0, "2-10-2", 0,
                      Support.COUNTER)  # fmt: skip
SEATED = (*KNEES, MARCH)
STANDING = (STAND, *CURLS, TANDEM)
TODAY = date(2026, 11, 27)
A_LONG_NOTE = (
    "My left knee was stiff after a bad night. I did the marching slowly and left out the last set, and then "
    "it was better in the afternoon when I walked to the post box and back with my daughter."
)


def empty_month() -> Month:
    """Return a month with nothing in it."""
    return month_from(ROSA, (), 2026, 11, today=date(2026, 11, 1))


def rich_sessions() -> tuple[Session, ...]:
    """Return fourteen sessions of two routines: whole, in part, stopped and cut off."""
    return tuple(
        _session(number, *plan)
        for number, plan in enumerate(
            (
                ("11-02", SEATED, Outcome.FULL, {"effort": 6, "pain_before": 3, "pain_after": 3}),
                ("11-04", SEATED, Outcome.FULL, {"effort": 6, "pain_before": 3, "pain_after": 2}),
                ("11-06", SEATED, Outcome.PART, {"effort": 7, "pain_before": 4, "pain_after": 5,
                 "unsteady": True, "note": A_LONG_NOTE}),
                ("11-09", SEATED, Outcome.FULL, {"effort": 5, "pain_before": 2, "pain_after": 2}),
                ("11-10", STANDING, Outcome.STOPPED, {"effort": 8, "pain_before": 2, "pain_after": 6,
                 "note": "Dizzy."}),
                ("11-11", SEATED, Outcome.FULL, {"effort": 5}),
                ("11-13", SEATED, Outcome.FULL, {"effort": 5, "pain_before": 2, "pain_after": 1}),
                ("11-16", STANDING, Outcome.FULL, {"effort": 6, "pain_before": 2, "pain_after": 2}),
                ("11-17", SEATED, None, {}),
                ("11-18", SEATED, Outcome.FULL, {"effort": 4, "pain_before": 1, "pain_after": 1}),
                ("11-20", STANDING, Outcome.FULL, {"effort": 5, "pain_before": 2, "pain_after": 1}),
                ("11-23", SEATED, Outcome.FULL, {"effort": 4, "pain_before": 1, "pain_after": 1,
                 "note": "A good day."}),
                ("11-25", STANDING, Outcome.PART, {"effort": 5, "unsteady": True}),
                ("11-27", SEATED, Outcome.FULL, {"effort": 3, "pain_before": 1, "pain_after": 0}),
            )
        )
    )  # fmt: skip


def rich_month() -> Month:
    """Return the month of the fourteen sessions."""
    sessions = rich_sessions()
    return month_from(ROSA, sessions, 2026, 11, today=TODAY, begun=sessions[0].local_day)


def full_page_month() -> Month:
    """Return a month with sixteen rows of exercises and sides."""
    asked = tuple(
        Prescription(
            step, f"exercise-{step}", f"Slide your heel out to the side {step + 1}", side, 2, 10, None,
            "3-1-4-1", 1.5, Support.COUNTER
        )
        for step in range(8) for side in (Side.RIGHT, Side.LEFT)
    )  # fmt: skip
    days = (f"11-{day:02}" for day in (2, 5, 9, 12))
    sessions = (
        _session(number, day, asked, Outcome.FULL, {"effort": 5, "note": f"Week {number + 1} was fine."})
        for number, day in enumerate(days)
    )
    return month_from(ROSA, sessions, 2026, 11, today=date(2026, 11, 30))


def _session(
    number: int, day: str, asked: tuple[Prescription, ...], outcome: Outcome | None, said: dict[str, object]
) -> Session:
    standing = asked is STANDING or asked[0].exercise_id == "exercise-4"
    begun = start(
        at(day), *asked, routine_name="Steady on your feet" if standing else "Gentle seated legs",
        times_per_week=2 if standing else 3,
    )  # fmt: skip
    sets = tuple(_sets(begun, asked, number, outcome))
    return Session(
        begun,
        sets,
        end(begun, outcome, 12.25 if standing else 9.5) if outcome else None,
        answers(begun, **said) if said else None,
    )


def _sets(begun, asked, number, outcome):
    """Yield every set of a whole session; the last of one that was not whole is cut short."""
    places = [(one, set_index) for one in asked for set_index in range(one.sets)]
    if outcome is not Outcome.FULL:
        places = places[: 3 + number % 2]
    order = count()
    for place, (one, set_index) in enumerate(places):
        cut = outcome is not Outcome.FULL and place == len(places) - 1
        reps = one.reps // 2 if cut else one.reps
        reason = {
            Outcome.STOPPED: Shortened.STOPPED,
            Outcome.PART: Shortened.ENOUGH,
            None: Shortened.UNFINISHED,
        }
        one_set: SetDone = done(
            begun, reps, set_index, one,
            done_seconds=(one.seconds or reps * 8.0) * (0.5 if cut else 1),
            weight_bearing=begun.routine_name == "Steady on your feet",
            shortened=reason.get(outcome, Shortened.NO) if cut else Shortened.NO,
        )  # fmt: skip
        yield replace(one_set, at=begun.started_at.replace(minute=1 + next(order)))


def lived_month() -> Month:
    """Return the rich month as it was lived: with days that weren't for exercise, a plan, and own choices."""
    sessions = tuple(map(_with_own_choices, rich_sessions()))
    told = (
        readiness(at("11-04", "09:55"), sessions[1].start, 3),
        readiness(at("11-12", "09:55"), None, 7, "fever", "tired", outcome=ReadinessOutcome.NOT_TODAY),
        readiness(at("11-19", "09:55"), None, None, "fall-unhurt", outcome=ReadinessOutcome.GENTLER),
    )
    week = plan(at("11-08"), monday="seated", tuesday="seated", wednesday="seated", thursday="seated",
                friday="seated", saturday="", sunday="")  # fmt: skip
    step = Suggestion(
        SuggestionKind.REPS, "knee-extension", "Straighten your knee", was=8, now=10, sessions=6
    )
    return month_from(
        ROSA, sessions, 2026, 11, today=TODAY, begun=sessions[0].local_day, readiness=told, plans=(week,),
        names={"ankle-circle": "Circle your ankle"}, suggestion=step,
    )  # fmt: skip


def _with_own_choices(session: Session) -> Session:
    """Return a session of the 13th with an exercise of the person's own choice, of the 18th done slower."""
    day = session.local_day.day
    if day == 13:
        sets = (
            *session.sets[:-1],
            replace(session.sets[-1], exercise_id="ankle-circle", prescribed_reps=10, done_reps=10),
        )
        return replace(session, sets=sets)
    if day == 18:
        return replace(session, sets=tuple(replace(done, speed_percent=90) for done in session.sets))
    return replace(session, so_far_ms=200_000) if session.end is None else session


def typical_month() -> Month:
    """Return a month of two routines, eight exercises on each side, and all else beside them."""
    seated, standing = _eight_exercises()
    days = (2, 4, 6, 9, 11, 13, 16, 18, 20, 23, 25, 27)
    sessions = tuple(
        replace(one, sets=tuple(_fewer_on_the_left(done, one) for done in one.sets))
        for one in (
            _session(number, f"11-{day:02}", standing if number % 2 else seated,
                     Outcome.STOPPED if day == 9 else Outcome.PART if day == 18 else Outcome.FULL,
                     {"effort": 4 + number % 3, "pain_before": 2 + number % 2, "pain_after": 1 + number % 3,
                      "unsteady": day in {6, 25}, **({"note": NOTES[number]} if number < 5 else {})})
            for number, day in enumerate(days)
        )
    )  # fmt: skip
    told = (
        readiness(at("11-03", "09:55"), None, 7, "fever", "tired", outcome=ReadinessOutcome.NOT_TODAY),
        readiness(at("11-15", "09:55"), None, None, "fall-unhurt", outcome=ReadinessOutcome.GENTLER),
        readiness(at("11-24", "09:55"), None, None, "dizzy-palpitations",
                  outcome=ReadinessOutcome.NOT_TODAY),
    )  # fmt: skip
    week = plan(at("11-01"), monday="seated", wednesday="standing", friday="seated", saturday="", sunday="")
    return month_from(
        ROSA, sessions, 2026, 11, today=date(2026, 11, 30), begun=date(2026, 3, 1), readiness=told,
        plans=(replace(week, set_by="A. Physiotherapist"),), activities=_eight_activities(),
        measures=_three_tests(), details=Details(new_id(), ROSA.id, at("11-01"), 1949, Sex.WOMAN,
                                                WalkingAid.STICK),
    )  # fmt: skip


def very_full_month() -> Month:
    """Return the typical month with three times its exercises, and as many notes: more than a page."""
    month = typical_month()
    rows = tuple(replace(row, name=f"{row.name} {number}") for number in range(3) for row in month.exercises)
    return replace(month, exercises=rows, notes=month.notes * 3, events=month.events * 3)


NOTES = (
    "The heel lifts were easy.",
    A_LONG_NOTE,
    "Felt good after.",
    "Stopped, because my knee hurt on the stairs this morning.",
    "Tired, but it was nice to move.",
)


def _eight_exercises() -> tuple[tuple[Prescription, ...], tuple[Prescription, ...]]:
    names = (
        "Straighten your knee", "Lift your heels, sitting", "Slide your heel out to the side",
        "Lift your knee, sitting tall", "Lift your leg out to the side", "Bend your knee behind you",
        "Lift your leg behind you", "Stand on one leg at the counter",
    )  # fmt: skip
    asked = tuple(
        Prescription(
            step % 4, f"exercise-{step}", name, side, 2, 1 if step == 7 else 8, 10.0 if step == 7 else None,
            "2-10-2" if step == 7 else "3-1-4-1", 0.5 * (step % 2),
            Support.COUNTER if step > 3 else Support.CHAIR,
        )
        for step, name in enumerate(names) for side in (Side.RIGHT, Side.LEFT)
    )  # fmt: skip
    return asked[:8], asked[8:]


def _fewer_on_the_left(done: SetDone, of: Session) -> SetDone:
    fewer = done.side is Side.LEFT and of.local_day.day % 3 == 0
    return replace(done, done_reps=max(1, done.done_reps - 2), shortened=Shortened.ENOUGH) if fewer else done


def _eight_activities() -> tuple[ActivityDone, ...]:
    did = (
        (1, Activity.WALK, 20, 3, WalkingAid.STICK), (5, Activity.WALK, 15, 4, WalkingAid.STICK),
        (8, Activity.WATER, 45, 5, None), (12, Activity.WALK, 25, None, WalkingAid.STICK),
        (15, Activity.WATER, 40, 5, None), (19, Activity.GARDENING, 30, 6, None),
        (22, Activity.WALK, 20, 3, WalkingAid.SOMEONE), (29, Activity.OTHER, 10, None, None),
    )  # fmt: skip
    return tuple(
        ActivityDone(
            new_id(), ROSA.id, at(f"11-{day:02}", "18:00"), date(2026, 11, day), kind, minutes,
            weight_bearing=kind is not Activity.WATER, effort=effort, aid=aid,
            own_words="Danced in the kitchen" if kind is Activity.OTHER else "",
        )
        for day, kind, minutes, effort, aid in did
    )  # fmt: skip


def _three_tests() -> tuple[MeasureDone, ...]:
    def took(day: str, measure: Measure, value: float, **conditions: object) -> MeasureDone:
        return MeasureDone(new_id(), ROSA.id, at(day, "11:00"), measure, value, practised=True, **conditions)

    return (
        took("10-12", Measure.CHAIR_STAND_30, 8, chair_cm=43),
        took("10-12", Measure.TUG, 14.2, aid=WalkingAid.STICK, helper=True),
        took("11-10", Measure.CHAIR_STAND_30, 9, chair_cm=43),
        took("11-10", Measure.TUG, 13.4, aid=WalkingAid.STICK, helper=True),
        took("11-10", Measure.FOUR_STAGE_BALANCE, 2, parts=(10.0, 10.0, 6.5), helper=True),
    )
