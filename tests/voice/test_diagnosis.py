import json
import sys

from coach.voice.diagnosis import diagnose_voice
from coach.voice.equipment import SystemVolume
from coach.voice.voice import Children, Manner
from coach.voice.voice_choice import OfferedVoice

from .fakes import synthesis_child

GOOD_VOLUME = SystemVolume(60, is_muted=False)
USUAL = Manner()


class Sound:
    """A computer whose sound is as a test says."""

    def __init__(self, devices=("Built in",), volume=GOOD_VOLUME):
        self._devices, self._volume = devices, volume

    def voices(self, language):
        return (OfferedVoice("flite:plain", "Plain", (language,)),)

    def devices(self):
        return self._devices

    def volume(self):
        return self._volume

    def set_volume(self, _percent):
        return False


def player_on(device):
    """Return the command of a player that tells of a device, and plays nothing."""
    told = json.dumps({"device": device})
    return (sys.executable, "-S", "-c", f"import sys; print({told!r}, flush=True); sys.stdin.read()")


def findings(folder, sound=None, manner=USUAL, engines=("flite", "pyttsx3"), device="Built in"):
    command, _tries = synthesis_child(folder, engines)
    children = Children(synthesis=command, player=player_on(device))
    return {finding.name: finding for finding in diagnose_voice(manner, "en", children, sound or Sound())}


def test_the_doctor_tells_engines_voices_true_speed_loudspeakers_and_volume(tmp_path):
    found = findings(tmp_path, Sound(("Built in", "Headphones")), Manner(words_per_minute=120))
    speed = found["speech"].text.removeprefix("“Plain” says ").partition(" ")[0]
    assert abs(int(speed) - 120) <= 4
    assert {name: finding.text for name, finding in found.items() if name != "speech"} == {
        "voice": "pyttsx3 1 (1 voice); flite 1 (1 voice)",
        "languages": "1 voice for “en”. There are voices in 1 language.",
        "sound": "It goes to “Built in”. There is also “Headphones”.",
        "computer's volume": "It is set to 60 of 100.",
    }
    assert all(finding.works and not finding.remedy for finding in found.values())


def test_each_thing_that_keeps_the_voice_from_being_heard_has_a_remedy(tmp_path):
    wrong = {
        "voice": findings(tmp_path, engines=()),
        "sound": findings(tmp_path, Sound(devices=()), device=None),
        "computer's volume": findings(tmp_path, Sound(volume=SystemVolume(19, is_muted=False))),
    }
    muted = findings(tmp_path, Sound(volume=SystemVolume(80, is_muted=True)))["computer's volume"]
    missing = findings(tmp_path, manner=Manner(device="Living room"))["sound"]
    assert missing.text == "“Living room” isn't there. It goes to “Built in”."
    for finding in (*(found[name] for name, found in wrong.items()), muted, missing):
        assert not finding.works
        assert finding.remedy


def test_a_voice_that_does_not_speak_is_told_and_the_next_one_is_tried(tmp_path):
    good, _tries = synthesis_child(tmp_path, ("flite", "pyttsx3"))
    dies = "import runpy, sys\nif 'flite' in sys.argv and '--list' not in sys.argv: sys.exit(1)\n"
    program = f"{dies}runpy.run_path({good[1]!r})"
    children = Children((sys.executable, "-c", program), player_on("Built in"))
    spoken = [
        found
        for found in diagnose_voice(Manner("flite:plain"), "en", children, Sound())
        if found.name == "speech"
    ]
    assert [found.works for found in spoken] == [False, True]
