import os
import shutil
import signal
import sys
import threading
import time

import pytest

from coach.voice.synthesis import Patience
from coach.voice.voice import Children, Manner, SpokenVoice
from coach.voice.voice_catalogue import Catalogue

from .fakes import hanging_child, patient_child, synthesis_child, tries_of, wait_for

IMPATIENT = Patience(to_list_s=5, to_start_s=5, to_answer_s=0.3, in_all_s=30)
USUAL = Patience()
BOTH = ("flite", "pyttsx3")
SPOILT = ["silent", "cut short", "rubbish", "no file", "endless"]


@pytest.fixture(scope="module")
def catalogue():
    """The real engines, asked once."""
    return Catalogue()


@pytest.fixture
def open_voice(tmp_path, catalogue):
    opened = []

    def open_with(engine=None, patience=IMPATIENT, **options) -> SpokenVoice:
        children = Children(synthesis=engine, player=patient_child(), patience=patience)
        listed = None if engine else catalogue
        opened.append(SpokenVoice(tmp_path / "clips", Manner(**options), children, listed))
        return opened[-1]

    yield open_with
    for voice in opened:
        voice.close()


def is_fine(voice) -> bool:
    """Tell whether the voice has nothing to complain of but that nobody hears it, here."""
    return voice.problem is None or voice.problem.startswith("No loudspeaker")


def speaking(voice) -> tuple[int, ...]:
    """Return the processes of its engines."""
    return tuple(each for narrator in voice._narrators.values() for each in narrator.process_ids)


@pytest.mark.parametrize(
    ("voice_id", "number"),
    [
        ("pyttsx3:gmw/en", signal.SIGKILL),
        ("pyttsx3:gmw/en", signal.SIGSTOP),
        ("espeak-ng:gmw/en", signal.SIGSTOP),
        ("flite:kal16", signal.SIGKILL),
    ],
)
def test_after_the_real_engine_was_killed_or_stopped_the_next_texts_are_spoken(open_voice, voice_id, number):
    voice = open_voice(patience=Patience(to_answer_s=1), voice_id=voice_id)
    assert voice.prepare(["Lift"])
    for process_id in speaking(voice):
        os.kill(process_id, number)
    assert voice.prepare(["Lift", "Lower"]).keys() == {"Lift", "Lower"}
    assert is_fine(voice)


def test_an_engine_killed_while_it_speaks_is_started_again_and_nothing_is_missing(open_voice):
    voice = open_voice(patience=USUAL, voice_id="pyttsx3:gmw/en")
    voice.prepare(["Ready."])
    texts = [f"Lift number {n} and lower it again slowly." for n in range(12)]
    made = {}
    worker = threading.Thread(target=lambda: made.update(voice.prepare(texts)))
    worker.start()
    for process_id in speaking(voice):
        os.kill(process_id, signal.SIGKILL)
    worker.join(20)
    assert made.keys() == set(texts)
    assert is_fine(voice)


def test_a_kept_clip_that_was_damaged_is_made_again(open_voice):
    quick = {"patience": USUAL, "voice_id": "pyttsx3:gmw/en"}
    first = open_voice(**quick).prepare(["Two more."])["Two more."]
    sound = first.path.read_bytes()
    for damage in (sound[:5000], b"", bytes(len(sound))):
        first.path.write_bytes(damage)
        again = open_voice(**quick).prepare(["Two more."])["Two more."]
        assert again.length_ms == pytest.approx(first.length_ms, abs=15)
        assert len(again.path.read_bytes()) == pytest.approx(len(sound), rel=0.03)


def test_a_kept_clip_is_not_spoken_again_and_no_engine_started(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    first = open_voice(engine).prepare(["Rest."])
    voice = open_voice(engine)
    assert voice.prepare(["Rest."]) == first
    assert speaking(voice) == ()
    assert tries_of(tries, "Rest.") == ["pyttsx3"]


def test_the_engines_are_asked_for_their_voices_once(open_voice, tmp_path):
    engine, _ = synthesis_child(tmp_path)
    voice = open_voice(engine)
    voice.prepare(["Rest."])
    voice.prepare(["Lift"])
    assert (tmp_path / "listed.txt").read_text().splitlines() == ["pyttsx3"]


@pytest.mark.parametrize("fate", SPOILT)
def test_what_came_out_wrong_is_tried_again_then_left_to_the_caption(open_voice, tmp_path, fate):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine, patience=USUAL)
    assert voice.prepare([fate, "silent once", "die once", "slow", "Rest."]).keys() == {
        "silent once",
        "die once",
        "slow",
        "Rest.",
    }
    assert tries_of(tries, fate) == ["pyttsx3"] * 3
    assert is_fine(voice)


@pytest.mark.parametrize("fate", SPOILT)
def test_what_one_engine_spoils_the_next_one_says(open_voice, tmp_path, fate):
    engine, tries = synthesis_child(tmp_path, BOTH)
    voice = open_voice(engine, voice_id="flite:plain")
    text = f"{fate} with flite"
    assert voice.prepare([text, "Rest."]).keys() == {text, "Rest."}
    assert tries_of(tries, text) == ["flite"] * 3 + ["pyttsx3"]
    assert tries_of(tries, "Rest.") == ["flite"]


@pytest.mark.parametrize("fate", ["hang", "die"])
def test_an_engine_that_fails_for_good_is_replaced_by_the_next_from_then_on(open_voice, tmp_path, fate):
    engine, tries = synthesis_child(tmp_path, BOTH)
    voice = open_voice(engine, voice_id="flite:plain")
    before = voice.prepare(["Rest."])
    last = f"{fate} for good with flite"
    assert voice.prepare([last]).keys() == {last}
    assert is_fine(voice)
    after = voice.prepare(["Rest.", "Lift"])
    assert after["Rest."] == before["Rest."], "what was made stays"
    assert tries_of(tries, "Lift") == ["pyttsx3"]


@pytest.mark.parametrize("fate", ["hang", "die"])
def test_one_text_that_is_too_much_for_every_engine_costs_only_itself(open_voice, tmp_path, fate):
    engine, tries = synthesis_child(tmp_path, BOTH)
    voice = open_voice(engine, voice_id="flite:plain")
    assert voice.prepare([fate, "Rest."]).keys() == {"Rest."}
    assert is_fine(voice)
    voice.prepare(["Lift"])
    assert tries_of(tries, "Lift") == ["flite"]


@pytest.mark.parametrize("fate", ["hang", "die"])
@pytest.mark.parametrize("engines", [("pyttsx3",), BOTH])
def test_only_when_all_engines_have_failed_the_person_is_told_so(open_voice, tmp_path, fate, engines):
    engine, tries = synthesis_child(tmp_path, engines)
    voice = open_voice(engine)
    assert voice.prepare(["Rest."]).keys() == {"Rest."}
    assert voice.prepare([f"{fate} for good"]) == {}
    assert sorted(tries_of(tries, f"{fate} for good")) == sorted(engines * 3)
    assert "does not answer" in voice.problem
    for engine in engines:
        (tmp_path / f"broken {engine}").unlink()
    assert voice.prepare(["Rest.", "Lift"]).keys() == {"Rest.", "Lift"}
    assert is_fine(voice)


def test_engines_that_all_hang_cost_a_bounded_time_in_all(open_voice, tmp_path):
    engine, _ = synthesis_child(tmp_path, ("flite", "pyttsx3", "espeak-ng"))
    voice = open_voice(engine, Patience(to_list_s=5, to_start_s=5, to_answer_s=3, in_all_s=1.5))
    assert voice.prepare(["Rest."]).keys() == {"Rest."}
    began = time.monotonic()
    assert voice.prepare(["hang for good", "Lift", "Lower"]).keys() <= {"Lift", "Lower"}
    assert time.monotonic() - began < 8, "less than nine times the patience for an answer"


@pytest.mark.parametrize("command", [("/nowhere/engine",), hanging_child()])
def test_without_an_engine_there_is_a_plain_sentence_and_no_clip(open_voice, command):
    voice = open_voice(command, Patience(to_list_s=0.5))
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
NO_LIBRARY = (sys.executable, "-c", WITHOUT_ESPEAK)


def test_on_a_computer_without_a_voice_the_person_is_told_how_to_get_one(open_voice, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    voice = open_voice(NO_LIBRARY, patience=USUAL)
    assert voice.prepare(["Rest."]) == {}
    assert voice.problem.startswith("This computer has no voice yet.")
    assert "sudo apt-get install espeak-ng" in voice.problem


@pytest.mark.parametrize(("tool", "version"), [("espeak-ng", "espeak-ng "), ("flite", "flite")])
def test_each_engine_speaks_where_it_is_the_only_one(open_voice, monkeypatch, tmp_path, tool, version):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    voice = open_voice(NO_LIBRARY, patience=USUAL, voice_id="pyttsx3:gmw/en-us")
    assert voice.prepare(["Rest."])
    assert is_fine(voice)
    assert voice._narrators["en"].speaker.engine.startswith(version)


def test_a_language_that_no_voice_speaks_gives_captions_not_a_wrong_voice(open_voice):
    voice = open_voice(patience=USUAL)
    assert voice.prepare(["Rest."], language="tlh-Latn") == {}
    assert "no voice for the language “tlh-Latn”" in voice.problem


def test_what_is_wrong_with_one_language_is_not_forgotten_for_another(open_voice, tmp_path):
    engine, _ = synthesis_child(tmp_path)
    voice = open_voice(engine)
    voice.prepare(["Rest."], language="xx")
    assert voice.prepare(["Rest."])
    assert "no voice for the language “xx”" in voice.problem
    voice.prepare(["die for good"])
    assert "does not answer" in voice.problem, "the worst is told"


def test_one_text_goes_before_many_and_those_are_all_made_and_only_once(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine, patience=USUAL)
    voice.prepare(["Ready."])
    many = [f"Lift {n}" for n in range(400)]
    made = {}
    worker = threading.Thread(target=lambda: made.update(voice.prepare(many)))
    worker.start()
    wait_for(lambda: tries_of(tries, many[1]))
    assert voice.prepare(["How are you?"])
    assert tries_of(tries, many[-1]) == []
    worker.join(20)
    assert made.keys() == set(many)
    assert all(tries_of(tries, text) == ["pyttsx3"] for text in many)


def test_each_text_is_spoken_in_its_own_language(open_voice):
    voice = open_voice(patience=USUAL, voice_id="flite:kal16")
    voice.prepare(["Rest."])
    voice.prepare(["Pause."], language="de-AT")
    chosen = {language: each.speaker.voice.id for language, each in voice._narrators.items()}
    assert chosen == {"en": "flite:kal16", "de-AT": "pyttsx3:gmw/de"}


@pytest.mark.parametrize("way", ["close", "cancel"])
def test_a_preparation_that_is_stuck_ends_at_once_with_what_it_has(open_voice, tmp_path, way):
    engine, tries = synthesis_child(tmp_path)
    voice = open_voice(engine, patience=USUAL)
    voice.prepare(["Rest."])
    made, cancelled = {}, threading.Event()
    worker = threading.Thread(target=lambda: made.update(voice.prepare(["Rest.", "hang"], cancelled)))
    worker.start()
    wait_for(lambda: tries_of(tries, "hang"))
    began = time.monotonic()
    voice.close() if way == "close" else cancelled.set()
    assert time.monotonic() - began < 0.5
    worker.join(1.0)
    assert not worker.is_alive()
    assert made.keys() == {"Rest."}


def test_a_preparation_that_nobody_waits_for_speaks_nothing(open_voice, tmp_path):
    engine, tries = synthesis_child(tmp_path)
    cancelled = threading.Event()
    cancelled.set()
    voice = open_voice(engine)
    assert voice.prepare(["Rest.", "Lift", "Lower"], cancelled) == {}
    assert not tries.exists()
    assert is_fine(voice)
