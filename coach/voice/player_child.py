"""Plays clips at their moment, in a process of its own: the only module that knows miniaudio.

The stream is always on, so nothing has to wake up when a cue is due. It reads
{"do": "clock", "now_ms"}, {"do": "load", "path", "skip"}, {"do": "play",
"path", "skip", "at_ms", "gain"}, {"do": "tone", "at_ms", "gain"} and {"do":
"stop"}; moments are on the parent's monotonic clock, `skip` is in samples. It
answers {"ready": true} once, and every second {"device": name or null}.
"""

import os
import sys
import time
from array import array
from collections.abc import Generator
from pathlib import Path
from queue import Empty
from typing import Any, Final

import miniaudio

from coach.voice.child import Message
from coach.voice.clip import soft_tone
from coach.voice.lines import Lines
from coach.voice.mixer import Mixer, StreamClock
from coach.voice.recording import SAMPLE_RATE_HZ, UnreadableSoundError, read_recording

BUFFER_MS: Final = 15
"""What the device asks for at a time, three of which are on their way.

Measured with three busy programs beside it: 10 loses pieces of words, 20 makes
a cue up to 12 ms and a stop up to 30 ms late.
"""

_RETRY_S: Final = 2.0
_HEALTH_S: Final = 1.0
_STALLED_S: Final = 1.0
_SAME_CLOCK_MS: Final = 50.0
_MOST_LOADED: Final = 600  # clips, of about 50 kB
_FADED_S: Final = 0.04

_BACKENDS: Final = {
    "win32": (miniaudio.Backend.WASAPI, miniaudio.Backend.DSOUND, miniaudio.Backend.WINMM),
    "darwin": (miniaudio.Backend.COREAUDIO,),
}
_LINUX_BACKENDS: Final = (miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA, miniaudio.Backend.JACK)
"""Named one by one, because otherwise a device that plays into nothing counts as sound."""


def monotonic_ms() -> float:
    """Return the moment on this process's monotonic clock."""
    return time.monotonic() * 1000


class Loudspeaker:
    """The sound device: opened when there is one, tried again every two seconds when there isn't."""

    def __init__(self, mixer: Mixer) -> None:
        self.name: str | None = None
        self._mixer = mixer
        self._device: miniaudio.PlaybackDevice | None = None
        self._asked_at = 0.0
        self._tried_at = -_RETRY_S

    def tend(self) -> None:
        """Open it when it isn't; end the whole process when it has stopped asking for sound.

        A new process is the surest way to a device that works: closing one
        whose sound server has gone can hang. The parent starts it at once.
        """
        now = time.monotonic()
        if self._device is not None:
            if now - self._asked_at > _STALLED_S:
                os._exit(3)
        elif now - self._tried_at >= _RETRY_S:
            self._tried_at = now
            self._open()

    def _open(self) -> None:
        backends = list(_BACKENDS.get(sys.platform, _LINUX_BACKENDS))
        try:
            if not (found := miniaudio.Devices(backends).get_playbacks()):
                return
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=SAMPLE_RATE_HZ,
                buffersize_msec=BUFFER_MS,
                backends=backends,
                app_name="Leg Coach",
            )
            stream = self._stream()
            next(stream)
            self._asked_at = time.monotonic()
            device.start(stream)
        except miniaudio.MiniaudioError:
            return
        self._device, self.name = device, str(found[0]["name"])

    def _stream(self) -> Generator["array[int]", int, None]:
        clock = StreamClock()
        frames = yield array("h")
        while True:
            self._asked_at = time.monotonic()
            leaves_ms = clock.moment(self._asked_at * 1000, frames)
            frames = yield self._mixer.read(frames, leaves_ms)


class Orders:
    """What the parent asks for."""

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._loaded: dict[str, array[int]] = {}
        self._tone = soft_tone().samples
        self._clock_ahead_ms = 0.0

    def follow(self, order: Message) -> None:
        """Do one of them; a clip that can't be read becomes the tone, so that something is heard."""
        match order:
            case {"do": "play", "path": str(path), "skip": int(skip), "at_ms": at_ms, "gain": gain}:
                samples = self._samples(path, skip)
                if samples is None:
                    self._play(self._tone, at_ms, gain, is_speech=False)
                else:
                    self._play(samples, at_ms, gain, is_speech=True)
            case {"do": "tone", "at_ms": at_ms, "gain": gain}:
                self._play(self._tone, at_ms, gain, is_speech=False)
            case {"do": "load", "path": str(path), "skip": int(skip)}:
                self._samples(path, skip)
            case {"do": "stop"}:
                self._mixer.stop()
            case {"do": "clock", "now_ms": float(now_ms)}:
                ahead_ms = monotonic_ms() - now_ms  # with the time in the pipe, if the clock is the same one
                self._clock_ahead_ms = ahead_ms if abs(ahead_ms) > _SAME_CLOCK_MS else 0.0

    def _play(self, samples: "array[int]", at_ms: Any, gain: Any, *, is_speech: bool) -> None:  # noqa: ANN401 - JSON
        self._mixer.play(samples, float(at_ms) + self._clock_ahead_ms, float(gain), is_speech=is_speech)

    def _samples(self, path: str, skip: int) -> "array[int] | None":
        if path not in self._loaded:
            if len(self._loaded) >= _MOST_LOADED:
                self._loaded.clear()
            try:
                self._loaded[path] = read_recording(Path(path)).samples[skip:]
            except UnreadableSoundError:
                return None
        return self._loaded[path]


def main() -> None:
    """Play until the parent closes our input."""
    mixer = Mixer()

    def fade_out() -> None:
        mixer.stop()
        time.sleep(_FADED_S)

    lines = Lines(fade_out)
    orders, loudspeaker = Orders(mixer), Loudspeaker(mixer)
    lines.answer({"ready": True})
    healthy_at = -_HEALTH_S
    while True:
        loudspeaker.tend()
        if time.monotonic() - healthy_at >= _HEALTH_S:
            healthy_at = time.monotonic()
            lines.answer({"device": loudspeaker.name})
        try:
            orders.follow(lines.received.get(timeout=0.2))
        except Empty:
            continue


if __name__ == "__main__":
    main()
