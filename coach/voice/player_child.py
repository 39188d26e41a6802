"""Plays clips at their moment, in a process of its own: the only module that knows miniaudio.

The stream is always on, so nothing has to wake up when a cue is due. It reads
{"do": "clock", "now_ms"}, {"do": "load", "path", "skip"}, {"do": "play",
"path", "skip", "at_ms", "gain"}, {"do": "tone", "at_ms", "gain"} and {"do":
"stop"}; moments are on the parent's `time.perf_counter()`, `skip` is in samples. It
answers {"ready": true} once, and twice a second {"device": name}, with null
where there is none, or {"device": ""} while that isn't known yet.
"""

import argparse
import json
import os
import sys
import threading
import time
from array import array
from collections.abc import Generator
from dataclasses import dataclass
from queue import Empty
from typing import Any, Final

import miniaudio

from coach.voice.child import WISHES_A_NEW_ONE
from coach.voice.lines import Lines
from coach.voice.mixer import Mixer, StreamClock
from coach.voice.orders import Orders
from coach.voice.recording import SAMPLE_RATE_HZ

BUFFER_MS: Final = 15
"""What the device asks for at a time, three of which are on their way.

Measured with three busy programs beside it: 10 loses pieces of words, 20 makes
a cue up to 12 ms and a stop up to 30 ms late.
"""

_HEALTH_S: Final = 0.5
_TICK_S: Final = 0.1
_LOOK_AGAIN_S: Final = 0.5  # 4 ms of work, or 8 where there is a sound server
_LONGEST_PAUSE_S: Final = 10.0  # while a device is there and can't be opened, again and again
_MOST_FAILURES: Final = 20
"""In a process, of opening a device that is there: about three minutes of them.

For each of them miniaudio keeps a connection of its own to PulseAudio, which has 64 for all programs.
"""

_OPENING_S: Final = 5.0  # a sound server that hangs may go on; one that was replaced needs a new process
_STARTING_S: Final = 3.0  # wireless loudspeakers take their time
_STALLED_S: Final = 0.5
_ASKED_IN_EARNEST: Final = 4  # blocks: the first ones only fill the buffer
_FADED_S: Final = 0.04

_BACKENDS: Final = {
    "win32": (miniaudio.Backend.WASAPI, miniaudio.Backend.DSOUND, miniaudio.Backend.WINMM),
    "darwin": (miniaudio.Backend.COREAUDIO,),
}
_LINUX_BACKENDS: Final = (miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK)
"""Named one by one, because otherwise a device that plays into nothing counts as sound."""


class _Devices(miniaudio.Devices):  # type: ignore[misc]  # miniaudio has no types
    """Tells of each device whether it is the system's own, instead of the formats that it knows."""

    def _get_info(self, _type: miniaudio.DeviceType, info: Any) -> dict[str, Any]:  # noqa: ANN401 - C's struct
        return {"is_own": bool(info.isDefault)}


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    id: Any
    """A C struct of miniaudio's; None for whatever the system plays on, which it may change."""


def _backends() -> list[miniaudio.Backend]:
    return list(_BACKENDS.get(sys.platform, _LINUX_BACKENDS))


def _found_devices() -> list[_Found]:
    """List the loudspeakers, the system's own first; may hang as long as the sound server does."""
    try:
        devices = _Devices(_backends())
        found = devices.get_playbacks()
    except (miniaudio.MiniaudioError, UnicodeDecodeError):
        return []
    if devices.backend == "ALSA":  # it lists its converters, too, and a device that swallows all sound
        found = [device for device in found if _is_card(device["id"])]
    found.sort(key=lambda device: not device.get("is_own"))
    return [_Found(str(device["name"]), device["id"]) for device in found]


def _is_card(device_id: Any) -> bool:  # noqa: ANN401 - C's struct
    """Tell whether it is a card of ALSA, as ":0,0" or "hdmi:CARD=PCH,DEV=0", or ALSA's default."""
    name = miniaudio.ffi.string(miniaudio.ffi.cast("char *", device_id))
    return b":" in name or name == b"default"


class _Device(miniaudio.PlaybackDevice):  # type: ignore[misc]  # miniaudio has no types
    """Lets go of its context, too, a connection to the sound server that miniaudio leaves to nobody."""

    _context = None

    def __init__(self, device_id: Any) -> None:  # noqa: ANN401 - C's struct
        """Raise MiniaudioError when it can't be opened."""
        try:
            super().__init__(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=SAMPLE_RATE_HZ,
                buffersize_msec=BUFFER_MS,
                device_id=device_id,
                backends=_backends(),
                app_name="Leg Coach",
            )
        except miniaudio.MiniaudioError:
            self.close()
            raise

    def close(self) -> None:
        """Stop, and give everything back; once more does no harm."""
        super().close()
        context, self._context = self._context, None
        if context is not None:
            miniaudio.lib.ma_context_uninit(context)


class _Output:
    """A device that is open and asks for sound; it gets silence until it is given a mixer."""

    def __init__(self, found: _Found) -> None:
        """Raise MiniaudioError when it can't be opened."""
        self.name = found.name
        self.mixer: Mixer | None = None
        self.asked_at = time.monotonic()
        self._asked = 0
        self._device = _Device(found.id)
        stream = self._stream()
        next(stream)
        try:
            self._device.start(stream)
        except miniaudio.MiniaudioError:
            self._device.close()
            raise

    @property
    def runs(self) -> bool:
        return self._asked >= _ASKED_IN_EARNEST

    @property
    def is_late(self) -> bool:
        """Whether it has gone too long without asking."""
        return time.monotonic() - self.asked_at > (_STALLED_S if self.runs else _STARTING_S)

    def close(self) -> None:
        """Let go of it; may hang when its sound server does."""
        self._device.close()

    def _stream(self) -> Generator["array[int]", int, None]:
        clock = StreamClock()
        frames = yield array("h")
        while True:
            self.asked_at = time.monotonic()
            self._asked += 1
            leaves_ms = clock.moment(time.perf_counter() * 1000, frames)
            if self.mixer is None:
                frames = yield array("h", bytes(2 * frames))
            else:
                frames = yield self.mixer.read(frames, leaves_ms)


class Loudspeaker:
    """What is played on: the device of the wanted name when it is there, else the system's own.

    `keep` looks after it in a thread of its own, because a sound server that
    hangs takes with it whoever asks it.
    """

    def __init__(self, mixer: Mixer, wanted: str) -> None:
        self._mixer = mixer
        self._wanted = wanted
        self._output: _Output | None = None
        self._found_none = False
        self._failures = 0
        self._opening_since: float | None = None
        self._stuck_since: float | None = None

    @property
    def name(self) -> str | None:
        """The name of the device that plays, None when there is none, "" when that isn't known yet."""
        output = self._output
        if output is None:
            return None if self._found_none else ""
        return output.name if output.runs else ""

    def keep(self) -> None:
        """Open the device, again and again until there is one, and change to the wanted one when it comes.

        One that is there and can't be opened is tried ever less often, and at last no more.
        """
        pause_s = _LOOK_AGAIN_S
        while self._failures < _MOST_FAILURES:
            failures = self._failures
            if self._output is None:
                self._open()
            elif self._wanted and self._output.name != self._wanted:
                self._change(self._output)
            pause_s = min(_LONGEST_PAUSE_S, pause_s * 2) if self._failures > failures else _LOOK_AGAIN_S
            time.sleep(pause_s)

    def is_stuck(self) -> bool:
        """Tell whether it no longer asks for sound, or can't be opened, or too often couldn't.

        A new process is then the surest way to a device that works: closing
        one whose sound server has gone can hang. Both looks, 0.2 s apart, must find
        it so, for after a sleep of the computer the first one comes too early.
        """
        now, output, opening_since = time.monotonic(), self._output, self._opening_since
        if output is not None:
            late = output.is_late
        else:
            is_slow = opening_since is not None and now - opening_since > _OPENING_S
            late = is_slow or self._failures >= _MOST_FAILURES
        if not late:
            self._stuck_since = None
        elif self._stuck_since is None:
            self._stuck_since = now
        return self._stuck_since is not None and now - self._stuck_since > 2 * _TICK_S

    def _open(self) -> None:
        self._opening_since = time.monotonic()
        found = _found_devices()
        chosen = [device for device in found if device.name == self._wanted]
        own = [_Found(device.name, None) for device in found[:1]]
        for device in (*chosen, *own):
            try:
                output = _Output(device)
            except miniaudio.MiniaudioError:
                self._failures += 1
                continue
            output.mixer = self._mixer
            self._output = output
            break
        self._found_none = self._output is None
        self._opening_since = None

    def _change(self, old: _Output) -> None:
        wanted = next((device for device in _found_devices() if device.name == self._wanted), None)
        if wanted is None:
            return
        try:
            new = _Output(wanted)
        except miniaudio.MiniaudioError:
            self._failures += 1
            return
        while not (new.runs and self._mixer.is_quiet(time.perf_counter() * 1000)):
            if new.is_late:  # gone again
                self._failures += 1
                new.close()
                return
            time.sleep(_TICK_S / 10)
        old.mixer, new.mixer = None, self._mixer
        self._output = new
        old.close()


def main() -> None:
    """Play until the parent closes our input; or list the devices' names as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", action="store_true", help="list the loudspeakers")
    parser.add_argument("--device", type=json.loads, default='""', help="a loudspeaker's name, as JSON")
    asked = parser.parse_args()
    if asked.list:
        names = dict.fromkeys(device.name for device in _found_devices())
        sys.stdout.write(json.dumps(list(names)) + "\n")
        return
    _play(str(asked.device))


def _play(device: str) -> None:
    mixer = Mixer()

    def fade_out() -> None:
        mixer.stop()
        time.sleep(_FADED_S)

    lines = Lines(fade_out)
    sys.setswitchinterval(0.001)  # the device never waits for a clip that is being read
    orders, loudspeaker = Orders(mixer), Loudspeaker(mixer, device)
    threading.Thread(target=loudspeaker.keep, name="keeper", daemon=True).start()
    lines.answer({"ready": True})
    told_at, told = 0.0, loudspeaker.name
    while not loudspeaker.is_stuck():
        if loudspeaker.name != told or time.monotonic() - told_at >= _HEALTH_S:
            told_at, told = time.monotonic(), loudspeaker.name
            lines.answer({"device": told})
        try:
            orders.follow(lines.received.get(timeout=_TICK_S))
        except Empty:
            continue
    os._exit(WISHES_A_NEW_ONE)  # whatever its threads are stuck in


if __name__ == "__main__":
    main()
