"""What goes into the diary of a session: each set once, as it was set and as it was done."""

from coach.history.records import Outcome, SessionEnd, SessionStart, SetDone, local_now
from coach.routine.model import Dose, ExerciseStep, Kind, Phase, Side, SideDose, Sides
from coach.session.playback import SetEnded, Shortened
from coach.ui.recorder import SessionRecorder
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


def test_a_hold_is_kept_as_the_seconds_held():
    phases = (Phase("up", 2), Phase("hold", 10), Phase("down", 2))
    line = timeline(ExerciseStep("stand"), exercises=[exercise("stand", Sides.BOTH, Kind.HOLD, phases)])
    recorder, kept = recorded(line)
    recorder.set_ended(SetEnded(line.bouts[0], Side.BOTH, 2, 1, 14_000, Shortened.STOPPED))
    assert (kept[0].prescriptions[0].seconds, kept[1].prescribed_seconds, kept[1].done_seconds) == (
        20,
        20,
        10,
    )


def test_each_pass_of_a_walk_is_a_set_of_its_own():
    walk = exercise("walk", Sides.ALTERNATING, Kind.STEPS, dose=Dose(reps=4, passes=2, rest_seconds=0))
    line = timeline(ExerciseStep("walk"), exercises=[walk])
    recorder, kept = recorded(line)
    for bout in line.bouts:
        recorder.set_ended(ended(bout, Side.RIGHT, 4))
    assert [record.set_index for record in kept[1:]] == [0, 1]
    assert kept[0].prescriptions[0].sets == 2
