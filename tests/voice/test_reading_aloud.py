"""What stands on the screen is what is heard, by the real voice."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from coach.routine.terms import Talk
from coach.session.clock import SystemClock
from coach.session.readiness import Advice, Answer, Kind, Sign
from coach.ui.phrases import heard
from coach.ui.readiness_words import advice_phrases
from coach.voice.clip import lead_in_frames
from coach.voice.recording import read_recording
from coach.voice.voice import Manner, SpokenVoice
from tests.ui.told import Scene

from .conftest import EAR_HZ
from .fakes import listen_again, wait_for

ADVICE = heard(advice_phrases(Advice(Kind.EMERGENCY), "112"), Talk.COUNTS)


class NotedVoice(SpokenVoice):
    """The real voice, which notes what is to be heard when."""

    def __init__(self, folder):
        super().__init__(folder, Manner(words_per_minute=180))
        self.said = []

    def play(self, cue, at_ms, *, is_count=False):
        self.said.append((cue, at_ms))
        super().play(cue, at_ms, is_count=is_count)


@pytest.fixture
def scene(qtbot, ear, tmp_path):  # noqa: ARG001 - the computer with a loudspeaker
    voice = NotedVoice(tmp_path / "clips")
    made = Scene(qtbot, tmp_path, voice)
    made.clock = made.flow.aloud._clock = SystemClock()
    voice.prepare(ADVICE)
    voice._player.wait_for_device(3)
    yield made
    made.flow.close()
    voice.close()


def likeness(samples, start_ms, clip, at_ms):
    """Return how alike the first 0.6 s of a clip and what was heard about its moment are, -1 to 1."""
    speech = read_recording(clip.path).samples[lead_in_frames() :]
    wanted = np.array(speech[: EAR_HZ * 6 // 10], float)
    first = round((at_ms - 200 - start_ms) * EAR_HZ / 1000)
    sound = np.array(samples[first : first + len(wanted) + EAR_HZ // 2], float)
    power = np.convolve(sound**2, np.ones(len(wanted)), "valid") * (wanted**2).sum()
    return float((np.correlate(sound, wanted, "valid") / np.sqrt(power + 1)).max())


def test_the_advice_on_the_screen_is_what_is_heard_until_somebody_presses(ear, scene):
    voice = scene.voice

    def listen():
        voice.said.clear()
        scene.flow.aloud.hush()
        scene.answer(Answer((Sign.CHEST_PAIN,)))
        wait_for(lambda: QApplication.processEvents() or len(voice.said) == len(ADVICE))
        clips = {text: scene.flow.aloud._maker.clips[text] for text in ADVICE}
        assert [clip.key for clip, _at_ms in voice.said] == [clips[text].key for text in ADVICE]
        (first, first_ms), (_second, second_ms) = voice.said[:2]
        assert second_ms - first_ms == first.length_ms + 500
        ear.wait_until(second_ms + 1000)
        pressed_ms = scene.clock.now_ms()
        scene.press()
        samples, start_ms = ear.heard()
        for clip, at_ms in voice.said[:2]:
            found = {each.key: likeness(samples, start_ms, each, at_ms) for each in clips.values()}
            assert max(found, key=found.get) == clip.key, found
            assert found[clip.key] > 0.8, found
        ear.wait_until(pressed_ms + 1000)
        assert ear.loud_moments(pressed_ms + 150) == []

    listen_again(listen)
