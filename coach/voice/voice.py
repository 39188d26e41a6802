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


AHEAD_MS = 150
"""A cue is sent to the player this long before its moment, so a busy machine can't make it late."""


@dataclass(frozen=True, slots=True)
class Volumes:
    """How loud each kind of sound is, from 0 to 1."""

    words: float = 0.9
    counts: float = 0.9
    tones: float = 0.9


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person wants the coach to sound.

    `voice_id` is one of the ids of `OfferedVoice`, "" for the clearest voice of
    the language that is spoken; `words_per_minute` is as truly spoken; `device`
    is a loudspeaker's name, "" for the system's own, and `offset_ms` (0 or
    more) is how late what it plays is heard.
    """

    voice_id: str = ""
    words_per_minute: int = WORDS_PER_MINUTE
    volumes: Volumes = Volumes()
    device: str = ""
    offset_ms: int = 0


class Voice(Protocol):
    """Something that says cues at their moment; moments are `time.monotonic()` in milliseconds.

    `prepare` may take seconds and belongs in a worker thread. The others
    return at once and may be called meanwhile from the window's thread.
    """

    def prepare(
        self, texts: Iterable[str], cancelled: threading.Event | None = None, *, language: str = "en"
    ) -> dict[str, Clip]:
        """Make the clips of all texts, which are in `language`; a text that couldn't be spoken is absent."""
        ...

    @property
    def ahead_ms(self) -> int:
        """How long before its moment a cue is best sent."""
        ...

    def play(self, cue: str | Clip, at_ms: float, *, is_count: bool = False) -> None:
        """Let a cue's first word be heard at a moment; without a clip, the tone.

        Counts have a volume of their own.
        """
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
    ahead_ms = AHEAD_MS

    def prepare(
        self,
        texts: Iterable[str],  # noqa: ARG002 - as a Voice has it
        cancelled: threading.Event | None = None,  # noqa: ARG002 - the same
        *,
        language: str = "en",  # noqa: ARG002 - the same
    ) -> dict[str, Clip]:
        """Make no clips."""
        return {}

    def play(self, cue: str | Clip, at_ms: float, *, is_count: bool = False) -> None:
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

    `cache_dir` is made when needed.
    """

    def __init__(
        self, cache_dir: Path, manner: Manner = Manner(), children: Children = REAL_CHILDREN
    ) -> None:
        self._language = "en"
        self._manner = manner
        self._cache = ClipCache(cache_dir)
        command = children.synthesis or synthesis_command(self._language, manner.words_per_minute)
        self._synthesiser = Synthesiser(manner.words_per_minute, command, children.patience)
        self._player = Player(children.player or player_command())
        self._clips: dict[str, Clip] = {}  # only ever added to, so that play needs no lock
        self._speech_problem: Problem | None = None
        self._preparing = threading.Lock()
        self._closed = False

    @property
    def ahead_ms(self) -> int:
        """How long before its moment a cue is best sent."""
        return AHEAD_MS + self._manner.offset_ms

    def prepare(
        self,
        texts: Iterable[str],
        cancelled: threading.Event | None = None,
        *,
        language: str = "en",  # noqa: ARG002 - one voice so far
    ) -> dict[str, Clip]:
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

    def play(self, cue: str | Clip, at_ms: float, *, is_count: bool = False) -> None:
        """Let a cue's first word be heard at a moment; a text without a clip becomes the tone."""
        clip = self._clips.get(cue) if isinstance(cue, str) else cue
        volumes = self._manner.volumes
        if clip:
            self._player.play(clip, at_ms, volumes.counts if is_count else volumes.words)
        elif cue:
            self.tone(at_ms)

    def tone(self, at_ms: float) -> None:
        """Let the soft tone be heard at a moment."""
        self._player.tone(at_ms, self._manner.volumes.tones)

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
