"""What is said to hear how the voice is: one thing at a time, by one voice."""

from dataclasses import replace

import pytest

from coach.settings import Settings
from coach.ui.sample import Said, sentence
from tests.ui.heard import Ear

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
