"""Text to speech file, by a child process that is ended and started again whenever it doesn't do its work."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from coach.voice.child import Child, Message
from coach.voice.clip import LEAD_IN_MS
from coach.voice.problem import Problem
from coach.voice.recording import Recording, UnreadableSoundError, read_recording
from coach.voice.text import estimated_length_ms
from coach.voice.voice_catalogue import never, synthesis_command
from coach.voice.voice_choice import OfferedVoice

TRIES: Final = 3
_POLL_S: Final = 0.05
_LEAST_PATIENCE_S: Final = 0.5
_WORK_OF_A_SECOND: Final = 0.1  # of speech, in seconds; three times what an old laptop may take
_ENDING_S: Final = 0.1  # what a child needs to end the engine that it runs


class SynthesisError(Exception):
    """There is no speech; `problem` says why in general, the message in particular."""

    def __init__(self, problem: Problem, why: str) -> None:
        super().__init__(why)
        self.problem = problem


class BadSpeechError(Exception):
    """The engine is well, but a text came out silent, broken or of an impossible length every time."""


class GivenUpError(Exception):
    """Nobody waits for the speech any more."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long children may take, in seconds, before they are ended and started again.

    `in_all_s` is what may be lost in all to those that don't answer, until
    there are only captions.
    """

    to_list_s: float = 8.0
    to_start_s: float = 10.0  # the first start after a boot reads its voices from a slow disk
    to_answer_s: float = 3.0
    in_all_s: float = 10.0


USUAL_PATIENCE = Patience()


def speaking_command(voice: OfferedVoice, rate: int, command: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return how a child is started that speaks with a voice at a rate in its engine's own scale."""
    options = ("--engine", voice.kind.value, f"--voice={voice.own_id}", "--rate", str(rate))
    return (*(command or synthesis_command()), *options)


class Synthesiser:
    """The parent's side of a synthesis child, which speaks with one voice at one rate.

    Used by one thread at a time; `close` may come from any other, takes at
    most a few tenths of a second, and makes `speech` raise. `lost_s` is how
    long the last `speech` waited for nothing.
    """

    def __init__(
        self,
        command: Sequence[str],
        words_per_minute: int,
        patience: Patience = USUAL_PATIENCE,
        given_up: Callable[[], bool] = never,
    ) -> None:
        self._command = command
        self._words_per_minute = words_per_minute
        self._patience = patience
        self._given_up = given_up
        self._answers: SimpleQueue[Message | None] = SimpleQueue()
        self._child: Child | None = None
        self.lost_s = 0.0
        self._closed = False

    @property
    def process_id(self) -> int | None:
        """The child's process number, while there is one."""
        child = self._child
        return child.process_id if child else None

    def speech(self, text: str, scratch: Path, tries: int = TRIES) -> Recording:
        """Return a text as speech, shaped into a clip; `scratch` is a file that may be overwritten.

        Raises SynthesisError when the child hung or died each time or took
        more than its share of time with it, BadSpeechError when what it made
        was no good each time, and GivenUpError.
        """
        failure: SynthesisError | BadSpeechError = BadSpeechError("never tried")
        self.lost_s = 0.0
        for _ in range(tries):
            with contextlib.suppress(OSError):  # Windows keeps what an engine still has open
                scratch.unlink(missing_ok=True)
            try:
                answer = self._answered(text, scratch)
            except SynthesisError as error:
                self._drop()
                failure = error
                if self.lost_s >= self._patience.in_all_s:
                    break
                continue
            except GivenUpError:
                self._drop()
                raise
            try:
                return self._checked(text, scratch, answer)
            except (UnreadableSoundError, BadSpeechError) as error:
                failure = BadSpeechError(str(error))
        raise failure

    def close(self) -> None:
        """End the child; nothing can be asked any more."""
        self._closed = True
        self._drop()

    def _answered(self, text: str, scratch: Path) -> Message:
        """Ask the child, which is started when there is none."""
        if self._child is None:
            self._start()
        with contextlib.suppress(OSError):  # when it has gone, the answer says so
            if child := self._child:
                child.send({"text": text, "path": str(scratch)})
        expected_s = estimated_length_ms(text, self._words_per_minute) / 1000
        patience_s = self._patience.to_answer_s + expected_s * _WORK_OF_A_SECOND
        answer = self._answer(patience_s)
        return self._answer(patience_s) if answer.get("spoken") is True else answer

    def _start(self) -> None:
        self._answers = SimpleQueue()
        try:
            self._child = Child(self._command, self._answers.put)
        except OSError as error:
            raise SynthesisError(Problem.NOT_ANSWERING, str(error)) from error
        greeting = self._answer(self._patience.to_start_s)
        if greeting.get("ready") is not True:
            raise SynthesisError(Problem.NOT_ANSWERING, str(greeting.get("why", "")))

    def _answer(self, patience_s: float) -> Message:
        left_s = max(_LEAST_PATIENCE_S, self._patience.in_all_s - self.lost_s)
        waited_s = 0.0  # without what the whole computer stood still, which is nobody's fault
        while True:
            if self._closed or self._given_up():
                raise GivenUpError
            try:
                answer = self._answers.get(timeout=_POLL_S)
            except Empty:
                waited_s += _POLL_S
                if waited_s > min(patience_s, left_s):
                    self.lost_s += waited_s
                    raise SynthesisError(Problem.NOT_ANSWERING, f"no answer in {waited_s:.1f} s") from None
            else:
                if answer is None:
                    raise SynthesisError(Problem.NOT_ANSWERING, "it ended by itself")
                return answer

    def _checked(self, text: str, path: Path, answer: Message) -> Recording:
        if answer.get("made") is not True:
            raise BadSpeechError(str(answer.get("why", "no file was made")))
        speech = read_recording(path)
        if not any(speech.samples):
            raise BadSpeechError("nothing can be heard")
        length_ms = speech.length_ms - LEAD_IN_MS
        expected_ms = estimated_length_ms(text, self._words_per_minute)
        if not expected_ms / 5 <= length_ms <= expected_ms * 5 + 3000:
            raise BadSpeechError(f"{length_ms} ms instead of about {expected_ms}")
        return speech

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end(_ENDING_S)
