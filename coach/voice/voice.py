"""The coach's voice as the rest of the program sees it."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from coach.voice.calibration import Rates
from coach.voice.clip import Clip
from coach.voice.clip_cache import ClipCache
from coach.voice.narrator import Narrator, Speaking, narrator_of
from coach.voice.player import Player, player_command
from coach.voice.problem import Problem, sentence
from coach.voice.synthesis import USUAL_PATIENCE, GivenUpError, Patience, SynthesisError
from coach.voice.voice_catalogue import Catalogue
from coach.voice.voice_choice import Listing

WORDS_PER_MINUTE = 140
"""A calm speed that older ears follow."""


AHEAD_MS = 150
"""A cue is sent to the player this long before its moment, so a busy machine can't make it late."""

FEW: Final = 2
"""Who wants no more texts than this goes before those who want many: somebody waits to hear them."""

_WORST_FIRST: Final = (Problem.NO_ENGINE, Problem.NOT_ANSWERING, Problem.NO_ROOM, Problem.NO_VOICE)


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
    """Something that says cues at their moment; moments are `time.perf_counter()` in milliseconds.

    `prepare` and `wait_until_heard` may take seconds and belong in a worker
    thread. The others return at once (but `close`) and may be called meanwhile
    from the window's thread.
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

    def wait_until_heard(self, patience_s: float) -> None:
        """Wait until a loudspeaker plays, or it is known that there is none; starts the player."""
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
    ahead_ms = 0

    def prepare(
        self,
        texts: Iterable[str],  # noqa: ARG002 - as a Voice has it
        cancelled: threading.Event | None = None,  # noqa: ARG002 - the same
        *,
        language: str = "en",  # noqa: ARG002 - the same
    ) -> dict[str, Clip]:
        """Make no clips."""
        return {}

    def wait_until_heard(self, patience_s: float) -> None:
        """Wait for nothing: there is nothing to hear."""

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
    """How the child processes are started and how long they may take; None is the real one."""

    synthesis: Sequence[str] | None = None
    player: Sequence[str] | None = None
    patience: Patience = USUAL_PATIENCE


REAL_CHILDREN = Children()


class SpokenVoice:
    """The real voice: speech rendered ahead to clips that are kept on disk, played at their moment.

    `cache_dir` is made when needed. `catalogue` is the program's, so that the
    computer's voices are asked for once.
    """

    def __init__(
        self,
        cache_dir: Path,
        manner: Manner = Manner(),
        children: Children = REAL_CHILDREN,
        catalogue: Catalogue | None = None,
    ) -> None:
        self._manner = manner
        self._cache = ClipCache(cache_dir)
        self._catalogue = catalogue or Catalogue(children.synthesis, children.patience.to_list_s)
        rates = Rates(cache_dir / "rates.json")
        self._speaking = Speaking(
            manner.words_per_minute, rates, children.synthesis, children.patience, self._is_given_up
        )
        self._narrators: dict[str, Narrator] = {}  # by language
        self._player = Player(children.player or player_command(manner.device))
        self._clips: dict[str, Clip] = {}  # only ever added to, so that play needs no lock
        self._problems: dict[str, Problem] = {}  # of speech, by language; never changed but replaced
        self._turns = _Turns()
        self._cancelled: threading.Event | None = None
        self._closed = False

    @property
    def ahead_ms(self) -> int:
        """How long before its moment a cue is best sent."""
        return AHEAD_MS + self._manner.offset_ms

    def prepare(
        self, texts: Iterable[str], cancelled: threading.Event | None = None, *, language: str = "en"
    ) -> dict[str, Clip]:
        """Make the clips of all texts, which are in `language`; a text that couldn't be spoken is absent.

        Blocks, one caller at a time; who wants many texts lets those go first
        who want but a FEW. It returns what it has when `cancelled` is set or
        the voice is closed, and when no engine answers (see `problem`).
        """
        wanted = tuple(dict.fromkeys(texts))
        made: dict[str, Clip] = {}
        is_urgent, is_over = len(wanted) <= FEW, False
        while not is_over:
            with self._turns.turn(is_urgent=is_urgent):
                self._cancelled = cancelled
                left = [text for text in wanted if text not in made]
                is_over = self._is_given_up() or self._make(left, language, made, gives_way=not is_urgent)
        for clip in made.values():
            self._player.load(clip)
        return made

    def wait_until_heard(self, patience_s: float) -> None:
        """Wait until a loudspeaker plays, or it is known that there is none; starts the player."""
        if not self._closed:
            self._player.wait_for_device(patience_s)

    def play(self, cue: str | Clip, at_ms: float, *, is_count: bool = False) -> None:
        """Let a cue's first word be heard at a moment; a text without a clip becomes the tone."""
        clip = self._clips.get(cue) if isinstance(cue, str) else cue
        volumes = self._manner.volumes
        if clip:
            self._player.play(clip, self._begin_ms(at_ms), volumes.counts if is_count else volumes.words)
        elif cue:
            self.tone(at_ms)

    def tone(self, at_ms: float) -> None:
        """Let the soft tone be heard at a moment."""
        self._player.tone(self._begin_ms(at_ms), self._manner.volumes.tones)

    def stop(self) -> None:
        """Be silent at once, and forget what was to come."""
        self._player.stop()

    def close(self) -> None:
        """End all children; nothing can be heard any more."""
        self._closed = True
        for narrator in tuple(self._narrators.values()):
            narrator.close()
        self._player.close()

    @property
    def problem(self) -> str | None:
        """What keeps the coach from being heard, and what to do about it; None as far as is known."""
        if self._player.is_silent:
            return sentence(Problem.NO_SOUND)
        problems = self._problems
        if not problems:
            return None
        language = min(problems, key=lambda each: _WORST_FIRST.index(problems[each]))
        return sentence(problems[language], language)

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The numbers of the child processes that run now, the player's last."""
        speaking = [each for narrator in tuple(self._narrators.values()) for each in narrator.process_ids]
        return tuple(number for number in (*speaking, self._player.process_id) if number)

    def _make(self, texts: Iterable[str], language: str, made: dict[str, Clip], *, gives_way: bool) -> bool:
        """Put the clips of texts into `made`; False when this broke off to let somebody else go first."""
        problem: Problem | None = None
        try:
            with closing(self._narrator(language).clips(texts)) as clips:
                for text, clip in clips:
                    made[text] = self._clips[text] = clip
                    if self._is_given_up():
                        return True
                    if gives_way and self._turns.is_urgent:
                        return False
        except GivenUpError:
            return True
        except SynthesisError as error:
            problem = error.problem
        except OSError:
            problem = Problem.NO_ROOM
        self._learn(language, problem)
        return True

    def _learn(self, language: str, problem: Problem | None) -> None:
        """Remember what is wrong with a language; where one can be spoken, there is an engine."""
        others = {each: own for each, own in self._problems.items() if each != language}
        if problem is None:
            self._problems = {each: own for each, own in others.items() if own is not Problem.NO_ENGINE}
        else:
            self._problems = {**others, language: problem}

    def _is_given_up(self) -> bool:
        return self._closed or (self._cancelled is not None and self._cancelled.is_set())

    def _begin_ms(self, at_ms: float) -> float:
        return begin_ms(at_ms, self._manner.offset_ms, time.perf_counter() * 1000)

    def _narrator(self, language: str) -> Narrator:
        """Return what speaks a language; raises SynthesisError when nothing does, and GivenUpError."""
        if language not in self._narrators:
            listings = self._catalogue.listings(self._is_given_up, language)
            if self._is_given_up():
                raise GivenUpError
            voice_id = self._manner.voice_id
            narrator = narrator_of(listings, language, voice_id, self._speaking, self._cache)
            if narrator is None:
                raise SynthesisError(_why_none(listings), f"no voice for {language}")
            self._narrators[language] = narrator
        return self._narrators[language]


class _Turns:
    """Lets one caller at a time work, the urgent ones first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._is_taken = False
        self._urgent = 0  # how many of them wait

    @property
    def is_urgent(self) -> bool:
        """Whether an urgent one waits."""
        return self._urgent > 0

    @contextmanager
    def turn(self, *, is_urgent: bool) -> Iterator[None]:
        """Wait for one's turn, and have it."""
        with self._changed:
            self._urgent += is_urgent
            self._changed.wait_for(lambda: not self._is_taken and (is_urgent or not self._urgent))
            self._urgent -= is_urgent
            self._is_taken = True
        try:
            yield
        finally:
            with self._changed:
                self._is_taken = False
                self._changed.notify_all()


def begin_ms(at_ms: float, offset_ms: int, now_ms: float) -> float:
    """Return when the player must begin, so that a cue is heard at a moment through an output that is late.

    Never in the past, where it is for the player to drop it: a cue just after
    a jump is then late rather than lost.
    """
    return min(at_ms, max(at_ms - offset_ms, now_ms))


def _why_none(listings: Sequence[Listing]) -> Problem:
    if any(listing.works for listing in listings):
        return Problem.NO_VOICE
    return Problem.NOT_ANSWERING if any(listing.hangs for listing in listings) else Problem.NO_ENGINE
