"""Which step on or back a diary speaks for: the rules of the clinical brief, section 5, row by row."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.history.records import Outcome, ReadinessOutcome, Side
from coach.history.sessions import Session
from coach.progress.suggestions import Suggestion, SuggestionKind, suggestion
from coach.routine.library import load_library
from coach.routine.links import asks_less_support
from coach.routine.model import Dose, ExerciseStep, Progression, RestStep, SideDose
from coach.routine.terms import Pace, Position, Support, WeightBearing
from tests.builders import exercise, routine
from tests.history.build import KNEE, answers, at, done, end, readiness, start

TODAY = date(2026, 11, 15)
DAYS = ("11-02", "11-04", "11-06", "11-09", "11-11", "11-13")
ASKED = replace(KNEE, sets=1)
DOSE = Dose(sets=1, reps=10, sets_max=2)
KNEE_EXTENSION = exercise(dose=DOSE)
LEG_LIFT = exercise("leg-lift", name="Lift your leg", dose=DOSE)
STANDING = exercise(
    "stand", name="Stand", dose=DOSE, position=Position.STANDING, support=Support.COUNTER,
    weight_bearing=WeightBearing.FULL,
)  # fmt: skip
NO_HANDS = replace(STANDING, id="stand-no-hands", support=Support.NONE)


def seated(*steps, **more):
    """Build the routine of the sessions below: the knee, eight times."""
    own = {
        "id": "seated",
        "content_hash": "c0ffee",
        "progression": Progression(after_sessions=6, max_effort=4, max_pain=3),
    }
    return routine(*(steps or (step(),)), **{**own, **more})


def step(exercise_id="knee-extension", reps=8, **more):
    return ExerciseStep(exercise_id, reps=reps, sides=Side.RIGHT, **more)


def fine(day, reps=8, outcome=Outcome.FULL, **said):
    """Return a session that went well, but for what is `said` of it."""
    begun = start(at(day), ASKED)
    said = {"effort": 4, "pain_before": 1, "pain_after": 3, **said}
    return Session(begun, (done(begun, reps, asked=ASKED),), end(begun, outcome), answers(begun, **said))


def six():
    return [fine(day) for day in DAYS]


def suggested(sessions, told=(), plan=None, exercises=(KNEE_EXTENSION,), today=TODAY):
    return suggestion(sessions, told, plan or seated(), {one.id: one for one in exercises}, today)


def test_after_six_full_doses_that_were_easy_one_step_is_suggested():
    assert suggested(six()) == Suggestion(
        SuggestionKind.REPS, "knee-extension", "Straighten your knee", was=8, now=10, sessions=6
    )


def with_change(number, **changes):
    return [replace(one, **changes) if place == number else one for place, one in enumerate(six())]


def chosen_easier():
    one = six()[2]
    return with_change(2, sets=(replace(one.sets[0], exercise_id="heel-slide"),))


def at_a_gentler_pace():
    one = six()[2]
    gentler = replace(ASKED, reps=6)
    return with_change(2, start=replace(one.start, prescriptions=(gentler,)))


@pytest.mark.parametrize(
    "sessions",
    [
        six()[1:],
        [fine("11-01"), *six()[1:]],  # fifteen days ago
        [*six()[:2], fine("11-06", outcome=Outcome.PART, reps=4), *six()[3:]],
        [*six()[:2], fine("11-06", outcome=Outcome.STOPPED, reps=4), *six()],
        [*six(), fine("11-12", effort=5)],
        [*six(), fine("11-12", pain_after=4)],
        [*six(), fine("11-12", pain_before=4)],
        [fine("11-05", unsteady=True), *six()],
        [*six()[:2], fine("11-06", effort=None), *six()[3:]],
        [*six()[:2], fine("11-06", pain_after=None), *six()[3:]],
        with_change(2, answers=None),
        with_change(2, start=replace(six()[2].start, content_hash="before")),
        chosen_easier(),
        at_a_gentler_pace(),
    ],
    ids=[
        "five", "one too long ago", "one in part", "one stopped", "more effort", "more pain after",
        "more pain before", "unsteady", "effort not told", "pain not told", "no answers", "an older file",
        "something easier", "a gentler pace",
    ],
)  # fmt: skip
def test_nothing_is_suggested_before_that(sessions):
    assert suggested(sessions) is None


def test_nothing_is_suggested_to_who_was_not_well_or_takes_it_gently():
    not_today = readiness(at("11-12"), None, None, "fever", outcome=ReadinessOutcome.NOT_TODAY)
    tired = readiness(at("11-15"), None, None, "tired", outcome=ReadinessOutcome.GENTLER)
    assert suggested(six(), (not_today,)) is None
    assert suggested(six(), (replace(not_today, at=at("10-30")),)) is not None
    assert suggested(six(), (tired,)) is None
    assert suggested(six(), (replace(tired, at=at("11-14")),)) is not None
    assert suggested(six(), plan=seated(pace=Pace.GENTLE_EVEN)) is None
    assert suggested(six(), plan=seated(progression=None)) is None


@pytest.mark.parametrize(
    ("knee", "steps", "pace", "wanted"),
    [
        ({}, (step(reps=4),), Pace.STEADY, (SuggestionKind.REPS, 4, 5, "")),
        ({}, (step(reps=9),), Pace.STEADY, (SuggestionKind.REPS, 9, 10, "")),
        ({"dose": Dose(reps=5, reps_max=12)}, (step(),), Pace.STEADY, (SuggestionKind.REPS, 8, 10, "")),
        ({}, (step(reps=10),), Pace.STEADY, (SuggestionKind.SETS, 1, 2, "")),
        ({}, (step(right=SideDose(reps=8)),), Pace.STEADY, (SuggestionKind.SLOWER_LOWER, 4, 5, "")),
        ({}, (step(reps=10, sets=2),), Pace.STEADY, (SuggestionKind.SLOWER_LOWER, 4, 5, "")),
        ({"harder": "leg-lift"}, (step(reps=10, sets=2, tempo={"lower": 5}),), Pace.STEADY,
         (SuggestionKind.HARDER, 0, 0, "leg-lift")),
        ({"harder": "leg-lift"}, (step(reps=10),), Pace.SHORT_COOL,
         (SuggestionKind.HARDER, 0, 0, "leg-lift")),
        ({"harder": "stand"}, (step(reps=10, sets=2),), Pace.SLOW_LOWER,
         (SuggestionKind.ASK, 0, 0, "stand")),
        ({"less_support": "leg-lift"}, (step(reps=10, sets=2),), Pace.SLOW_LOWER,
         (SuggestionKind.ASK, 0, 0, "leg-lift")),
        ({"harder": "leg-lift"}, (step(reps=10, sets=2), RestStep(30), step("leg-lift", 10, sets=2)),
         Pace.SLOW_LOWER, None),
    ],
    ids=[
        "few reps", "up to the usual", "up to the highest", "a second set", "a side's own dose",
        "slower lower", "harder", "a pace of one set", "another position", "less support", "harder is there",
    ],
)  # fmt: skip
def test_the_steps_come_in_their_order(knee, steps, pace, wanted):
    own = exercise(**{"dose": DOSE, **knee})
    asked = [
        replace(ASKED, step_index=index, reps=one.reps, exercise_id=one.exercise)
        for index, one in enumerate(steps)
        if isinstance(one, ExerciseStep)
    ]
    sessions = [
        replace(one, start=replace(one.start, prescriptions=tuple(asked)), sets=())
        for one in six()
    ]  # fmt: skip
    found = suggested(sessions, (), seated(*steps, pace=pace), (own, LEG_LIFT, STANDING, NO_HANDS))
    assert (found and (found.kind, found.was, found.now, found.other_id)) == wanted


def test_the_smallest_dose_grows_first():
    asked = (ASKED, replace(ASKED, step_index=1, exercise_id="leg-lift", reps=6))
    sessions = [replace(one, start=replace(one.start, prescriptions=asked)) for one in six()]
    found = suggested(sessions, (), seated(step(), step("leg-lift", 6)), (KNEE_EXTENSION, LEG_LIFT))
    assert (found.exercise_id, found.was, found.now) == ("leg-lift", 6, 8)


@pytest.mark.parametrize(
    ("sessions", "told", "kind"),
    [
        ([fine("11-13", effort=8)], (), SuggestionKind.AFTER_HARD),
        ([fine("11-13", effort=7)], (), None),
        ([fine("11-13", unsteady=True)], (), SuggestionKind.AFTER_UNSTEADY),
        ([fine("11-12", effort=9, unsteady=True), fine("11-13")], (), None),
        ([fine("11-13", pain_after=3)], (3,), SuggestionKind.AFTER_PAIN),
        ([fine("11-13", pain_after=3)], (2,), None),
        ([fine("11-13", pain_after=2)], (3,), None),
        ([fine("11-13", pain_after=3)], (None,), None),
        ([fine("11-13", pain_after=3), fine("11-14", pain_before=4)], (), SuggestionKind.AFTER_PAIN),
        ([fine("11-13", pain_after=3), fine("11-14", pain_before=2)], (), None),
        ([fine("11-01")], (), SuggestionKind.AFTER_TIME_OFF),
        ([fine("11-02")], (), None),
        ([fine("11-01"), replace(fine("11-10", outcome=Outcome.PART), sets=())], (),
         SuggestionKind.AFTER_TIME_OFF),
        ([], (), None),
    ],
    ids=[
        "hard", "not so hard", "unsteady", "fine since then", "pain that stayed", "pain that went",
        "pain that hardly rose", "pain not told", "pain in the next session", "no pain in the next session",
        "two weeks off", "nearly two weeks", "opened since, and nothing done", "nothing yet",
    ],
)  # fmt: skip
def test_a_step_back_is_due(sessions, told, kind):
    before = tuple(readiness(at("11-14"), None, pain) for pain in told)
    found = suggested(sessions, before, seated(progression=None))
    assert (found and found.kind) == kind


def test_a_step_back_comes_before_a_step_on():
    ready = six()
    assert suggested(ready).kind is SuggestionKind.REPS
    later = suggested(ready, today=TODAY + timedelta(days=20))
    assert (later.kind, later.days) == (SuggestionKind.AFTER_TIME_OFF, 22)


SHIPPED = load_library([Path(__file__).parents[2] / "routines"])


@given(st.data())
def test_whatever_a_routine_asks_for_no_support_and_no_position_is_ever_given_up(data):
    plan = data.draw(st.sampled_from([one for one in SHIPPED.routines.values() if one.progression]))
    rungs = data.draw(st.fixed_dictionaries({"reps": st.integers(1, 30), "sets": st.integers(1, 4)}))
    pace = data.draw(st.sampled_from(Pace))
    steps = tuple(
        replace(one, **rungs) if isinstance(one, ExerciseStep) else one
        for one in plan.steps
    )  # fmt: skip
    asked = tuple(
        replace(ASKED, step_index=index, exercise_id=one.exercise, reps=100, sets=9)
        for index, one in enumerate(steps)
        if isinstance(one, ExerciseStep)
    )
    plan = replace(plan, steps=steps, pace=pace, id="seated", content_hash="c0ffee")
    sessions = [replace(one, start=replace(one.start, prescriptions=asked), sets=()) for one in six()]
    found = suggestion(sessions, (), plan, SHIPPED.exercises, TODAY)
    if found is None or found.kind is SuggestionKind.ASK:
        return
    own = SHIPPED.exercises[found.exercise_id]
    if found.kind is SuggestionKind.HARDER:
        other = SHIPPED.exercises[found.other_id]
        assert not asks_less_support(own, other)
        assert other.position is own.position
    else:
        assert found.now > found.was
        limits = {
            SuggestionKind.REPS: own.dose.reps_max or own.dose.reps,
            SuggestionKind.SETS: own.dose.sets_max,
            SuggestionKind.SLOWER_LOWER: found.was + 1,
        }
        assert found.now <= limits[found.kind]
