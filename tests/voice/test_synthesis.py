import os
import signal
import sys
import threading
import time

import pytest

from coach.voice.synthesis import Patience
from coach.voice.voice import Children, Manner, SpokenVoice

from .fakes import hanging_child, patient_child, synthesis_child, wait_for

IMPATIENT = Patience(to_start_s=0.5, to_answer_s=0.5)
USUAL = Patience()
INSTRUCTIONS = (
    "Sit tall with both feet flat and knees over your ankles.",
    "Lie on your back with knees bent and feet flat, hip width apart.",
    "Stand side on to the counter with one hand on it. Check the floor behind is clear.",
    "Sit near the front of the chair. Put one leg out straight, heel on the floor.",
    "Hold the seat. Lift one foot a little off the floor.",
)


@pytest.fixture
def open_voice(tmp_path):
    opened = []

    def open_with(engine=None, patience=IMPATIENT, **options) -> SpokenVoice:
        children = Children(synthesis=engine, player=patient_child(), patience=patience)
        opened.append(SpokenVoice(tmp_path / "clips", Manner(**options), children))
        return opened[-1]

    yield open_with
    for voice in opened:
        voice.close()


@pytest.mark.parametrize("words_per_minute", [110, 140])
def test_the_real_engine_speaks_as_fast_as_it_was_asked_to(open_voice, words_per_minute):
    clips = open_voice(patience=USUAL, words_per_minute=words_per_minute).prepare(INSTRUCTIONS)
    words = sum(len(text.split()) for text in INSTRUCTIONS)
    minutes = sum(clips[text].length_ms for text in INSTRUCTIONS) / 60_000
    assert words / minutes == pytest.approx(words_per_minute, rel=0.1)


def test_after_the_engine_was_killed_the_next_texts_are_spoken(open_voice):
    voice = open_voice(patience=USUAL)
    voice.prepare(["Lift"])
    os.kill(voice._synthesiser.process_id, signal.SIGKILL)
    assert voice.prepare(["Lift", "Lower"]).keys() == {"Lift", "Lower"}
    assert voice.problem is None


def test_a_kept_clip_that_was_damaged_is_made_again(open_voice):
    first = open_voice(patience=USUAL).prepare(["Two more."])["Two more."]
    sound = first.path.read_bytes()
    for damage in (sound[:5000], b"", bytes(len(sound))):
        first.path.write_bytes(damage)
        again = open_voice(patience=USUAL).prepare(["Two more."])["Two more."]
        assert again.length_ms == pytest.approx(first.length_ms, abs=15)
        assert len(again.path.read_bytes()) == pytest.approx(len(sound), rel=0.03)


def test_a_kept_clip_is_not_spoken_again(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    first = open_voice(engine).prepare(["Rest."])
    assert open_voice(engine).prepare(["Rest."]) == first
    assert tries.read_text().splitlines() == ["Rest."]


def test_an_empty_file_is_refused_and_the_text_tried_again(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine)
    assert voice.prepare(["silent", "silent once", "Rest."]).keys() == {"silent once", "Rest."}
    assert tries.read_text().splitlines().count("silent") == 3
    assert voice.problem is None


@pytest.mark.parametrize("fate", ["hang", "die"])
def test_an_engine_that_hangs_or_dies_each_time_leaves_what_was_made_and_says_so(open_voice, tmp_path, fate):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine)
    assert voice.prepare(["Rest.", fate]).keys() == {"Rest."}
    assert tries.read_text().splitlines().count(fate) == 3
    assert "does not answer" in voice.problem
    assert voice.prepare(["Rest.", "Lift"]).keys() == {"Rest.", "Lift"}
    assert voice.problem is None


@pytest.mark.parametrize("command", [("/nowhere/engine",), hanging_child()])
def test_without_an_engine_there_is_a_plain_sentence_and_no_clip(open_voice, command):
    voice = open_voice(command)
    assert voice.prepare(["Rest."]) == {}
    assert voice.problem.startswith("The voice does not answer. You can read the words")


WITHOUT_ESPEAK = """
import ctypes

def load_nothing(path):
    raise OSError(path)

ctypes.cdll.LoadLibrary = load_nothing
from coach.voice.synthesis_child import main
main()
"""


def test_on_a_computer_without_a_voice_the_person_is_told_how_to_get_one(open_voice):
    voice = open_voice((sys.executable, "-c", WITHOUT_ESPEAK), patience=USUAL)
    assert voice.prepare(["Rest."]) == {}
    assert voice.problem.startswith("This computer has no voice yet.")
    assert "sudo apt-get install espeak-ng" in voice.problem


def test_a_language_that_no_voice_speaks_gives_captions_not_a_wrong_voice(open_voice):
    voice = open_voice(patience=USUAL)
    assert voice.prepare(["Rest."], language="tlh-Latn") == {}
    assert "no voice for the language “tlh-Latn”" in voice.problem


def test_closing_ends_a_preparation_that_is_stuck(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine, patience=USUAL)
    made = {}
    worker = threading.Thread(target=lambda: made.update(voice.prepare(["Rest.", "hang"])))
    worker.start()
    wait_for(lambda: tries.exists() and "hang" in tries.read_text())
    began = time.monotonic()
    voice.close()
    assert time.monotonic() - began < 0.5
    worker.join(1.0)
    assert not worker.is_alive()
    assert made.keys() == {"Rest."}


def test_a_preparation_can_be_given_up(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    cancelled = threading.Event()
    cancelled.set()
    voice = open_voice(engine)
    voice.prepare(["Rest.", "Lift", "Lower"], cancelled)
    assert len(tries.read_text().splitlines()) <= 1
