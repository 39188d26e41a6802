"""What is said to hear how the voice is: one thing at a time, by one voice."""

from dataclasses import replace

import pytest

from coach.settings import Settings
from coach.ui.clip_maker import ClipMaker
from coach.ui.errands import SLOW_MS
from coach.ui.sample import Said, sentence
from tests.ui.heard import Ear, FakeVoice

SETTINGS = Settings()


@pytest.fixture
def ear(qapp):  # noqa: ARG001 - its signals need one
    return Ear()


def test_one_voice_is_kept_for_one_manner_and_another_ends_it(qtbot, ear):
    for number in (1, 2):
        ear.sample.say(SETTINGS)
        qtbot.waitUntil(lambda number=number: ear.times("play") == number)
    assert (len(ear.voices), ear.times("close")) == (1, 0)
    ear.sample.say(replace(SETTINGS, voice="another"))
    qtbot.waitUntil(lambda: ear.times("play") == 3)
    assert [entry[0] for entry in ear.log] == ["play", "stop", "play", "stop", "close", "play"]
    assert ear.manner.voice == "another"


def test_what_is_stopped_before_it_could_begin_is_never_heard(qtbot, ear):
    ear.may_speak.clear()
    ear.sample.say(SETTINGS)
    with qtbot.waitSignal(ear.sample.slow):
        qtbot.waitUntil(lambda: len(ear.voices) == 1)
    ear.sample.stop()
    ear.may_speak.set()
    ear.sample.say(SETTINGS, Said.TONES)  # comes after it, in the same voice
    qtbot.waitUntil(lambda: ear.times("tone") == 3)
    assert ear.times("play") == 0


def test_it_is_told_when_it_was_said_to_its_end(qtbot, ear):
    ear.sample.say(SETTINGS, Said.COUNTS)
    qtbot.waitSignal(ear.sample.began).wait()
    assert [entry[:2] for entry in ear.log] == [("count", "One"), ("count", "Two"), ("count", "Three")]
    with qtbot.waitSignal(ear.sample.ended):
        ear.sample.stop()


def test_why_nothing_is_heard_is_told(qtbot):
    ear = Ear(problem="No loudspeaker was found.")
    with qtbot.waitSignal(ear.sample.problem_met) as met:
        ear.sample.say(SETTINGS)
    assert met.args == ["No loudspeaker was found."]


def test_closing_lets_the_voice_go_and_it_can_be_heard_again(qtbot, ear):
    ear.sample.say(SETTINGS)
    qtbot.waitUntil(lambda: ear.times("play") == 1)
    ear.sample.close()
    qtbot.waitUntil(lambda: ear.times("close") == 1)
    ear.sample.say(SETTINGS)
    qtbot.waitUntil(lambda: ear.times("play") == 2)
    assert ear.log[-1][1] == sentence()
    assert len(ear.voices) == 2


def test_nothing_is_placed_before_a_player_that_starts_slowly_can_be_heard(qtbot, ear):
    ear.is_up.clear()
    ear.sample.say(SETTINGS)
    qtbot.waitUntil(lambda: len(ear.voices) == 1)
    ear.clock.ms += 2000
    qtbot.wait(50)
    assert ear.times("play") == 0
    ear.is_up.set()
    qtbot.waitUntil(lambda: ear.times("play") == 1)
    assert ear.log[-1][2] > ear.clock.ms


def broken(*_any, **_more):
    raise ValueError("a bug")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_a_thread_is_told_and_the_next_thing_is_heard_all_the_same(qtbot, ear, monkeypatch):
    told = []
    monkeypatch.setattr("threading.excepthook", told.append)  # as the log has it
    monkeypatch.setattr(FakeVoice, "prepare", broken)
    with qtbot.waitSignals([ear.sample.failed, ear.sample.ended]):
        ear.sample.say(SETTINGS)
    with qtbot.assertNotEmitted(ear.sample.slow, wait=SLOW_MS + 50):
        qtbot.waitUntil(lambda: len(told) == 1)
    ear.sample.say(SETTINGS, Said.TONES)
    qtbot.waitUntil(lambda: ear.times("tone") == 3)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_the_making_of_clips_keeps_nobody_waiting(qtbot, ear, monkeypatch):
    told, made = [], []
    monkeypatch.setattr("threading.excepthook", told.append)
    monkeypatch.setattr(FakeVoice, "prepare", broken)
    maker = ClipMaker(FakeVoice(SETTINGS, ear.log, ear.may_speak), 140)
    with qtbot.waitSignal(maker.idle):
        maker.make(["One"], lambda: made.append(True))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert made
    assert not maker.is_busy
