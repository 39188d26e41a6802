import json
import sys
import time

import pytest

from coach.voice.voice import AHEAD_MS, Children, Manner, SpokenVoice, Volumes, begin_ms

from .fakes import synthesis_child, wait_for

NOTING_PLAYER = """
import sys
print('{"ready": true}', flush=True)
print('{"device": "ear"}', flush=True)
with open(sys.argv[1], "w", buffering=1) as notes:
    for line in sys.stdin:
        notes.write(line)
"""


@pytest.mark.parametrize(
    ("at_ms", "begins_ms"),
    [
        (2_000, 1_700),
        (1_300, 1_000),
        (1_200, 1_000),  # just after a jump: late rather than lost
        (900, 900),  # what is late already the player drops, or not
    ],
)
def test_through_a_slow_output_a_cue_begins_earlier_but_never_in_the_past(at_ms, begins_ms):
    assert begin_ms(at_ms, offset_ms=300, now_ms=1_000) == begins_ms


def test_words_counts_and_tones_each_have_their_volume_and_all_begin_earlier(tmp_path):
    engine, _ = synthesis_child(tmp_path)
    notes = tmp_path / "orders.txt"
    player = (sys.executable, "-c", NOTING_PLAYER, str(notes))
    manner = Manner(volumes=Volumes(0.2, 0.4, 0.6), offset_ms=250)
    voice = SpokenVoice(tmp_path / "clips", manner, Children(engine, player))
    try:
        assert voice.ahead_ms == AHEAD_MS + 250
        voice.prepare(["Lift", "One"])
        at_ms = time.monotonic() * 1000 + 60_000
        voice.play("Lift", at_ms)
        voice.play("One", at_ms, is_count=True)
        voice.play("not made", at_ms)
        voice.tone(at_ms)
        wait_for(lambda: notes.exists() and notes.read_text().count('"at_ms"') == 4)
    finally:
        voice.close()
    orders = [json.loads(line) for line in notes.read_text().splitlines()]
    timed = [(order["do"], order["gain"], order["at_ms"]) for order in orders if "at_ms" in order]
    early = at_ms - 250
    assert timed == [("play", 0.2, early), ("play", 0.4, early), ("tone", 0.6, early), ("tone", 0.6, early)]
