"""Finding in a recording what should be heard there: when it began, and what it was.

A sound is found by cross-correlating the recording with it. `likeness` is the cosine between two sounds
as vectors of samples: 1 for the same sound at any loudness, about 0 for any two others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tests.voice.conftest import EAR_HZ, Ear
from tests.witness import Asked

EARLIEST_MS = 150
LATEST_MS = 500
"""What isn't heard from so long before its moment until so long after it counts as missing."""

HEARD_FROM = 0.6
"""From this likeness on the beginning of a sound was heard; the right one has 0.9 and more."""

WHOLE_FROM = 0.9
"""From this likeness on a sound was heard whole: nothing of it lost, no silence within."""

_BEGINNING = EAR_HZ * 3 // 10  # when a sound began is told by so much of it, whatever was lost later

SHORTEST_MS = 80
"""What was cut off earlier than this is not looked for."""

_CALM_MS = 5000  # within so long of a moment at least one piece of the recording was read at once
_THINNED = 4  # of so many samples one is kept to tell sounds apart: up to 2.7 kHz is enough
_BESIDE_MS = 120  # how far a sound may lie from its moment to be what is heard there
_TWINS = 0.97
_TWINS_BESIDE = 20  # thinned samples, 4 ms


@dataclass(frozen=True, slots=True)
class Tape:
    """Recorded samples, and the monotonic moment of each.

    `piece_ends` counts the samples up to the end of each piece that the recorder
    wrote; `starts_ms` is the moment at which sample 0 would have been heard, as
    it follows from the pieces around it: it changes where sound was lost.
    """

    samples: np.ndarray
    piece_ends: np.ndarray
    starts_ms: np.ndarray

    @classmethod
    def of(cls, ear: Ear) -> "Tape":
        """Take what an ear has heard so far."""
        ends = np.array(list(ear._ends_ms))
        sizes = ends[:, 0] // 2
        samples = np.frombuffer(bytes(ear._data[: int(sizes[-1]) * 2]), dtype="<i2").astype(np.float32)
        # A piece can be read late but never early: of those around, the earliest possible start is true.
        starts = ends[:, 1] - sizes * 1000 / EAR_HZ
        around = max(1, round(_CALM_MS / max(1.0, float(np.median(np.diff(ends[:, 1]))))))
        padded = np.pad(starts, around, mode="edge")
        calm = sliding_window_view(padded, 2 * around + 1).min(axis=1)
        return cls(samples, sizes.astype(np.int64), calm)

    @property
    def lost_ms(self) -> float:
        """How much the recorder, or the loudspeaker itself, has lost on the way."""
        return float(self.starts_ms.max() - self.starts_ms.min())

    def moment_of(self, index: int) -> float:
        """Return when a sample was heard."""
        piece = min(int(np.searchsorted(self.piece_ends, index, "right")), len(self.starts_ms) - 1)
        return float(self.starts_ms[piece]) + index * 1000 / EAR_HZ

    def index_at(self, moment_ms: float) -> int:
        """Return the sample that was heard at a moment; one that isn't on the tape is its nearest end."""
        ends_ms = self.starts_ms + self.piece_ends * 1000 / EAR_HZ
        piece = min(int(np.searchsorted(ends_ms, moment_ms)), len(self.starts_ms) - 1)
        index = round((moment_ms - float(self.starts_ms[piece])) * EAR_HZ / 1000)
        return max(0, min(len(self.samples), index))

    def between(self, from_ms: float, until_ms: float) -> np.ndarray:
        """Return what was heard between two moments."""
        return self.samples[self.index_at(from_ms) : self.index_at(until_ms)]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of a sound: how late, and how like it all of it was.

    `late_ms` is None where it is missing; `other` is which of all the other
    sounds was most like what was heard there.
    """

    asked: Asked
    late_ms: float | None
    likeness: float
    other: str = ""
    other_likeness: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether it was heard, and nothing else is more like what was heard."""
        return self.late_ms is not None and self.likeness > self.other_likeness


def found_at(
    tape: Tape,
    sound: Sequence[int],
    at_ms: float,
    before_ms: float = EARLIEST_MS,
    after_ms: float = LATEST_MS,
) -> tuple[float, float]:
    """Return when a sound began that was to begin at a moment, and the likeness there."""
    wanted = np.asarray(sound, dtype=np.float32)
    first = tape.index_at(at_ms - before_ms)
    lags = round((before_ms + after_ms) * EAR_HZ / 1000)
    piece = tape.samples[first : first + lags + len(wanted)]
    if len(piece) <= len(wanted):
        return at_ms, 0.0
    size = 1 << (len(piece) + len(wanted)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(piece, size) * np.conj(np.fft.rfft(wanted, size)), size)
    alike = alike[: len(piece) - len(wanted) + 1]
    power = np.concatenate(([0.0], np.cumsum(piece.astype(np.float64) ** 2)))
    power = power[len(wanted) :] - power[: len(power) - len(wanted)]
    own = max(1.0, float(np.sum(wanted.astype(np.float64) ** 2)))
    cosine = alike / np.sqrt(np.maximum(power, own * 1e-4) * own)  # near silence is like nothing
    best = int(np.argmax(cosine))
    return tape.moment_of(first + best), float(cosine[best])


class Sounds:
    """All that could be heard, to tell which of them it was."""

    def __init__(self, samples: Mapping[str, Sequence[int]]) -> None:
        self.samples = {name: np.asarray(own, dtype=np.float32) for name, own in samples.items()}
        self._names = list(self.samples)
        thin = [_thinned(own) for own in self.samples.values()]
        longest = max(map(len, thin)) + 2 * _thin_count(_BESIDE_MS) + 1
        self._size = 1 << (2 * longest).bit_length()
        self._bank = np.stack([_unit(np.fft.rfft(own, self._size), own).conj() for own in thin])
        self._twins = {
            name: frozenset(
                other
                for other, alike in zip(
                    self._names,
                    self.likenesses_of(np.pad(own, _TWINS_BESIDE), 2 * _TWINS_BESIDE),
                    strict=True,
                )
                if alike > _TWINS
            )
            for name, own in zip(self._names, thin, strict=True)
        }

    @property
    def twins(self) -> list[frozenset[str]]:
        """Those that nobody could tell apart: texts that are spoken the same."""
        return sorted({twins for twins in self._twins.values() if len(twins) > 1}, key=sorted)

    def likenesses_of(self, thin_piece: np.ndarray, beside: int) -> np.ndarray:
        """Return how like a piece each sound is that begins up to `beside` samples into it."""
        spectrum = _unit(np.fft.rfft(thin_piece, self._size), thin_piece)
        alike = np.fft.irfft(self._bank * spectrum, self._size, axis=1)
        return alike[:, : beside + 1].max(axis=1)

    def heard(self, tape: Tape, asked: Asked) -> Heard | None:
        """Return what was heard of a sound; None when too little was left of it to be looked for."""
        sound = self.samples[asked.text]
        sound = sound[: max(0, round(min(asked.ends_ms - asked.at_ms, 1e6) * EAR_HZ / 1000))]
        if len(sound) < SHORTEST_MS * EAR_HZ // 1000:
            return None
        at_ms, likeness = found_at(tape, sound[:_BEGINNING], asked.at_ms)
        late_ms = at_ms - asked.at_ms if likeness >= HEARD_FROM else None
        _, whole = found_at(tape, sound, asked.at_ms)
        return Heard(asked, late_ms, whole, *self._other(tape, asked, len(sound)))

    def _other(self, tape: Tape, asked: Asked, count: int) -> tuple[str, float]:
        until_ms = asked.at_ms + _BESIDE_MS + count * 1000 / EAR_HZ
        piece = _thinned(tape.between(asked.at_ms - _BESIDE_MS, until_ms))
        alike = self.likenesses_of(piece, 2 * _thin_count(_BESIDE_MS))
        others = [
            (float(one), name)
            for name, one in zip(self._names, alike, strict=True)
            if name not in self._twins[asked.text]
        ]
        likeness, name = max(others, default=(0.0, ""))
        return name, likeness


def listened(tape: Tape, sounds: Sounds, asked: Sequence[Asked]) -> list[Heard]:
    """Look for each sound at its place."""
    return [heard for one in asked if (heard := sounds.heard(tape, one)) is not None]


def told(heard: Heard) -> str:
    """Say what was heard, for a failure's message."""
    late = "not" if heard.late_ms is None else f"{heard.late_ms:.0f} ms after its moment"
    likeness = f"likeness {heard.likeness:.2f}; that of “{heard.other}” {heard.other_likeness:.2f}"
    return f"“{heard.asked.text or 'the tone'}” was heard {late} ({likeness})"


def _thinned(samples: np.ndarray) -> np.ndarray:
    taps = np.arange(-16, 17)
    low = np.sinc(taps / _THINNED) * np.hamming(len(taps)) / _THINNED
    return np.convolve(samples, low, "same")[::_THINNED].astype(np.float32) if len(samples) else samples


def _thin_count(ms: float) -> int:
    return round(ms * EAR_HZ / 1000 / _THINNED)


def _unit(spectrum: np.ndarray, samples: np.ndarray) -> np.ndarray:
    return (spectrum / max(1e-6, float(np.sqrt(np.sum(samples.astype(np.float64) ** 2))))).astype(
        np.complex64
    )
