"""The system's own speech engine by pyttsx3, and the only module that knows pyttsx3.

A rate that is changed in a running engine often isn't what is then heard, so
it is set once. `save_to_file` only, one file for each run of the loop: never
`say`, `stop` or callbacks, none of which can be relied on. It must be used in
the process's main thread, which Windows asks for.
"""

import re
import time
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pyttsx3

from coach.voice.engines.engine import EngineError
from coach.voice.engines.tool import PATIENCE_S
from coach.voice.voice_choice import Clearness, EngineKind, OfferedVoice

_TOYS: Final = re.compile(
    "albert|bad news|bahh|bells|boing|bubbles|cellos|deranged|good news|hysterical|jester|(pipe )?organ"
    "|superstar|trinoids|whisper|wobble|zarvox"
)
_TAG: Final = re.compile("(?<![A-Za-z])[A-Za-z]{2}-[A-Za-z]{2}(?![A-Za-z])")
_ROBOTS: Final = frozenset({"fred", "junior", "kathy", "princess", "ralph"})


class Pyttsx3Engine:
    """One voice of espeak on Linux, of SAPI on Windows, of macOS; its rate is what pyttsx3 is told."""

    def __init__(self, voice: str = "", rate: int = 0, init: Callable[[], Any] = pyttsx3.init) -> None:
        try:
            self._engine = init()
            is_espeak = str(self._engine) == "espeak"
            told = _espeak_itself() if is_espeak else self._engine
            if voice:
                told.setProperty("voice", voice)
            if rate:
                told.setProperty("rate", rate)
                told.setProperty("volume", 1.0)
        except Exception as error:
            raise _as_ours(error) from error
        self._is_tidying = _is_espeak_playing() if is_espeak else lambda: False

    @property
    def name(self) -> str:
        """The engine behind pyttsx3 and both versions."""
        own = str(self._engine)
        parts = [own]
        try:
            parts.append(f"pyttsx3 {metadata.version('pyttsx3')}")
            if own == "espeak":
                from pyttsx3.drivers import _espeak  # noqa: PLC0415 - loads the library, which others lack

                parts.append(_espeak.Info(None).decode(errors="ignore").split()[0])
        except Exception:  # noqa: BLE001 - a name without a version still names it
            parts.append("unknown version")
        return ", ".join(parts)

    def voices(self) -> tuple[OfferedVoice, ...]:
        """List the voices that the system has; where they can't be listed, the default one alone.

        On Windows one voice with a language that pyttsx3 can't read ("409;9")
        spoils the list of all.
        """
        is_espeak = str(self._engine) == "espeak"
        try:
            return tuple(
                offered_voice(
                    str(voice.id),
                    str(voice.name or ""),
                    voice.languages,
                    str(voice.gender or ""),
                    is_espeak=is_espeak,
                )
                for voice in self._engine.getProperty("voices")
            )
        except Exception as error:
            default = self.default_id().partition(":")[2]  # "" for espeak's
            if not default:
                raise _as_ours(error) from error
            return (_default_voice(default),)

    def default_id(self) -> str:
        """Return the voice that the person chose in Windows or macOS; espeak's is nobody's choice."""
        if str(self._engine) == "espeak":
            return ""
        try:
            return f"{EngineKind.PYTTSX3.value}:{self._engine.getProperty('voice') or ''}"
        except Exception as error:
            raise _as_ours(error) from error

    def speak(self, text: str, path: Path) -> None:
        """Write a WAV file, on macOS an AIFF file whatever the path says."""
        # pyttsx3 stops espeak before each run of its loop; while its thread still tidies up after the last
        # text, that would cancel this one: half of a file, or none of it.
        _wait_until(lambda: not self._is_tidying(), "the engine didn't come to its end")
        try:
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
        except Exception as error:
            raise _as_ours(error) from error
        # The loop may return before the engine's thread has written the file.
        _wait_until(lambda: _is_complete(path), "the engine wrote no file")

    def end(self) -> None:
        """Nothing of it outlives the process."""


def _wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Wait for the engine's own thread; raises EngineError."""
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > until:
            raise EngineError(otherwise)
        time.sleep(0.002)


def _espeak_itself() -> Any:  # noqa: ANN401 - pyttsx3 has no types
    """Return what tells espeak at once.

    pyttsx3 would keep a rate until the first text, and then tell it right before
    it stops espeak, whose own thread may forget what it was only just told.
    """
    from pyttsx3.drivers.espeak import EspeakDriver  # noqa: PLC0415 - loads the library, which others lack

    return EspeakDriver


def _is_espeak_playing() -> Callable[[], bool]:
    from pyttsx3.drivers import _espeak  # noqa: PLC0415 - loads the library, which others lack

    return lambda: bool(_espeak.IsPlaying())


def offered_voice(
    own_id: str, name: str, languages: Iterable[object], gender: str, *, is_espeak: bool
) -> OfferedVoice:
    """Return a voice as we offer it, from what pyttsx3 tells of it."""
    tags = tuple(
        tag.decode(errors="ignore") if isinstance(tag, bytes) else str(tag) for tag in languages if tag
    )
    clearness = Clearness.PLAIN if is_espeak else _clearness(own_id.lower(), name.lower())
    is_low = gender.lower().endswith("male") and not gender.lower().endswith("female")
    return OfferedVoice(f"{EngineKind.PYTTSX3.value}:{own_id}", name or own_id, tags, clearness, is_low)


def _default_voice(own_id: str) -> OfferedVoice:
    """Return the voice of which nothing but the id is known.

    Ids of Microsoft's tell the language ("TTS_MS_EN-US_DAVID_11.0"); of others
    we take it to be English, as the coach's own words are.
    """
    name = re.split(r"[\\/]", own_id)[-1]
    tag = _TAG.search(name)
    return offered_voice(own_id, name, [tag[0] if tag else "en"], "", is_espeak=False)


def _clearness(own_id: str, name: str) -> Clearness:
    """Tell the clearness of a voice of Windows or macOS by what it is called; both in lower case."""
    if _TOYS.fullmatch(name):
        return Clearness.TOY
    if name in _ROBOTS or ".eloquence." in own_id:
        return Clearness.PLAIN
    large = ("premium", "enhanced", "siri", "natural")
    return Clearness.CLEAR if any(word in own_id or word in name for word in large) else Clearness.GOOD


def _is_complete(path: Path) -> bool:
    """Tell whether a WAV or AIFF file is as long as it says that it is."""
    try:
        with path.open("rb") as file:
            kind, size = file.read(4), file.read(4)
        return len(size) == 4 and path.stat().st_size >= 8 + int.from_bytes(
            size, "big" if kind == b"FORM" else "little"
        )
    except OSError:
        return False


def _as_ours(error: Exception) -> EngineError:
    """Each platform's engine fails in its own way."""
    return EngineError(f"{type(error).__name__}: {error}")
