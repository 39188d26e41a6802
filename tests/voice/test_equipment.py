import sys
import time

import pytest

from coach.voice.child import answer_of
from coach.voice.equipment import ComputerEquipment, SystemVolume
from coach.voice.system_volume import set_system_volume, system_volume

from .conftest import SoundServer

LISTING = """Sink #0
    State: SUSPENDED
    Name: alsa_output.hdmi
    Description: HDMI
    Mute: no
    Volume: front-left: 65536 / 100% / 0.00 dB,   front-right: 65536 / 100% / 0.00 dB
            balance 0.00
    Ports:
        hdmi-output-0: HDMI (type: HDMI, priority: 5900, not available)
Sink #7
    State: RUNNING
    Name: alsa_output.analog
    Description: Built-in Audio
    Mute: yes
    Volume: front-left: 9830 /  15% / -49.43 dB,   front-right: 19661 /  30% / -31.37 dB
            balance 0.50
    Base Volume: 65536 / 100% / 0.00 dB
    Properties:
        Description: not this one
""".replace("    ", "\t")
INFO = "Server Name: PulseAudio (on PipeWire 0.3.65)\nDefault Sink: alsa_output.analog\nDefault Source: x\n"


class Commands:
    """A computer's commands, with the answers that they gave there; what isn't in `answers` fails."""

    def __init__(self, answers):
        self._answers = answers
        self.given = []

    def __call__(self, command):
        self.given.append(" ".join(command))
        return self._answers.get(" ".join(command))


def linux(**more):
    return Commands({"pactl list sinks": LISTING, "pactl info": INFO} | more)


def test_the_volume_is_that_of_the_loudspeaker_that_is_used():
    assert system_volume("", linux(), "linux") == SystemVolume(30, is_muted=True)
    assert system_volume("HDMI", linux(), "linux") == SystemVolume(100, is_muted=False)
    assert system_volume("gone", linux(), "linux") == SystemVolume(30, is_muted=True)


def test_setting_the_volume_also_unmutes_that_loudspeaker():
    louder = "pactl set-sink-volume alsa_output.analog 60%"
    commands = linux(**{louder: "", "pactl set-sink-mute alsa_output.analog 0": ""})
    assert set_system_volume(60, "", commands, "linux")
    assert commands.given[-2:] == [louder, "pactl set-sink-mute alsa_output.analog 0"]
    assert not set_system_volume(60, "", linux(), "linux")


@pytest.mark.parametrize(
    ("told", "volume"),
    [
        (
            "output volume:44, input volume:75, alert volume:100, output muted:false\n",
            SystemVolume(44, is_muted=False),
        ),
        (
            "output volume:0, input volume:75, alert volume:100, output muted:true\n",
            SystemVolume(0, is_muted=True),
        ),
        (
            "output volume:missing value, input volume:75, alert volume:100, output muted:missing value\n",
            None,
        ),
    ],
)
def test_macos_tells_its_volume_unless_the_loudspeaker_has_a_knob_of_its_own(told, volume):
    assert system_volume("", Commands({"osascript -e get volume settings": told}), "darwin") == volume


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_computer_that_cannot_tell_its_volume_is_no_error(platform):
    assert system_volume("", Commands({}), platform) is None
    assert not set_system_volume(50, "", Commands({}), platform)


def test_a_command_that_hangs_is_given_up():
    began = time.monotonic()
    assert answer_of((sys.executable, "-S", "-c", "import time; time.sleep(60)"), patience_s=0.2) is None
    assert time.monotonic() - began < 2


def test_a_real_loudspeaker_is_listed_read_and_turned_up(quiet_computer):
    server = SoundServer(quiet_computer)
    server.start()
    try:
        server.plug_in("Küche")
        equipment = ComputerEquipment(lambda _language: (), lambda: "Küche")
        assert "Küche" in equipment.devices()
        assert equipment.volume() == SystemVolume(100, is_muted=False)
        assert equipment.set_volume(35)
        assert equipment.volume() == SystemVolume(35, is_muted=False)
        server.mute("Küche")
        assert equipment.volume() == SystemVolume(35, is_muted=True)
        assert equipment.set_volume(40)
        assert equipment.volume() == SystemVolume(40, is_muted=False)
        assert system_volume() == SystemVolume(100, is_muted=False)
    finally:
        server.end()


def test_a_computer_without_sound_has_neither_loudspeaker_nor_volume(quiet_computer):  # noqa: ARG001 - it is
    equipment = ComputerEquipment(lambda _language: ())
    assert equipment.devices() == ()
    assert equipment.volume() is None
    assert not equipment.set_volume(50)
