"""What speaks a language: the voice that was chosen, and another engine's where that one fails."""

import contextlib
import itertools
import os
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coach.voice.calibration import Rates, calibrated_rate
from coach.voice.clip import Clip, clip_key
from coach.voice.clip_cache import ClipCache
from coach.voice.problem import Problem
from coach.voice.recording import Recording
from coach.voice.synthesis import (
    USUAL_PATIENCE,
    BadSpeechError,
    GivenUpError,
    Patience,
    Synthesiser,
    SynthesisError,
    speaking_command,
)
from coach.voice.text import spoken_form
from coach.voice.voice_catalogue import never
from coach.voice.voice_choice import Listing, OfferedVoice, to_try


@dataclass(frozen=True, slots=True)
class Speaking:
    """How every voice is made to speak: how fast, by which children, and where the rates for it are kept.

    `command` starts a synthesis child (None: the real one); `given_up` says
    when nobody waits for the speech any more.
    """

    words_per_minute: int
    rates: Rates
    command: Sequence[str] | None = None
    patience: Patience = USUAL_PATIENCE
    given_up: Callable[[], bool] = never


_EASY: Final = "Ready."


class Speaker:
    """One voice at one true speed, by as many children as lines are made at once; thread-safe."""

    def __init__(self, voice: OfferedVoice, engine: str, speaking: Speaking) -> None:
        self.voice = voice
        self.engine = engine
        self._speaking = speaking
        self._rate = speaking.rates.find(engine, voice.id, speaking.words_per_minute)
        self._finding_rate = threading.Lock()
        self._synthesisers: list[Synthesiser] = []
        self._idle: list[Synthesiser] = []
        self._lost_s = 0.0
        self._failures = 0  # to find the rate

    @property
    def process_ids(self) -> tuple[int, ...]:
        """Its children's process numbers."""
        return tuple(number for each in tuple(self._synthesisers) if (number := each.process_id))

    def key(self, line: str) -> str | None:
        """Return the key of the clip that it makes of a line; None while it hasn't found its rate."""
        return clip_key(self.engine, self.voice.id, self._rate, line) if self._rate else None

    def speech(self, line: str, scratch: Path) -> Recording:
        """Return a line as speech; the first time its rate is found. Raises as `Synthesiser.speech` does.

        A line that makes the engine hang or die is just bad speech while the
        engine can still say something else, and not much time was lost.
        """
        rate = self._known_rate()
        try:
            synthesiser = self._idle.pop()
        except IndexError:
            synthesiser = self._at_rate(rate)
            self._synthesisers.append(synthesiser)
        try:
            return synthesiser.speech(line, scratch)
        except SynthesisError as error:
            self._lost_s += synthesiser.lost_s
            if self._lost_s < self._speaking.patience.in_all_s and self._still_speaks(rate, scratch):
                raise BadSpeechError(f"it is too much for the engine: {error}") from error
            self._lost_s = 0.0  # whoever asks again means it
            raise
        finally:
            self._idle.append(synthesiser)

    def close(self) -> None:
        """End its children."""
        for synthesiser in tuple(self._synthesisers):
            synthesiser.close()

    def _still_speaks(self, rate: int, scratch: Path) -> bool:
        try:
            with contextlib.closing(self._at_rate(rate)) as synthesiser:
                synthesiser.speech(_EASY, scratch, tries=1)
        except (SynthesisError, BadSpeechError):
            return False
        return True

    def _known_rate(self) -> int:
        speed, rates = self._speaking.words_per_minute, self._speaking.rates
        failures = self._failures
        with self._finding_rate:
            if failures != self._failures:
                raise SynthesisError(Problem.NOT_ANSWERING, "it failed while this line waited")
            if self._rate is None:
                try:
                    self._rate = calibrated_rate(self.voice, self.engine, speed, self._at_rate)
                except SynthesisError:
                    self._failures += 1
                    raise
                rates.keep(self.engine, self.voice.id, speed, self._rate)
            return self._rate

    def _at_rate(self, rate: int) -> Synthesiser:
        how = self._speaking
        command = speaking_command(self.voice, rate, how.command)
        return Synthesiser(command, how.words_per_minute, how.patience, how.given_up)


class Narrator:
    """Speaks one language, for one caller at a time (but `close`)."""

    def __init__(self, language: str, speakers: Sequence[Speaker], cache: ClipCache) -> None:
        self._language = language
        self._speakers = tuple(speakers)
        self._well = self._speakers  # those who haven't failed, in the order in which they are asked
        self._cache = cache
        self._failing = threading.Lock()

    @property
    def speaker(self) -> Speaker:
        """Who speaks now."""
        return self._well[0]

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The process numbers of all children."""
        return tuple(number for speaker in self._speakers for number in speaker.process_ids)

    def clips(self, texts: Iterable[str]) -> Generator[tuple[str, Clip], None, None]:
        """Yield each text with the clip that was kept, then make the others, some at once.

        A text that comes out wrong from every engine is left to the caption.
        Closing it ends with what is being made, and makes no more.
        Raises SynthesisError when all engines have failed for good (the next
        call begins with the first again), GivenUpError, and OSError when the
        clips can't be kept.
        """
        missing: dict[str, list[str]] = {}
        for text in dict.fromkeys(texts):
            if line := spoken_form(text, self._language):
                if clip := self._kept(line):
                    yield text, clip
                else:
                    missing.setdefault(line, []).append(text)
        if not missing:
            return
        with tempfile.TemporaryDirectory(prefix="leg-coach-", ignore_cleanup_errors=True) as folder:
            pool = ThreadPoolExecutor(at_once(), thread_name_prefix="making speech")
            scratches = (Path(folder) / f"{number}.wav" for number in itertools.count())
            try:
                for line, clip in zip(missing, _begun(pool, self._made, missing, scratches), strict=True):
                    if clip:
                        for text in missing[line]:
                            yield text, clip
            finally:
                pool.shutdown(cancel_futures=True)
                self._well = self._well or self._speakers

    def close(self) -> None:
        """End what is running."""
        for speaker in self._speakers:
            speaker.close()

    def _kept(self, line: str) -> Clip | None:
        """Find a clip of the one who speaks now, or of those who spoke before and failed."""
        for speaker in self._speakers[: self._speakers.index(self.speaker) + 1]:
            if (key := speaker.key(line)) and (clip := self._cache.find(key)):
                return clip
        return None

    def _made(self, line: str, scratch: Path) -> Clip | None:
        """Make a clip by the first engine that can; in one of several threads."""
        failure = SynthesisError(Problem.NOT_ANSWERING, "all engines have failed")
        for speaker in self._well:
            try:
                speech = speaker.speech(line, scratch)
            except BadSpeechError:
                continue  # of this text the next engine may make something
            except SynthesisError as error:
                failure = error
                with self._failing:
                    self._well = tuple(each for each in self._well if each is not speaker)
            else:
                return self._cache.keep(speaker.key(line) or "", speech)
            finally:
                with contextlib.suppress(OSError):  # Windows keeps what an engine still has open
                    scratch.unlink(missing_ok=True)
        if not self._well:
            raise failure
        return None


def _begun(
    pool: ThreadPoolExecutor,
    make: Callable[[str, Path], Clip | None],
    lines: Iterable[str],
    scratches: Iterable[Path],
) -> Iterator[Clip | None]:
    try:
        return pool.map(make, lines, scratches)
    except RuntimeError as error:  # the program ends, and nobody waits any more
        raise GivenUpError from error


def at_once(processors: int | None = None) -> int:
    """Return how many lines are made at once, leaving something of the computer to the window."""
    return min(3, 1 + (processors or os.cpu_count() or 1) // 2)


def narrator_of(
    listings: Sequence[Listing], language: str, voice_id: str, speaking: Speaking, cache: ClipCache
) -> Narrator | None:
    """Return what speaks a language tag, by the wanted voice if there is one; None when no voice does.

    What may be lost to engines that don't answer is shared out among them.
    """
    names = {listing.kind: listing.name for listing in listings}
    voices = to_try(listings, language, voice_id)
    if not voices:
        return None
    patience = replace(speaking.patience, in_all_s=speaking.patience.in_all_s / len(voices))
    how = replace(speaking, patience=patience)
    return Narrator(language, [Speaker(voice, names[voice.kind], how) for voice in voices], cache)
