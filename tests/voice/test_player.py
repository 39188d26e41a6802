import os
import signal
import subprocess
import sys
import time
from operator import mul

import pytest

from coach.voice.clip import lead_in_frames, soft_tone
from coach.voice.clip_cache import ClipCache
from coach.voice.diagnosis import diagnose_voice
from coach.voice.player import Player
from coach.voice.recording import read_recording
from coach.voice.voice import Children, SpokenVoice

from .conftest import EAR_HZ, started_sound_server
from .fakes import hanging_child, is_running, listen_again, wait_for


def now_ms() -> float:
    return time.monotonic() * 1000


@pytest.fixture
def clip(tmp_path):
    return ClipCache(tmp_path / "clips").keep("long", soft_tone(length_ms=2000))


@pytest.fixture
def player():
    player = Player()
    yield player
    player.close()


def likeness(heard, wanted) -> float:
    """Return how alike two recordings are at the best of the shifts up to 40 ms, -1 to 1."""

    def at(shift: int, step: int, length: int) -> float:
        ours, theirs = heard[shift : shift + length : step], wanted[:length:step]
        power = sum(map(mul, ours, ours)) * sum(map(mul, theirs, theirs))
        return sum(map(mul, ours, theirs)) / (power or 1) ** 0.5

    best = max(range(882), key=lambda shift: at(shift, 2, 6_000))
    return at(best, 1, 14_000)


@pytest.fixture
def speaking(ear, tmp_path):  # noqa: ARG001 - the computer with a loudspeaker
    voice = SpokenVoice(tmp_path / "clips")
    yield voice
    voice.close()


def test_a_cue_is_heard_at_its_moment_and_it_is_that_cue(ear, speaking):
    clips = speaking.prepare(["Two more.", "Change legs."])
    speaking._player.wait_for_device(3)
    words = {text: read_recording(clip.path).samples[lead_in_frames() :] for text, clip in clips.items()}

    def listen():
        at_ms = now_ms() + 250
        speaking.play("Two more.", at_ms)
        ear.wait_until(at_ms + 900)
        assert ear.loud_moments(at_ms - 200, threshold=60)[0] == pytest.approx(at_ms, abs=30)
        samples, start_ms = ear.heard()
        heard = samples[int((at_ms - 20 - start_ms) * EAR_HZ / 1000) :]
        assert likeness(heard, words["Change legs."]) < 0.7
        assert likeness(heard, words["Two more."]) > 0.9

    listen_again(listen)


def test_after_a_stop_it_is_silent_within_50_ms_and_nothing_waiting_is_heard(ear, player, clip):
    player.wait_for_device(3)

    def listen():
        player.play(clip, now_ms())
        player.play(clip, now_ms() + 300)
        time.sleep(0.17)
        stopped_ms = now_ms()
        player.stop()
        assert now_ms() - stopped_ms < 5
        ear.wait_until(stopped_ms + 350)
        sounding = ear.loud_moments(stopped_ms - 40)
        assert sounding
        assert sounding[-1] - stopped_ms < 50

    for _ in range(2):
        listen_again(listen)


def test_a_text_without_a_clip_becomes_the_tone(ear, tmp_path):
    voice = SpokenVoice(tmp_path / "clips", children=Children(synthesis=("/nowhere/engine",)))
    assert voice.prepare(["Lift"]) == {}
    voice._player.wait_for_device(3)

    def listen():
        at_ms = now_ms() + 200
        voice.play("Lift", at_ms)
        ear.wait_until(at_ms + 350)
        assert ear.loud_moments(at_ms - 100)[0] == pytest.approx(at_ms, abs=30)

    try:
        listen_again(listen)
    finally:
        voice.close()
    assert "does not answer" in voice.problem


def test_a_player_that_was_killed_is_there_again_for_the_next_cue(ear, player, clip):
    player.wait_for_device(3)
    killed = player.process_id
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: player.process_id not in {None, killed} and player.device)

    def listen():
        at_ms = now_ms() + 200
        player.play(clip, at_ms)
        ear.wait_until(at_ms + 100)
        assert ear.loud_moments(at_ms - 100)

    listen_again(listen)


def test_without_a_sound_device_nothing_breaks_and_one_that_comes_is_used(quiet_computer, player, clip):
    assert player.wait_for_device(3) is None
    assert player.is_silent
    player.play(clip, now_ms())
    player.stop()
    server = started_sound_server(quiet_computer)
    wait_for(lambda: player.device)
    server.kill()
    server.wait()
    (quiet_computer.socket).unlink(missing_ok=True)
    wait_for(lambda: player.is_silent)


def test_a_player_that_neither_answers_nor_reads_never_holds_up_the_window(clip):
    player = Player(hanging_child())
    slowest_ms = 0.0
    for _ in range(3000):
        began_ms = now_ms()
        player.play(clip, began_ms)
        player.stop()
        slowest_ms = max(slowest_ms, now_ms() - began_ms)
    assert slowest_ms < 50
    began_ms = now_ms()
    player.close()
    assert now_ms() - began_ms < 500


PARENT = """
import sys, time
from pathlib import Path
from coach.voice.voice import SpokenVoice
voice = SpokenVoice(Path(sys.argv[1]))
voice.prepare(["Lift"])
voice._player.wait_for_device(3)
print(voice._synthesiser.process_id, voice._player.process_id, flush=True)
time.sleep(60)
"""


def test_no_child_outlives_a_program_that_was_killed(tmp_path):
    command = [sys.executable, "-c", PARENT, str(tmp_path / "clips")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        children = [int(number) for number in parent.stdout.readline().split()]
        assert len(children) == 2
        assert all(map(is_running, children))
        parent.kill()
    wait_for(lambda: not any(map(is_running, children)), patience_s=2)


def test_the_doctor_tells_what_works_and_what_to_do_about_the_rest():
    voice, languages, sound = diagnose_voice()
    assert (voice.works, languages.works, sound.works) == (True, True, False)
    assert "espeak" in voice.text
    assert "Plug in" in sound.remedy


def test_the_window_need_not_load_the_engine_or_the_sound_library():
    program = "import sys, coach.voice.voice; print({'pyttsx3', 'miniaudio', 'PySide6'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
