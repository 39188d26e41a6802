"""Stands beside a voice and notes what it is asked for, without changing anything of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.voice.clip import Clip, lead_in_frames, soft_tone
from coach.voice.recording import SAMPLE_RATE_HZ, read_recording

TONE = ""
"""The name of what is heard where there is no text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sound that the voice was asked for, in ms of the monotonic clock.

    `text` is TONE for the soft tone. A text that had no clip is a tone too; it
    was told as `unspoken`. `ends_ms` is when it has to end, if it was cut off.
    """

    asked_ms: float
    at_ms: float
    text: str
    unspoken: str = ""
    ends_ms: float = float("inf")

    @property
    def ahead_ms(self) -> float:
        """How long before its moment it was asked for."""
        return self.at_ms - self.asked_ms


class Witness:
    """Notes what `voice` is asked for: `asked`, and when it had to be silent: `silenced_ms`.

    `tell` hears of each sound at once.
    """

    def __init__(self, voice, tell: Callable[[Asked], object] = lambda _asked: None) -> None:
        self.asked: list[Asked] = []
        self.silenced_ms: list[float] = []
        self.clips: dict[str, Clip] = {}
        self._tell = tell
        self._stands_beside(voice)

    def _stands_beside(self, voice) -> None:
        prepare, play, tone, stop = voice.prepare, voice.play, voice.tone, voice.stop

        def prepared(texts, *more, **named):
            made = prepare(texts, *more, **named)
            self.clips |= made
            return made

        def played(cue, at_ms, **named):
            text = cue if isinstance(cue, str) else self._text_of(cue)
            if text in self.clips:
                self._note(Asked(_now_ms(), at_ms, text))
            elif text:
                self._note(Asked(_now_ms(), at_ms, TONE, text))
            # What it plays instead is its own affair: its tone is not noted twice.
            voice.tone = tone
            play(cue, at_ms, **named)
            voice.tone = toned

        def toned(at_ms):
            self._note(Asked(_now_ms(), at_ms, TONE))
            tone(at_ms)

        def stopped():
            self.silenced_ms.append(_now_ms())
            stop()

        voice.prepare, voice.play, voice.tone, voice.stop = prepared, played, toned, stopped

    def _text_of(self, clip: Clip) -> str:
        return next(text for text, own in self.clips.items() if own.key == clip.key)

    def _note(self, asked: Asked) -> None:
        self.asked.append(asked)
        self._tell(asked)


def to_be_heard(asked: list[Asked], silenced_ms: list[float]) -> list[Asked]:
    """Return what was left to be heard of it, with its end where a stop cut it off or kept it from beginning.

    Speech that begins cuts off speech that sounds.
    """
    stops = sorted(silenced_ms)
    ends = [next((stop_ms for stop_ms in stops if stop_ms > sound.asked_ms), float("inf")) for sound in asked]
    found = [replace(sound, ends_ms=end_ms) for sound, end_ms in zip(asked, ends, strict=True)]
    found = sorted((sound for sound in found if sound.ends_ms > sound.at_ms), key=lambda sound: sound.at_ms)
    speech = [sound for sound in found if sound.text]
    cut = {id(one): after.at_ms for one, after in pairwise(speech)}
    return [replace(sound, ends_ms=min(sound.ends_ms, cut.get(id(sound), sound.ends_ms))) for sound in found]


def samples_of(clips: dict[str, Clip]) -> dict[str, list[int]]:
    """Return what each text, and TONE, sounds like, without the silence before it."""
    found = {
        text: read_recording(clip.path).samples[lead_in_frames(clip.lead_in_ms) :]
        for text, clip in clips.items()
    }
    return {**found, TONE: soft_tone().samples}


def length_ms(samples) -> float:
    """Return how long samples sound."""
    return len(samples) * 1000 / SAMPLE_RATE_HZ


def _now_ms() -> float:
    return time.monotonic() * 1000
