"""Makes speech files, in a process of its own.

One process speaks with one engine, voice and rate, in its main thread. What
the engine wrote is trimmed and levelled here too, so that none of that work
holds up the window's process.

It answers {"ready": true} or {"ready": false, "why"} once, then {"made":
true} or {"made": false, "why"} for each {"text", "path"}, mostly after
{"spoken": true}: a slow computer then still trims and levels. With --list it
first tells of the engine instead. It ends when its input does.
"""

import argparse
import contextlib
from dataclasses import asdict
from pathlib import Path
from typing import Final

from coach.voice.child import Message
from coach.voice.clip import SilentSoundError, shaped
from coach.voice.engines.engine import Engine, EngineError
from coach.voice.lines import Lines
from coach.voice.recording import UnreadableSoundError, read_recording, write_recording
from coach.voice.voice_choice import EngineKind

_MOST_BYTES: Final = 4_000_000
"""A minute and a half, as most engines write it; more would hold us up, and no text takes as long."""


def main() -> None:
    """Answer the parent until it closes our input."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--engine", type=EngineKind, required=True)
    arguments.add_argument("--voice", default="", help="as the engine calls it")
    arguments.add_argument("--rate", type=int, default=0, help="in the engine's own scale")
    arguments.add_argument("--list", action="store_true")
    wanted = arguments.parse_args()
    started: list[Engine] = []

    def end_engine() -> None:
        for engine in started:
            engine.end()

    lines = Lines(before_end=end_engine)
    try:
        engine = made_engine(wanted.engine, wanted.voice, wanted.rate)
        started.append(engine)
        lines.answer(_listed(engine) if wanted.list else {"ready": True})
    except EngineError as error:
        lines.answer({"ready": False, "why": str(error)})
    while True:
        message = lines.received.get()
        lines.answer(_made(engine, str(message["text"]), Path(str(message["path"])), lines))


def made_engine(kind: EngineKind, voice: str, rate: int) -> Engine:
    """Return an engine with a voice and a rate; raises EngineError when it isn't there.

    Each is imported only when it is wanted: pyttsx3 takes its time.
    """
    if kind is EngineKind.FLITE:
        from coach.voice.engines.flite import Flite  # noqa: PLC0415

        return Flite(voice, rate)
    if kind is EngineKind.ESPEAK_NG:
        from coach.voice.engines.espeak_ng import EspeakNg  # noqa: PLC0415

        return EspeakNg(voice, rate)
    from coach.voice.engines.pyttsx3_engine import Pyttsx3Engine  # noqa: PLC0415

    return Pyttsx3Engine(voice, rate)


def _listed(engine: Engine) -> Message:
    voices = [asdict(voice) for voice in engine.voices()]
    return {"engine": engine.name, "voices": voices, "default": engine.default_id()}


def _made(engine: Engine, text: str, path: Path, lines: Lines) -> Message:
    raw = path.with_suffix(".raw.wav")
    try:
        engine.speak(text, raw)
        lines.answer({"spoken": True})
        if raw.stat().st_size > _MOST_BYTES:
            return {"made": False, "why": "that is no sentence"}
        write_recording(shaped(read_recording(raw)), path)
    except (EngineError, OSError, UnreadableSoundError, SilentSoundError) as error:
        return {"made": False, "why": f"{type(error).__name__}: {error}"}
    finally:
        with contextlib.suppress(OSError):  # Windows keeps what an engine still has open
            raw.unlink(missing_ok=True)
    return {"made": True}


if __name__ == "__main__":
    main()
