"""The coach's voice as the rest of the program sees it."""

import contextlib
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from coach.voice.clip import Clip, clip_key
from coach.voice.clip_cache import ClipCache
from coach.voice.player import Player, player_command
from coach.voice.problem import Problem, sentence
from coach.voice.synthesis import (
    USUAL_PATIENCE,
    BadSpeechError,
    Patience,
    Synthesiser,
    SynthesisError,
    synthesis_command,
)
from coach.voice.text import spoken_form

WORDS_PER_MINUTE = 140
"""A calm speed that older ears follow."""


class Voice(Protocol):
    """Something that says cues at their moment; moments are `time.monotonic()` in milliseconds.

    `prepare` may take seconds and belongs in a worker thread. The others
    return at once and may be called meanwhile from the window's thread.
    """

    def prepare(self, texts: Iterable[str], cancelled: threading.Event | None = None) -> dict[str, Clip]:
        """Make the clips of all texts; a text that couldn't be spoken is absent."""
        ...

    def play(self, cue: str | Clip, at_ms: float) -> None:
        """Let a cue's first word be heard at a moment, best sent 150 ms ahead; without a clip, the tone."""
        ...

    def tone(self, at_ms: float) -> None:
        """Let the soft tone be heard at a moment."""
        ...

    def stop(self) -> None:
        """Be silent at once, and forget what was to come."""
        ...

    def close(self) -> None:
        """End everything, within half a second; a `prepare` that is going on returns what it has."""
        ...

    @property
    def problem(self) -> str | None:
        """What keeps the coach from being heard, and what to do about it, or None."""
        ...


class SilentVoice:
    """A voice that makes no sound at all and has nothing to complain of."""

    problem: str | None = None

    def prepare(self, texts: Iterable[str], cancelled: threading.Event | None = None) -> dict[str, Clip]:  # noqa: ARG002 - as a Voice has it
        """Make no clips."""
        return {}

    def play(self, cue: str | Clip, at_ms: float) -> None:
        """Stay silent."""

    def tone(self, at_ms: float) -> None:
        """Stay silent."""

    def stop(self) -> None:
        """Stay silent."""

    def close(self) -> None:
        """Have nothing to end."""


@dataclass(frozen=True, slots=True)
class Children:
    """How the two child processes are started and how long they may take; None is the real one."""

    synthesis: Sequence[str] | None = None
    player: Sequence[str] | None = None
    patience: Patience = USUAL_PATIENCE


REAL_CHILDREN = Children()


class SpokenVoice:
    """The real voice: speech rendered ahead to clips that are kept on disk, played at their moment.

    `cache_dir` is made when needed; `language` is a tag such as "en" or
    "en-GB"; `words_per_minute` is the true speed; `volume` is 0 to 1.
    """

    def __init__(
        self,
        cache_dir: Path,
        language: str = "en",
        words_per_minute: int = WORDS_PER_MINUTE,
        volume: float = 1.0,
        children: Children = REAL_CHILDREN,
    ) -> None:
        self._language = language
        self._gain = max(0.0, min(1.0, volume))
        self._cache = ClipCache(cache_dir)
        command = children.synthesis or synthesis_command(language, words_per_minute)
        self._synthesiser = Synthesiser(words_per_minute, command, children.patience)
        self._player = Player(children.player or player_command())
        self._clips: dict[str, Clip] = {}  # only ever added to, so that play needs no lock
        self._speech_problem: Problem | None = None
        self._preparing = threading.Lock()
        self._closed = False

    def prepare(self, texts: Iterable[str], cancelled: threading.Event | None = None) -> dict[str, Clip]:
        """Make the clips of all texts; a text that couldn't be spoken is absent.

        Blocks, one caller at a time. It returns what it has when `cancelled` is
        set or the voice is closed, and when no engine answers (see `problem`).
        """
        made: dict[str, Clip] = {}
        problem: Problem | None = None
        with self._preparing:
            try:
                for text, clip in self._found_or_made(texts):
                    made[text] = self._clips[text] = clip
                    if self._closed or (cancelled and cancelled.is_set()):
                        break
            except SynthesisError as error:
                problem = error.problem
            except OSError:
                problem = Problem.NO_ROOM
            self._speech_problem = problem
        for clip in made.values():
            self._player.load(clip)
        return made

    def play(self, cue: str | Clip, at_ms: float) -> None:
        """Let a cue's first word be heard at a moment; a text without a clip becomes the tone."""
        clip = self._clips.get(cue) if isinstance(cue, str) else cue
        if clip:
            self._player.play(clip, at_ms, self._gain)
        elif cue:
            self.tone(at_ms)

    def tone(self, at_ms: float) -> None:
        """Let the soft tone be heard at a moment."""
        self._player.tone(at_ms, self._gain)

    def stop(self) -> None:
        """Be silent at once, and forget what was to come."""
        self._player.stop()

    def close(self) -> None:
        """End both children; nothing can be heard any more."""
        self._closed = True
        self._synthesiser.close()
        self._player.close()

    @property
    def problem(self) -> str | None:
        """What keeps the coach from being heard, and what to do about it; None as far as is known."""
        problem = self._speech_problem or (Problem.NO_SOUND if self._player.is_silent else None)
        return sentence(problem, self._language) if problem else None

    def _found_or_made(self, texts: Iterable[str]) -> Iterator[tuple[str, Clip]]:
        """Yield the clips that were kept, then make the others; raises SynthesisError and OSError."""
        engine = self._synthesiser.engine()
        missing = []
        for text in dict.fromkeys(texts):
            if line := spoken_form(text):
                key = clip_key(engine.name, engine.voice, engine.rate, line)
                if clip := self._cache.find(key):
                    yield text, clip
                else:
                    missing.append((text, line, key))
        if not missing:
            return
        with tempfile.TemporaryDirectory(prefix="leg-coach-") as folder:
            for text, line, key in missing:
                # A text that comes out wrong each time is left to the caption; the others are still made.
                with contextlib.suppress(BadSpeechError):
                    speech = self._synthesiser.speech(line, Path(folder) / "speech.wav")
                    yield text, self._cache.keep(key, speech)
