"""What goes into the diary of a session: each set once, as it was set and as it was done."""

from dataclasses import replace

import pytest

from coach.history.records import Outcome, SessionEnd, SessionStart, SetDone, SetSoFar, local_now
from coach.history.sessions import Session
from coach.routine.model import Dose, ExerciseStep, Phase, SideDose
from coach.routine.terms import Kind, Side, Sides, Travel
from coach.session.events import SetEnded, Shortened
from coach.ui.recorder import TOLD_EVERY_MS, SessionRecorder
from tests.builders import exercise, timeline


def recorded(line):
    kept = []
    return SessionRecorder("rosa", line, kept.append, local_now), kept


def ended(bout, side, done, why=Shortened.NO):
    return SetEnded(bout, side, bout.reps(side), done, done * 9000, why)


def test_a_session_begins_with_what_was_asked_of_each_side():
    step = ExerciseStep("knee-extension", sets=2, reps=8, load_kg=0.5, left=SideDose(reps=6))
    _recorder, (start,) = recorded(timeline(step))
    assert isinstance(start, SessionStart)
    asked = [(line.side, line.sets, line.reps, line.tempo, line.load_kg) for line in start.prescriptions]
    assert asked == [(Side.RIGHT, 2, 8, "3-1-4-1", 0.5), (Side.LEFT, 2, 6, "3-1-4-1", 0.5)]


def test_a_set_that_was_begun_again_and_finished_makes_the_session_full():
    line = timeline(ExerciseStep("knee-extension", reps=3, sides=Side.LEFT))
    recorder, kept = recorded(line)
    recorder.set_ended(ended(line.bouts[0], Side.LEFT, 1, Shortened.REPEATED))
    recorder.set_ended(ended(line.bouts[0], Side.LEFT, 3))
    assert recorder.ended(stopped=False, active_ms=60_000) is Outcome.FULL
    assert [record.done_reps for record in kept if isinstance(record, SetDone)] == [1, 3]
    assert recorder.sets_whole == 1


def test_a_shortened_set_makes_it_part_and_a_stop_makes_it_stopped():
    line = timeline(ExerciseStep("knee-extension", reps=3, sides=Side.LEFT))
    for stopped, outcome in ((False, Outcome.PART), (True, Outcome.STOPPED)):
        recorder, kept = recorded(line)
        recorder.set_ended(ended(line.bouts[0], Side.LEFT, 2, Shortened.SKIPPED))
        assert recorder.ended(stopped=stopped, active_ms=60_000) is outcome
        assert isinstance(kept[-1], SessionEnd)


def going_on(bout, side, done, ms):
    return SetEnded(bout, side, bout.reps(side), done, ms, Shortened.UNFINISHED)


def test_a_set_that_goes_on_is_told_of_with_each_rep_and_every_few_seconds_under_the_id_it_will_have():
    line = timeline(ExerciseStep("knee-extension", reps=3, sides=Side.LEFT))
    recorder, kept = recorded(line)
    (bout,) = line.bouts
    for done, ms in ((0, 0), (0, 1000), (0, 2000), (1, 3000), (1, 4000), (1, 3000 + TOLD_EVERY_MS)):
        recorder.so_far([going_on(bout, Side.LEFT, done, ms)], ms)
    recorder.set_ended(ended(bout, Side.LEFT, 1, Shortened.REPEATED))
    recorder.so_far([going_on(bout, Side.LEFT, 0, 500)], 9000)
    told = [record for record in kept if isinstance(record, SetSoFar)]
    (done,) = [record for record in kept if isinstance(record, SetDone)]
    assert [(one.done.done_reps, one.active_ms) for one in told] == [
        (0, 1000),
        (1, 3000),
        (1, 8000),
        (0, 9000),
    ]
    assert {one.done.id for one in told[:-1]} == {done.id}
    assert told[-1].done.id != done.id  # the set was begun again


def test_a_session_that_goes_on_another_day_keeps_its_id_and_its_sets():
    line = timeline(ExerciseStep("knee-extension", sets=2, reps=3, sides=Side.LEFT))
    first, kept = recorded(line)
    first.set_ended(ended(line.bouts[0], Side.LEFT, 3))
    start, done = kept
    later = []
    again = SessionRecorder("rosa", line, later.append, local_now, resumed=Session(start, (done,)))
    assert (again.session_id, again.sets_whole, again.sets_planned, later) == (start.id, 1, 2, [])
    again.set_ended(ended(line.bouts[1], Side.LEFT, 3))
    assert again.ended(stopped=False, active_ms=60_000) is Outcome.FULL


def test_a_variant_that_shares_the_legs_out_otherwise_counts_for_the_sets_that_were_planned():
    each = timeline(ExerciseStep("knee-extension", reps=3))
    both = timeline(ExerciseStep("knee-extension", reps=3), exercises=[exercise(sides=Sides.BOTH)])
    recorder, _kept = recorded(each)
    recorder.follow(both)
    assert not recorder.sets_whole
    recorder.set_ended(ended(both.bouts[0], Side.BOTH, 3))
    recorder.follow(each)
    assert recorder.sets_whole == recorder.sets_planned == 2


def test_a_hold_is_kept_as_the_seconds_that_were_held():
    phases = (Phase("up", 2), Phase("hold", 10), Phase("down", 2))
    line = timeline(ExerciseStep("stand"), exercises=[exercise("stand", Sides.BOTH, Kind.HOLD, phases)])
    recorder, kept = recorded(line)
    recorder.set_ended(SetEnded(line.bouts[0], Side.BOTH, 2, 1, 21_000, Shortened.STOPPED, held_ms=17_000))
    start, done = kept
    assert (start.prescriptions[0].seconds, done.prescribed_seconds, done.done_seconds) == (20, 20, 17)


def test_a_rhythm_is_one_set_of_both_legs_with_the_time_that_was_set():
    tap = exercise(
        "tap",
        Sides.ALTERNATING,
        Kind.RHYTHM,
        (Phase("out", 0.7), Phase("back", 0.7)),
        dose=Dose(duration_seconds=60, cadence_per_minute=43),
    )
    line = timeline(ExerciseStep("tap", right=SideDose(load_kg=0.5)), exercises=[tap])
    (bout,) = line.bouts
    for done, ms, seconds in ((bout.reps(Side.BOTH), 61_395, 60), (20, 27_907, 27.907)):
        recorder, kept = recorded(line)
        recorder.set_ended(SetEnded(bout, Side.BOTH, bout.reps(Side.BOTH), done, ms, Shortened.NO))
        assert (kept[1].side, kept[1].prescribed_seconds, kept[1].done_seconds) == (Side.BOTH, 60, seconds)
        assert kept[1].load_kg == 0.5
    (asked,) = kept[0].prescriptions
    assert (asked.side, asked.reps, asked.seconds, asked.tempo) == (Side.BOTH, 44, 60, "43/min")


@pytest.mark.parametrize(
    ("travel", "asked", "sets"),
    [
        (Travel.FORWARD, [(Side.BOTH, 2, 4)], [(Side.BOTH, 0), (Side.BOTH, 1)]),
        (Travel.SIDEWAYS, [(Side.RIGHT, 1, 4), (Side.LEFT, 1, 4)], [(Side.RIGHT, 0), (Side.LEFT, 0)]),
    ],
)
def test_each_pass_of_a_walk_is_a_set_of_both_legs_or_of_the_side_it_goes_to(travel, asked, sets):
    walk = exercise("walk", Sides.ALTERNATING, Kind.STEPS, dose=Dose(reps=4, passes=2, rest_seconds=0))
    walk = replace(walk, figure=replace(walk.figure, travel=travel))
    line = timeline(ExerciseStep("walk"), exercises=[walk])
    recorder, kept = recorded(line)
    for bout in line.bouts:
        recorder.set_ended(ended(bout, bout.sides[0], 4))
    start, *done = kept
    assert [(one.side, one.sets, one.reps) for one in start.prescriptions] == asked
    assert [(one.side, one.set_index) for one in done] == sets
    assert recorder.ended(stopped=False, active_ms=60_000) is Outcome.FULL
