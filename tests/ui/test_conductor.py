"""Cues go to the voice once, ahead of their moment; nothing is said after pause, stop or a jump."""

import itertools

import pytest

from coach.routine.model import Dose, ExerciseStep, Phase
from coach.routine.terms import Kind, Sides, Talk
from coach.session.events import State
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from coach.ui.conductor import Conductor
from coach.voice.clip import Clip
from coach.voice.voice import AHEAD_MS
from tests.builders import FakeClock, exercise, timeline


class HeardVoice:
    """Notes what it is asked for."""

    problem = None

    def __init__(self):
        self.asked, self.counted = [], set()

    ahead_ms = 150

    def play(self, cue, at_ms, *, is_count=False):
        text = cue.key if isinstance(cue, Clip) else cue
        self.asked.append((text, at_ms))
        if is_count:
            self.counted.add(text)

    def tone(self, at_ms):
        self.asked.append(("tone", at_ms))

    def stop(self):
        self.asked.append(("silence", None))


@pytest.fixture
def scene(qapp, tmp_path):  # noqa: ARG001  (timers need an application)
    """Make a session of one exercise in which every text but "Sit tall." has a clip: that goes as text."""
    return conduct(timeline(ExerciseStep("knee-extension", reps=2)), tmp_path)


@pytest.fixture
def march(qapp, tmp_path):  # noqa: ARG001  (timers need an application)
    """Make a session of marching for half a minute, a beat every 1.2 s."""
    dose = Dose(duration_seconds=30, cadence_per_minute=50)
    phases = (Phase("lift", 0.6), Phase("lower", 0.6))
    marching = exercise("march", Sides.ALTERNATING, Kind.RHYTHM, phases, dose=dose)
    return conduct(timeline(ExerciseStep("march"), exercises=[marching]), tmp_path)


def conduct(line, tmp_path, lead_ms=0):
    texts = {cue.text for segment in line.segments for cue in segment.cues}
    clips = {text: Clip(text, tmp_path, 400) for text in texts - {"Sit tall."}}
    clock, voice = FakeClock(), HeardVoice()
    conductor = Conductor(Playback(line, clock, lead_ms=lead_ms), voice, clips, clock)
    conductor._timer.timeout.disconnect()  # time goes on by hand here
    conductor.play()
    return conductor, clock, voice, line


def run(conductor, clock, ms):
    for _tick in range(ms // 16):
        clock.ms += 16
        conductor.tick()
        if conductor.playback.state is State.WAITING:
            conductor.play()


def to(conductor, clock, kind, rep=0):
    line = conductor.playback.timeline
    wanted = next(segment for segment in line.segments if segment.kind is kind and segment.rep == rep)
    while conductor.playback.elapsed_ms < wanted.start_ms + 200:
        run(conductor, clock, 16)


def test_every_cue_is_sent_once_in_order_ahead_of_its_moment(scene):
    conductor, clock, voice, line = scene
    run(conductor, clock, line.length_ms + 5000)
    cues = [cue for segment in line.segments for cue in segment.cues]
    sent = [(key, at) for key, at in voice.asked if key != "silence"]
    assert [key for key, _at in sent] == [cue.text for cue in cues]
    assert [later - one for (_k, one), (_l, later) in itertools.pairwise(sent)] == pytest.approx(
        [later.at_ms - one.at_ms for one, later in itertools.pairwise(cues)], abs=32
    )


def test_what_is_heard_first_after_a_press_is_sent_ahead_like_all_else(qapp, tmp_path):  # noqa: ARG001
    line = timeline(ExerciseStep("knee-extension", reps=2))
    conductor, clock, voice, _line = conduct(line, tmp_path, lead_ms=AHEAD_MS)
    for press in (conductor.back, conductor.play):
        run(conductor, clock, 3000)
        if press == conductor.play:
            conductor.pause()
        asked = len(voice.asked)
        press()
        (_silence, (_text, at_ms), *_more) = voice.asked[asked:]
        assert at_ms - clock.ms == AHEAD_MS


def test_a_cue_is_never_sent_further_ahead_than_agreed(scene):
    conductor, clock, voice, _line = scene
    for _tick in range(400):
        before = len(voice.asked)
        run(conductor, clock, 16)
        for _key, at_ms in voice.asked[before:]:
            assert at_ms is None or 0 <= at_ms - clock.ms <= AHEAD_MS


def test_pause_is_silent_and_going_on_counts_in_and_says_the_reps_words_again(scene):
    conductor, clock, voice, _line = scene
    to(conductor, clock, SegmentKind.MOVE, rep=2)
    conductor.pause()
    assert voice.asked[-1] == ("silence", None)
    asked = len(voice.asked)
    run(conductor, clock, 5000)
    assert len(voice.asked) == asked
    conductor.play()
    run(conductor, clock, 7000)
    counted_in = ["Ready.", "Three.", "Two.", "One.", "Go."]
    assert [key for key, _at in voice.asked[asked:]] == ["silence", *counted_in, "Lift"]


def test_each_beat_is_a_tone_sent_once_ahead_of_its_moment(march):
    conductor, clock, voice, line = march
    run(conductor, clock, line.length_ms + 5000)
    tones = [at_ms for key, at_ms in voice.asked if key == "tone"]
    assert len(tones) == len(line.beats_between(0, line.length_ms)) > 20
    apart = [round((later - one) / 1200, 2) for one, later in itertools.pairwise(tones)]
    assert set(apart) <= {1.0, 2.0}  # a beat that a word falls on is left to the word


def test_a_pause_cuts_the_beat_off_and_going_on_begins_it_anew(march):
    conductor, clock, voice, _line = march
    to(conductor, clock, SegmentKind.MOVE, rep=3)
    conductor.pause()
    assert voice.asked[-1] == ("silence", None)
    asked = len(voice.asked)
    run(conductor, clock, 5000)
    assert len(voice.asked) == asked
    conductor.play()
    run(conductor, clock, 6400)
    counted_in = ["Ready.", "Three.", "Two.", "One.", "Go."]
    assert [key for key, _at in voice.asked[asked:]] == ["silence", *counted_in, "tone", "tone"]


def test_stop_is_silent_for_good(scene):
    conductor, clock, voice, _line = scene
    to(conductor, clock, SegmentKind.MOVE, rep=1)
    conductor.stop()
    asked = len(voice.asked)
    conductor.play()
    conductor.next()
    run(conductor, clock, 5000)
    assert {key for key, _at in voice.asked[asked - 1 :]} == {"silence"}
    assert not conductor._timer.isActive()


def test_counts_are_told_from_other_words_so_that_they_can_be_louder(scene):
    conductor, clock, voice, line = scene
    run(conductor, clock, line.length_ms + 5000)
    assert voice.counted == {"Ready.", "Three.", "Two.", "One.", "Go.", "Last one.", "2."}


def test_who_wants_to_hear_less_hears_it_from_the_next_moment_on_and_nothing_else_changes(scene):
    conductor, clock, voice, line = scene
    to(conductor, clock, SegmentKind.MOVE, rep=1)
    conductor.talk = Talk.COUNTS
    before, moved = len(voice.asked), conductor.playback.timeline
    run(conductor, clock, 19_000)
    assert [key for key, _at in voice.asked[before:]] == ["Last one.", "2.", "Change legs.", "Left leg."]
    conductor.talk = Talk.FULL
    run(conductor, clock, line.length_ms)
    assert "and lower" in [key for key, _at in voice.asked[before:]]
    assert conductor.playback.timeline is moved


def test_a_word_that_is_not_heard_leaves_its_beat_to_the_tone(qapp, tmp_path):  # noqa: ARG001  (timers need an application)
    phases = (Phase("stick", 1.2, "Stick"), Phase("step", 1.2, "Step"))
    dose = Dose(duration_seconds=24, cadence_per_minute=50)
    walking = exercise("walk", Sides.BOTH, Kind.RHYTHM, phases, dose=dose)
    line = timeline(ExerciseStep("walk"), exercises=[walking])
    heard = {}
    for talk in Talk:
        conductor, clock, voice, _line = conduct(line, tmp_path)
        conductor.talk = talk
        run(conductor, clock, line.length_ms + 5000)
        heard[talk] = [key for key, _at in voice.asked if key in ("tone", "Stick", "Step")]
    assert heard[Talk.COUNTS] == ["tone"] * 20
    assert heard[Talk.SOME] == ["Stick", "Step"] * 2 + ["tone"] * 16
    assert heard[Talk.FULL] == ["Stick", "Step"] * 2 + ["Stick", "tone"] * 8
