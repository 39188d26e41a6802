# ruff: noqa: RUF001 - signs that look like others are what people write

import struct
import subprocess
import sys
import threading
import time
import wave
from pathlib import Path

import pytest

from coach.voice.clip import shaped
from coach.voice.engines import espeak_ng, flite
from coach.voice.engines.engine import EngineError
from coach.voice.engines.espeak_ng import EspeakNg
from coach.voice.engines.flite import Flite
from coach.voice.engines.pyttsx3_engine import Pyttsx3Engine, offered_voice
from coach.voice.engines.tool import Tool
from coach.voice.recording import read_recording
from coach.voice.voice import Children, Manner, SpokenVoice
from coach.voice.voice_catalogue import Catalogue
from coach.voice.voice_choice import Clearness

from .fakes import patient_child

AWKWARD = (
    "--help",
    "-w elsewhere.wav",
    "-o elsewhere.wav Lift",
    "<speak>Lift</speak> & <b> lower",
    "Say “lift” and 'lower' and \"rest\"",
    "[[lift]] your leg",
    "Lift\0your leg",
    "Lift \ud800 slowly",
    "$(touch elsewhere.wav); `touch elsewhere.wav` | cat",
    "Zoë’s café – 90° 😀 شكر",
    "lift " * 4_000,
    "x" * 20_000,
)


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue()


@pytest.mark.parametrize("voice_id", ["pyttsx3:gmw/en", "espeak-ng:gmw/en", "flite:kal16"])
def test_each_engine_says_any_text_and_takes_none_for_an_order(tmp_path, monkeypatch, catalogue, voice_id):
    monkeypatch.chdir(tmp_path)
    voice = SpokenVoice(
        tmp_path / "clips", Manner(voice_id, 180), Children(player=patient_child()), catalogue
    )
    try:
        clips = voice.prepare(AWKWARD)
        assert voice._narrators["en"].speaker.voice.id == voice_id, "none made the engine fail"
    finally:
        voice.close()
    assert clips.keys() == set(AWKWARD)
    assert not list(tmp_path.rglob("elsewhere*"))


def test_flite_reads_plain_letters():
    assert flite.plain("Zoë’s “café”") == 'Zoe\'s "cafe"'


def test_flite_lists_what_can_say_anything_the_lower_first():
    listed = flite.voices_in("Voices available: kal awb_time kal16 awb rms slt new ")
    assert [voice.id.partition(":")[2] for voice in listed] == ["rms", "slt", "awb", "kal16", "new"]
    assert listed[3].clearness is Clearness.ROUGH


def test_espeak_lists_only_the_voices_that_it_has_itself():
    table = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 3  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
 5  variant         --/M      Storm              !v/Storm             (en-us 5)
"""
    (voice,) = espeak_ng.voices_in(table)
    assert (voice.id, voice.name, voice.languages) == (
        "espeak-ng:gmw/en",
        "English (Great Britain)",
        ("en-gb",),
    )


@pytest.mark.parametrize("engine", [EspeakNg, Flite])
def test_a_program_that_is_missing_is_an_engine_error(monkeypatch, tmp_path, engine):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(EngineError):
        engine().voices()
    with pytest.raises(EngineError):
        engine("any", 100).speak("Lift", tmp_path / "speech.wav")


def test_a_program_that_hangs_can_be_ended_from_outside():
    tool, failures = Tool(), []

    def run():
        try:
            tool.run(["sleep", "60"])
        except EngineError as error:
            failures.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    while tool._running is None:
        time.sleep(0.001)
    tool.end()
    worker.join(2)
    assert failures


def aiff(_, seconds: float) -> bytes:
    frames = b"".join(struct.pack(">h", 8000 * (-1) ** (i // 30)) for i in range(round(seconds * 22_050)))
    common = struct.pack(">hIhHQ", 1, len(frames) // 2, 16, 16_383 + 14, 22_050 << 49)
    chunks = b"COMM" + struct.pack(">I", len(common)) + common
    chunks += b"SSND" + struct.pack(">III", len(frames) + 8, 0, 0) + frames
    return b"FORM" + struct.pack(">I", len(chunks) + 4) + b"AIFF" + chunks


def wav(path, seconds: float) -> bytes:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(b"\0\x20\0\xe0" * round(seconds * 22_050 / 2))
    data = path.read_bytes()
    path.unlink()
    return data


class SystemEngine:
    """pyttsx3 as it is on Windows and macOS: its loop may end before the file is there, or whole."""

    def __init__(self, form, pieces: int):
        self.form, self.pieces = form, pieces
        self.properties = {"voices": [], "voice": "own default"}
        self.getProperty = self.properties.get
        self.setProperty = self.properties.__setitem__

    def __str__(self):
        return "nsss"

    def save_to_file(self, _text, name):
        self.wanted = name

    def runAndWait(self):  # noqa: N802 - as pyttsx3 has it
        path = Path(self.wanted)
        data = self.form(path, 0.5)
        size = len(data) // self.pieces + 1

        def write():
            with path.open("wb", buffering=0) as file:
                for start in range(0, len(data), size):
                    time.sleep(0.02)
                    file.write(data[start : start + size])

        if self.pieces:
            self.writer = threading.Thread(target=write)
            self.writer.start()


@pytest.mark.parametrize("form", [aiff, wav])
@pytest.mark.parametrize("pieces", [1, 4])
def test_a_file_that_comes_late_in_pieces_and_in_either_form_is_waited_for(tmp_path, form, pieces):
    system = SystemEngine(form, pieces)
    engine = Pyttsx3Engine("a voice", 150, init=lambda: system)
    engine.speak("Lift", tmp_path / "speech.wav")
    assert shaped(read_recording(tmp_path / "speech.wav")).length_ms == pytest.approx(550, abs=12)
    assert (system.properties["voice"], system.properties["rate"]) == ("a voice", 150)
    system.writer.join()


def test_the_voice_that_the_person_chose_for_the_computer_is_known():
    assert Pyttsx3Engine(init=lambda: SystemEngine(aiff, 1)).default_id() == "pyttsx3:own default"
    assert Pyttsx3Engine().default_id() == "", "espeak's is nobody's choice"


@pytest.mark.parametrize(
    ("own_id", "name", "language"),
    [
        (r"HKEY_LOCAL_MACHINE\SOFTWARE\Tokens\TTS_MS_DE-DE_HEDDA_11.0", "TTS_MS_DE-DE_HEDDA_11.0", "DE-DE"),
        (r"HKEY_LOCAL_MACHINE\SOFTWARE\Tokens\Amy", "Amy", "en"),
    ],
)
def test_where_one_voice_spoils_the_list_of_all_the_default_one_is_still_offered(own_id, name, language):
    def read(wanted):
        return int("409;9", 16) if wanted == "voices" else own_id  # as pyttsx3 reads a language on Windows

    system = SystemEngine(aiff, 1)
    system.getProperty = read
    (voice,) = Pyttsx3Engine(init=lambda: system).voices()
    assert (voice.id, voice.name, voice.languages) == (f"pyttsx3:{own_id}", name, (language,))
    own_id = ""
    with pytest.raises(EngineError, match="409;9"):
        Pyttsx3Engine(init=lambda: system).voices()


@pytest.mark.parametrize(
    ("own_id", "name", "clearness"),
    [
        ("com.apple.voice.premium.en-US.Ava", "Ava (Premium)", Clearness.CLEAR),
        ("com.apple.voice.enhanced.en-GB.Kate", "Kate (Enhanced)", Clearness.CLEAR),
        ("com.apple.voice.compact.en-US.Samantha", "Samantha", Clearness.GOOD),
        ("com.apple.eloquence.en-US.Reed", "Reed", Clearness.PLAIN),
        ("com.apple.speech.synthesis.voice.Fred", "Fred", Clearness.PLAIN),
        ("com.apple.speech.synthesis.voice.Zarvox", "Zarvox", Clearness.TOY),
        ("com.apple.speech.synthesis.voice.BadNews", "Bad News", Clearness.TOY),
        (r"HKEY_LOCAL_MACHINE\SOFTWARE\Voices\David", "Microsoft David Desktop", Clearness.GOOD),
    ],
)
def test_a_systems_voice_is_placed_by_what_it_is_called(own_id, name, clearness):
    voice = offered_voice(own_id, name, ["en_US"], "VoiceGenderFemale", is_espeak=False)
    assert (voice.id, voice.clearness, voice.is_low) == (f"pyttsx3:{own_id}", clearness, False)
    assert offered_voice(own_id, name, ["en_US"], "VoiceGenderMale", is_espeak=False).is_low


def test_espeak_is_asked_for_nothing_while_it_tidies_up_after_the_last_text(monkeypatch, tmp_path):
    still_tidies = [True, True, False]
    monkeypatch.setattr("pyttsx3.drivers._espeak.IsPlaying", lambda: still_tidies.pop(0))
    monkeypatch.setattr(SystemEngine, "__str__", lambda _system: "espeak")
    system = SystemEngine(wav, 1)
    asked = []
    take = system.save_to_file
    system.save_to_file = lambda *words: (asked.append(list(still_tidies)), take(*words))
    Pyttsx3Engine(init=lambda: system).speak("Lift", tmp_path / "speech.wav")
    assert asked == [[]]
    system.writer.join()


def test_espeak_knows_its_rate_before_the_first_text_so_that_no_stop_can_make_it_forget():
    code = """
from coach.voice.engines.pyttsx3_engine import Pyttsx3Engine
from pyttsx3.drivers import _espeak
Pyttsx3Engine("gmw/en", 111)
_espeak.Synchronize()
print(_espeak.dll.espeak_GetParameter(_espeak.RATE, 1))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["111"]


def test_an_engine_that_raises_is_an_engine_error(tmp_path):
    def broken():
        raise RuntimeError("no such driver")

    with pytest.raises(EngineError, match="no such driver"):
        Pyttsx3Engine(init=broken)
    system = SystemEngine(aiff, 1)
    system.runAndWait = broken
    with pytest.raises(EngineError, match="no such driver"):
        Pyttsx3Engine(init=lambda: system).speak("Lift", tmp_path / "speech.wav")
