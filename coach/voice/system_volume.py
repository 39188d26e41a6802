"""How loud the computer itself is set, asked of what the system has for it.

`pactl` on Linux (PulseAudio and PipeWire), `osascript` on macOS; Windows has
no command for it. Only what every version of them prints is read.
"""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from coach.voice.child import answer_of

_PATIENCE_S: Final = 2.0
_PLAIN: Final = {"LC_ALL": "C", "LANGUAGE": "C"}  # or it would answer in the person's language

_Ask = Callable[[Sequence[str]], str | None]
"""Runs a command; returns what it printed, None when it failed."""


@dataclass(frozen=True, slots=True)
class SystemVolume:
    """How loud the computer itself is set, of 100, and whether it is muted."""

    percent: int
    is_muted: bool


def system_volume(
    device: str = "", ask: "_Ask | None" = None, platform: str = sys.platform
) -> SystemVolume | None:
    """Return how loud a loudspeaker is set, by its name ("": the system's own); None where nothing tells."""
    ask = ask or _ask
    if platform == "darwin":
        return _of_macos(ask(["osascript", "-e", "get volume settings"]) or "")
    if platform == "win32":
        return None
    sink = _chosen(ask, device)
    return sink.volume if sink else None


def set_system_volume(
    percent: int, device: str = "", ask: "_Ask | None" = None, platform: str = sys.platform
) -> bool:
    """Set a loudspeaker to `percent` (kept to 0 to 100) and unmute it; tells whether that was done."""
    ask = ask or _ask
    percent = max(0, min(100, percent))
    if platform == "darwin":
        return (
            ask(["osascript", "-e", f"set volume output volume {percent} without output muted"]) is not None
        )
    if platform == "win32" or (sink := _chosen(ask, device)) is None:
        return False
    louder = ask(["pactl", "set-sink-volume", sink.name, f"{percent}%"])
    return louder is not None and ask(["pactl", "set-sink-mute", sink.name, "0"]) is not None


def _ask(command: Sequence[str]) -> str | None:
    return answer_of(command, _PATIENCE_S, _PLAIN)


@dataclass(frozen=True, slots=True)
class _Sink:
    """A loudspeaker as PulseAudio has it; `description` is the name that people see."""

    name: str
    description: str
    volume: SystemVolume


def _chosen(ask: _Ask, device: str) -> _Sink | None:
    sinks = _sinks(ask(["pactl", "list", "sinks"]) or "")
    named = [sink for sink in sinks if device and sink.description == device]
    if named:
        return named[0]
    own = re.search(r"^Default Sink: (.+)$", ask(["pactl", "info"]) or "", re.MULTILINE)
    return next((sink for sink in sinks if own and sink.name == own[1]), None)


def _sinks(listing: str) -> list[_Sink]:
    """Read `pactl list sinks`: its JSON is younger than the PulseAudio of systems still in use."""
    found = (_sink(block) for block in re.split(r"^Sink #\d+$", listing, flags=re.MULTILINE)[1:])
    return [sink for sink in found if sink]


def _sink(block: str) -> _Sink | None:
    # Only what stands at the first level: a port or a property may have fields of the same name.
    fields = dict(re.findall(r"^\t(Name|Description|Mute|Volume): (.*)$", block, re.MULTILINE))
    percents = [int(percent) for percent in re.findall(r"(\d+)%", fields.get("Volume", ""))]
    if not percents or "Name" not in fields:
        return None
    volume = SystemVolume(
        max(percents), is_muted=fields.get("Mute") == "yes"
    )  # of its channels, one is enough
    return _Sink(fields["Name"], fields.get("Description", ""), volume)


def _of_macos(settings: str) -> SystemVolume | None:
    """Read "output volume:44, …, output muted:false"; a loudspeaker with a knob of its own has no volume."""
    percent = re.search(r"output volume:(\d+)", settings)
    return SystemVolume(int(percent[1]), "output muted:true" in settings) if percent else None
