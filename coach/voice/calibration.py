"""How fast a voice truly speaks: measured, because no engine's own number says it."""

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from coach.voice.clip import LEAD_IN_MS
from coach.voice.synthesis import BadSpeechError, Synthesiser
from coach.voice.voice_choice import EngineKind, OfferedVoice

SENTENCES: Final = (
    "Stand behind the chair with both hands on it.",
    "Straighten one knee. Keep the thigh still.",
    "Lie on your back with both knees bent and a cushion under your head.",
    "Stand side on to the counter. One hand stays on it.",
    "Move from the ankle only, small and smooth.",
)
"""What is said to measure a voice, of any language.

Chosen so that flite's rms, slt and awb and espeak-ng speak them within 1 % as
fast as all 276 descriptions and tips of the exercises that ship (2,300 words).
"""

_NEAR: Final = 0.02  # of the speed that is wanted
_TRIES: Final = 4
_PATIENCE_S: Final = 3.0
_SLOWEST: Final = 60
_FASTEST: Final = 300
_MOST_KEPT: Final = 500
_VERSION: Final = 1  # raise it when sentences or trimming change: rates are then found anew

_WORDS_A_RATE: Final = {EngineKind.FLITE: 2.0, EngineKind.ESPEAK_NG: 1.26}
_WORDS_A_RATE_OF: Final = {"flite:rms": 1.86, "flite:slt": 2.12, "flite:awb": 2.0, "flite:kal16": 2.37}
"""True words a minute for each unit of an engine's rate, as a first guess.

Measured over the sentences above with espeak-ng 1.51 and flite 2.2, where
they are in proportion. Windows and macOS promise true words a minute.
"""


class OutOfTimeError(Exception):
    """Measuring took longer than somebody should wait for it."""


class Rates:
    """The rates that were found, in a small file; one that is damaged or can't be written is found anew."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, engine: str, voice_id: str, words_per_minute: int) -> int | None:
        """Return the rate at which this engine (with its version) and voice truly speak so fast, if known."""
        rate = self._read().get(_key(engine, voice_id, words_per_minute))
        return rate if isinstance(rate, int) and rate > 0 else None

    def keep(self, engine: str, voice_id: str, words_per_minute: int, rate: int) -> None:
        """Remember a rate, when the disk takes it."""
        known = list(self._read().items())[-_MOST_KEPT:]
        rates = dict(known) | {_key(engine, voice_id, words_per_minute): rate}
        part = ""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            number, part = tempfile.mkstemp(suffix=".part", dir=self._path.parent)
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump(rates, file, indent=0)
            Path(part).replace(self._path)
            return
        if part:
            with contextlib.suppress(OSError):
                Path(part).unlink()

    def _read(self) -> dict[str, object]:
        try:
            rates = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return rates if isinstance(rates, dict) else {}


def first_guess(voice: OfferedVoice, engine: str, words_per_minute: int) -> int:
    """Return about the rate at which a voice of this engine speaks so fast; 60 to 300 words are possible."""
    speed = max(_SLOWEST, min(_FASTEST, words_per_minute))
    kind = EngineKind.ESPEAK_NG if engine.startswith("espeak") else voice.kind
    return round(speed / _WORDS_A_RATE_OF.get(voice.id, _WORDS_A_RATE.get(kind, 1.0)))


def found_rate(guess: int, words_per_minute: int, speed_at: Callable[[int], float]) -> int:
    """Return the best of up to four rates, corrected by proportion until it is within 2 % of what is wanted.

    `speed_at` measures the true words a minute at a rate. When it raises
    OutOfTimeError, the rate that was to be tried next stands.
    """
    wanted = max(_SLOWEST, min(_FASTEST, words_per_minute))
    rate, errors = guess, dict[int, float]()
    for _ in range(_TRIES):
        try:
            speed = speed_at(rate)
        except OutOfTimeError:
            return rate
        error = abs(speed / wanted - 1)
        is_stuck = error in errors.values()  # at an engine's slowest or fastest
        errors[rate] = error
        following = max(1, round(rate * wanted / speed))
        if error <= _NEAR or is_stuck or following in errors:
            break
        rate = following
    return min(errors, key=lambda each: errors[each])


def true_speed(synthesiser: Synthesiser, until: float | None = None) -> float:
    """Return the words a minute at which a synthesiser truly speaks.

    Sentences that come out wrong are left out. Raises OutOfTimeError after
    the monotonic moment `until`, BadSpeechError when no sentence came out, and what
    `Synthesiser.speech` raises.
    """
    words = length_ms = 0
    # What Windows lets nobody delete yet, because an engine or a virus scanner has it open, is left behind.
    with tempfile.TemporaryDirectory(prefix="leg-coach-", ignore_cleanup_errors=True) as folder:
        for sentence in SENTENCES:
            if until is not None and time.monotonic() > until:
                raise OutOfTimeError
            with contextlib.suppress(BadSpeechError):
                length_ms += synthesiser.speech(sentence, Path(folder) / "speech.wav").length_ms - LEAD_IN_MS
                words += len(sentence.split())
    if not length_ms:
        raise BadSpeechError("no sentence came out")
    return words * 60_000 / length_ms


def calibrated_rate(
    voice: OfferedVoice, engine: str, words_per_minute: int, made: Callable[[int], Synthesiser]
) -> int:
    """Return the rate at which a voice truly speaks so fast, measured within about 3 s.

    `made` gives a synthesiser for a rate. Raises what `Synthesiser.speech`
    raises, but BadSpeechError: then the first guess must do.
    """
    until = time.monotonic() + _PATIENCE_S

    def speed_at(rate: int) -> float:
        synthesiser = made(rate)
        with contextlib.closing(synthesiser):
            return true_speed(synthesiser, until)

    guess = first_guess(voice, engine, words_per_minute)
    try:
        return found_rate(guess, words_per_minute, speed_at)
    except BadSpeechError:
        return guess


def _key(engine: str, voice_id: str, words_per_minute: int) -> str:
    return f"{_VERSION}|{engine}|{voice_id}|{words_per_minute}"
