"""Text to speech file, by a child process that is ended and started again whenever it doesn't do its work."""

import contextlib
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from coach.voice.child import Child, Message, child_command
from coach.voice.clip import SilentSoundError, shaped
from coach.voice.problem import Problem
from coach.voice.recording import Recording, UnreadableSoundError, read_recording
from coach.voice.text import estimated_length_ms
from coach.voice.voice_choice import OfferedVoice

TRIES = 3


class SynthesisError(Exception):
    """There is no speech; `problem` says why in general, the message in particular."""

    def __init__(self, problem: Problem, why: str) -> None:
        super().__init__(why)
        self.problem = problem


class BadSpeechError(Exception):
    """The engine is well, but a text came out silent, broken or of an impossible length every time."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What is speaking: the engine with its version, its voice, and the rate in its own unit."""

    name: str
    voice: str
    rate: int


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the child may take, in seconds, before it is ended and started again."""

    to_start_s: float = 10.0  # the first start after a boot reads its voices from a slow disk
    to_answer_s: float = 3.0


USUAL_PATIENCE = Patience()


def synthesis_command(language: str, words_per_minute: int) -> tuple[str, ...]:
    """Return how the real synthesis child is started."""
    speed = str(words_per_minute)
    return child_command("coach.voice.synthesis_child", "--language", language, "--words-per-minute", speed)


class Synthesiser:
    """The parent's side of the synthesis child; one for each language and speed.

    Every method blocks while the child works and may be called from any
    thread; `close` doesn't wait and makes the others raise SynthesisError.
    """

    def __init__(
        self, words_per_minute: int, command: Sequence[str], patience: Patience = USUAL_PATIENCE
    ) -> None:
        self._words_per_minute = words_per_minute
        self._command = command
        self._patience = patience
        self._asking = threading.Lock()
        self._answers: SimpleQueue[Message | None] = SimpleQueue()
        self._child: Child | None = None
        self._engine: Engine | None = None
        self._closed = False

    @property
    def process_id(self) -> int | None:
        """The child's process number, while there is one."""
        child = self._child
        return child.process_id if child else None

    def engine(self) -> Engine:
        """Return what speaks, starting it when needed; raises SynthesisError after three tries."""
        with self._asking:
            return self._started()

    def voices(self) -> tuple[OfferedVoice, ...]:
        """List every voice of the engine; raises SynthesisError."""
        with self._asking:
            self._started()
            listed = self._asked({"voices": True}).get("voices")
        return tuple(
            OfferedVoice(str(voice["id"]), str(voice["name"]), tuple(voice["languages"]))
            for voice in (listed if isinstance(listed, list) else [])
        )

    def speech(self, text: str, scratch: Path) -> Recording:
        """Return a text as speech, shaped into a clip; `scratch` is a file that may be overwritten.

        Raises SynthesisError when the child hung or died three times, and
        BadSpeechError when what it made was no good three times.
        """
        failure: SynthesisError | BadSpeechError = BadSpeechError("never tried")
        for _ in range(TRIES):
            scratch.unlink(missing_ok=True)
            with self._asking:
                self._started()
                try:
                    answer = self._asked({"text": text, "path": str(scratch)})
                except SynthesisError as error:
                    failure = error
                    continue
            if answer.get("made") is not True:
                failure = BadSpeechError(str(answer.get("why", "no file was made")))
                continue
            try:
                return self._checked(text, scratch)
            except (UnreadableSoundError, SilentSoundError, BadSpeechError) as error:
                failure = BadSpeechError(str(error))
        raise failure

    def close(self) -> None:
        """End the child; nothing can be asked any more."""
        self._closed = True
        child = self._child
        if child:
            child.kill()

    def _checked(self, text: str, path: Path) -> Recording:
        clip = shaped(read_recording(path))
        expected_ms = estimated_length_ms(text, self._words_per_minute)
        if not expected_ms / 5 <= clip.length_ms <= expected_ms * 5 + 3000:
            raise BadSpeechError(f"{clip.length_ms} ms instead of about {expected_ms}")
        return clip

    def _started(self) -> Engine:
        """Return what speaks; the lock is held."""
        failure = SynthesisError(Problem.NOT_ANSWERING, "closed")
        for attempt in range(TRIES):
            if self._closed:
                self._drop()
                raise SynthesisError(Problem.NOT_ANSWERING, "closed")
            if self._engine and self._child:
                return self._engine
            if attempt:
                time.sleep(0.05 * attempt)
            try:
                self._engine = self._greeted()
            except SynthesisError as error:
                self._drop()
                failure = error
                if error.problem in {Problem.NO_ENGINE, Problem.NO_VOICE}:
                    break  # it told us so itself: asking again gives the same answer
        if self._engine and self._child:
            return self._engine
        raise failure

    def _greeted(self) -> Engine:
        self._answers = SimpleQueue()
        try:
            self._child = Child(self._command, self._answers.put)
        except OSError as error:
            raise SynthesisError(Problem.NOT_ANSWERING, str(error)) from error
        if self._closed:  # in the moment in which it was being started
            self._child.kill()
        greeting = self._answer(self._patience.to_start_s)
        if greeting.get("ready") is not True:
            reason = str(greeting.get("reason", ""))
            known = reason in {problem.value for problem in Problem}
            problem = Problem(reason) if known else Problem.NOT_ANSWERING
            raise SynthesisError(problem, str(greeting.get("why", reason)))
        rate = greeting.get("rate")
        return Engine(
            str(greeting.get("engine")), str(greeting.get("voice")), rate if isinstance(rate, int) else 0
        )

    def _asked(self, message: Message) -> Message:
        """Ask the child that runs; when it fails it is dropped, so the next try starts a new one."""
        if self._child is None:
            raise SynthesisError(Problem.NOT_ANSWERING, "it has ended")
        with contextlib.suppress(OSError):  # when it has gone, the answer says so
            self._child.send(message)
        try:
            return self._answer(self._patience.to_answer_s)
        except SynthesisError:
            self._drop()
            raise

    def _answer(self, patience_s: float) -> Message:
        try:
            answer = self._answers.get(timeout=patience_s)
        except Empty:
            raise SynthesisError(Problem.NOT_ANSWERING, f"no answer in {patience_s:g} s") from None
        if answer is None:
            raise SynthesisError(Problem.NOT_ANSWERING, "it ended by itself")
        return answer

    def _drop(self) -> None:
        child, self._child, self._engine = self._child, None, None
        if child:
            child.kill()
            child.end()  # waits until it has gone, which after a kill is at once
