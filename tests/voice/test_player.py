import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from operator import mul
from pathlib import Path

import pytest

from coach.session.clock import SystemClock
from coach.voice.clip import lead_in_frames, soft_tone
from coach.voice.clip_cache import ClipCache
from coach.voice.mixer import Mixer
from coach.voice.orders import Orders
from coach.voice.player import Player, loudspeakers, player_command
from coach.voice.recording import read_recording
from coach.voice.voice import Children, SpokenVoice

from .conftest import EAR_HZ, SoundServer
from .fakes import hanging_child, is_running, listen_again, wait_for


def children_of(process_id: int) -> list[int]:
    """List the processes that a process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            if f"\nPPid:\t{process_id}\n" in status.read_text():
                found.append(int(status.parent.name))
    return found


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


def test_a_cue_that_is_sent_while_the_player_starts_again_is_heard_at_its_moment(ear, player, clip):
    player.wait_for_device(3)

    def listen():
        os.kill(player.process_id, signal.SIGKILL)
        at_ms = now_ms() + 1500
        player.play(clip, at_ms)
        ear.wait_until(at_ms + 100)
        assert ear.loud_moments(at_ms - 1400)[0] == pytest.approx(at_ms, abs=30)

    listen_again(listen)


def test_a_cue_that_was_stopped_is_not_said_by_the_next_player(ear, player, clip):
    player.wait_for_device(3)
    os.kill(player.process_id, signal.SIGKILL)
    at_ms = now_ms() + 1500
    player.play(clip, at_ms)
    player.stop()
    ear.wait_until(at_ms + 100)
    assert player.device
    assert not ear.loud_moments(at_ms - 1400)


def test_a_player_that_sticks_is_started_again(ear, player):  # noqa: ARG001 - it has a loudspeaker
    player.wait_for_device(3)
    stuck = player.process_id
    os.kill(stuck, signal.SIGSTOP)
    wait_for(lambda: player.process_id not in {None, stuck} and player.device)


def test_a_player_that_takes_its_time_to_start_is_not_taken_for_stuck():
    greeting = """print('{"ready": true}\\n{"device": "slow"}', flush=True)"""
    player = Player((sys.executable, "-S", "-c", f"import time; time.sleep(2.5); {greeting}; time.sleep(60)"))
    try:
        player.tone(now_ms())
        wait_for(lambda: player.process_id)
        only = player.process_id
        wait_for(lambda: player.device == "slow")
        assert player.process_id == only
    finally:
        player.close()


def test_moments_go_by_the_fine_clock_whatever_the_monotonic_one_says(tmp_path, monkeypatch):
    fine_ms = time.perf_counter() * 1000
    monkeypatch.setattr(time, "monotonic", lambda: fine_ms / 1000 + 3600)
    monkeypatch.setattr(time, "monotonic_ns", lambda: int(fine_ms + 3_600_000) * 1_000_000)
    assert SystemClock().now_ms() == pytest.approx(fine_ms, abs=500)

    notes = tmp_path / "orders.txt"
    note = """print('{"ready": true}', flush=True); open(sys.argv[1], "w").write(sys.stdin.readline())"""
    player = Player((sys.executable, "-S", "-c", f"import sys; {note}", str(notes)))
    player.tone(fine_ms)
    while not notes.exists() or not (order := notes.read_text()):
        assert time.perf_counter() * 1000 < fine_ms + 5000
        time.sleep(0.01)
    player.close()
    assert json.loads(order)["now_ms"] == pytest.approx(fine_ms, abs=5000)

    mixer = Mixer()
    orders = Orders(mixer)
    orders.follow({"do": "clock", "now_ms": time.perf_counter() * 1000})
    orders.follow({"do": "tone", "at_ms": 1000.0, "gain": 1.0})
    assert any(mixer.read(441, at_ms=1000.0))


# In a process of its own, which has nothing but its own files open.
UNOPENABLE = """
import os
from coach.voice import player_child
from coach.voice.mixer import Mixer
gone = player_child.miniaudio.ffi.new("ma_device_id*")
player_child.miniaudio.ffi.memmove(gone, b"gone", 4)
found = player_child._found_devices()
player_child._found_devices = lambda: [*found, player_child._Found("Gone", gone)]
player_child._LOOK_AGAIN_S = player_child._LONGEST_PAUSE_S = 0.001
speaker = player_child.Loudspeaker(Mixer(), "Gone")
speaker.keep()
print(speaker.name, len(os.listdir("/proc/self/fd")), sep="\\n", flush=True)
os._exit(0)
"""


def test_a_loudspeaker_that_cannot_be_opened_never_takes_all_connections(sound_server):
    sound_server.start()
    wait_for(loudspeakers)
    command = [sys.executable, "-c", UNOPENABLE]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    name, files = answer.splitlines()
    assert name in {"", sound_server.loudspeaker_in_use()}  # not yet, or already
    assert int(files) < 150, "5 for each failure, which only miniaudio could give back"


def test_a_player_that_dies_at_each_start_is_started_ever_less_often(tmp_path):
    starts = tmp_path / "starts.txt"
    note = f"import time; open({str(starts)!r}, 'a').write(f'{{time.monotonic()}}\\n')"
    player = Player((sys.executable, "-S", "-c", note))
    player.stop()
    player.tone(now_ms())
    wait_for(lambda: starts.exists() and len(starts.read_text().splitlines()) == 4)
    player.close()
    moments = [float(line) for line in starts.read_text().splitlines()]
    pauses = [after - before for before, after in pairwise(moments)]
    assert pauses[2] > pauses[0] + 0.4
    assert player.is_silent


@pytest.fixture
def sound_server(quiet_computer):
    """A sound server of this test's own, which can be hung, ended and started again."""
    server = SoundServer(quiet_computer)
    yield server
    server.end()


def test_without_a_sound_device_nothing_breaks_and_one_that_comes_is_used(sound_server, player, clip):
    assert player.wait_for_device(3) is None
    assert player.is_silent
    player.play(clip, now_ms())
    player.stop()
    sound_server.start()
    wait_for(lambda: player.device, patience_s=3)
    assert not player.is_silent


def test_a_sound_server_that_is_restarted_again_and_again_is_found_again(sound_server, player):
    sound_server.start()
    wait_for(lambda: player.wait_for_device(3))
    for _ in range(2):
        before = player.process_id
        sound_server.end()
        sound_server.start()
        wait_for(lambda before=before: player.process_id != before and player.device, patience_s=3)
        assert not player.is_silent


def test_a_sound_server_that_hangs_is_told_of_and_found_again_when_it_goes_on(sound_server, player):
    sound_server.start()
    wait_for(lambda: player.wait_for_device(3))
    sound_server.hang()
    wait_for(lambda: player.is_silent)
    sound_server.go_on()
    wait_for(lambda: player.device, patience_s=3)


def test_the_chosen_loudspeaker_is_used_as_soon_as_it_is_there_and_nothing_is_cut_off(sound_server, clip):
    sound_server.start()
    player = Player(player_command("Küche"))
    try:
        wait_for(lambda: player.wait_for_device(3))
        only = player.process_id
        ends_ms = now_ms() + 2000
        player.play(clip, now_ms())
        sound_server.plug_in("Küche")
        wait_for(lambda: player.device == "Küche")
        assert now_ms() > ends_ms
        assert player.process_id == only
        assert sound_server.loudspeaker_in_use() == "Küche"
        sound_server.unplug("Küche")
        wait_for(lambda: player.device not in {None, "Küche"}, patience_s=3)
    finally:
        player.close()


def test_loudspeakers_are_listed_with_the_computers_own_first(sound_server):
    assert loudspeakers() == ()
    sound_server.start()
    own = sound_server.loudspeaker_in_use()
    sound_server.plug_in("Another")
    wait_for(lambda: loudspeakers() == (own, "Another"))


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
print("ready", flush=True)
time.sleep(60)
"""


def test_no_child_outlives_a_program_that_was_killed(tmp_path):
    command = [sys.executable, "-c", PARENT, str(tmp_path / "clips")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline() == "ready\n"
        children = children_of(parent.pid)
        assert len(children) >= 2
        parent.kill()
    wait_for(lambda: not any(map(is_running, children)), patience_s=2)


def test_the_window_need_not_load_the_engine_or_the_sound_library():
    program = "import sys, coach.voice.voice; print({'pyttsx3', 'miniaudio', 'PySide6'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
