import json
import sys
import threading
import time

import pytest

from coach.voice import voice_catalogue
from coach.voice.voice_catalogue import Catalogue
from coach.voice.voice_choice import EngineKind

from .fakes import hanging_child, synthesis_child

TELLING = """
import sys, time
if sys.argv[-1] == "flite":
    print({told!r}, flush=True)
else:
    {otherwise}
sys.stdin.read()
"""
GOOD = {"id": "flite:rms", "name": "Deep", "languages": ["en-us"], "clearness": 0, "is_low": True}


def telling(told, otherwise="sys.exit(1)"):
    """Return the command of a child whose flite tells something, and whose other engines don't."""
    told = told if isinstance(told, str) else json.dumps(told)
    return (sys.executable, "-c", TELLING.format(told=told, otherwise=otherwise))


def test_the_real_engines_tell_their_voices_and_versions():
    catalogue = Catalogue()
    assert catalogue.voices("en")[0].id == "flite:rms"
    assert {"flite:slt", "pyttsx3:gmw/en-us"} < {voice.id for voice in catalogue.voices("en")}
    assert [voice.id for voice in catalogue.voices("de")] == ["pyttsx3:gmw/de"]
    names = {listing.kind: listing.name for listing in catalogue.listings()}
    for kind, said in (
        (EngineKind.PYTTSX3, "espeak, pyttsx3 2."),
        (EngineKind.ESPEAK_NG, "espeak-ng 1."),
        (EngineKind.FLITE, "flite-2."),
    ):
        assert names[kind].startswith(said)


def test_an_engine_that_hangs_or_is_missing_is_not_listed_and_holds_up_no_other():
    for otherwise in ("time.sleep(60)", "sys.exit(1)", "print('no JSON', flush=True)"):
        command = telling({"engine": "flite 1", "voices": [GOOD]}, otherwise)
        assert [voice.id for voice in Catalogue(command, patience_s=1).voices("en")] == ["flite:rms"]


@pytest.mark.parametrize(
    "told",
    [
        {"engine": "flite 1", "voices": "none"},
        {"engine": "flite 1", "voices": [{}]},
        {"engine": "flite 1", "voices": ["rms"]},
        {"engine": "flite 1", "voices": [GOOD | {"clearness": "very"}]},
        {"engine": "flite 1", "voices": [GOOD | {"id": "another engine:rms"}]},
        {"engine": "flite 1"},
        {"ready": False, "why": "not installed"},
        "[]",
    ],
)
def test_rubbish_is_no_voice_and_no_error(told):
    assert Catalogue(telling(told), patience_s=1).voices("en") == ()


def test_it_is_asked_once_and_again_only_while_there_is_no_voice(tmp_path):
    engine, tries = synthesis_child(tmp_path)
    catalogue = Catalogue(engine)
    threads = [threading.Thread(target=catalogue.voices, args=("en",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(catalogue.voices("en")) == 1
    assert tries.with_name("listed.txt").read_text().splitlines() == ["pyttsx3"]

    later = tmp_path / "later.py"
    later.write_text("import sys; sys.exit(1)")
    catalogue = Catalogue((sys.executable, str(later)), patience_s=0.5)
    assert catalogue.voices("en") == ()
    later.write_text(TELLING.format(told=json.dumps({"voices": [GOOD]}), otherwise="pass"))
    assert len(catalogue.voices("en")) == 1


def test_a_voice_that_was_installed_meanwhile_is_found(tmp_path, monkeypatch):
    script = tmp_path / "engines.py"

    def install(*voices):
        told = json.dumps({"engine": "flite 1", "voices": voices})
        script.write_text(TELLING.format(told=told, otherwise="sys.exit(1)"))

    def names(language):
        return [voice.name for voice in catalogue.voices(language)]

    german, english = GOOD | {"name": "Hedda", "languages": ["de"]}, GOOD | {"name": "Zira"}
    install(german)
    catalogue = Catalogue((sys.executable, str(script)))
    assert (names("de"), names("en")) == (["Hedda"], [])
    install(german, english)
    assert names("en") == ["Zira"], "there was none for the language"
    install(german, english, GOOD | {"name": "Later"})
    assert names("en") == ["Zira"], "it was only just looked"
    monkeypatch.setattr(voice_catalogue, "_FRESH_S", 0)
    assert names("en") == ["Zira", "Later"]


def test_nobody_has_to_wait_for_it():
    catalogue = Catalogue(hanging_child(), patience_s=30)
    given_up = threading.Event()
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(catalogue.listings(given_up.is_set))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    given_up.set()
    began = time.monotonic()
    for thread in threads:
        thread.join(5)
    assert answers == [(), ()]
    assert time.monotonic() - began < 2
