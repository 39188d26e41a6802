"""Makes speech files, in a process of its own: the only module that knows pyttsx3.

One process speaks with one voice at one rate, because a rate changed in a
running engine often isn't what is then heard. It runs the engine in its main
thread, which Windows asks for. `save_to_file` only, one file for each run of
the loop: never `say`, `stop` or callbacks, none of which can be relied on.

It answers {"ready": true, "engine", "voice", "rate"} or {"ready": false,
"reason"} once, then {"made": true} or {"made": false, "why"} for each {"text",
"path"}, and {"voices": [...]} when it is asked for them.
"""

import argparse
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import pyttsx3

from coach.voice.child import Message
from coach.voice.lines import Lines
from coach.voice.voice_choice import OfferedVoice, best_voice, engine_rate

_FILE_PATIENCE_S = 2.5  # less than the parent's, so that it hears from us first
_SETTLE_S = 0.005  # the engine's own thread still tidies up when the file is complete


def main() -> None:
    """Answer the parent until it closes our input."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--words-per-minute", type=int, default=140)
    wanted = arguments.parse_args()
    lines = Lines()
    try:
        engine = pyttsx3.init()
        offered, default = _voices(engine), str(engine.getProperty("voice") or "")
    except Exception as error:  # noqa: BLE001 - each platform's engine fails in its own way
        lines.answer({"ready": False, "reason": "no engine", "why": f"{type(error).__name__}: {error}"})
        return
    voice = best_voice(offered, wanted.language, default)
    if voice is None:
        lines.answer({"ready": False, "reason": "no voice", "voices": _listed(offered)})
        return
    name = str(engine)
    rate = engine_rate(name, wanted.words_per_minute)
    engine.setProperty("voice", voice.id)
    engine.setProperty("rate", rate)
    engine.setProperty("volume", 1.0)
    lines.answer({"ready": True, "engine": _version(name), "voice": voice.id, "rate": rate})
    while True:
        message = lines.received.get()
        if "text" in message:
            lines.answer(_made(engine, str(message["text"]), Path(str(message["path"]))))
        else:
            lines.answer({"voices": _listed(offered)})


def _made(engine: Any, text: str, path: Path) -> Message:  # noqa: ANN401 - pyttsx3 has no types
    try:
        engine.save_to_file(text, str(path))
        engine.runAndWait()
    except Exception as error:  # noqa: BLE001 - the parent decides what to do about any of them
        return {"made": False, "why": f"{type(error).__name__}: {error}"}
    until = time.monotonic() + _FILE_PATIENCE_S
    while not _is_complete(path):  # the loop may return before the engine's thread has written the file
        if time.monotonic() > until:
            return {"made": False, "why": "the engine wrote no file"}
        time.sleep(0.002)
    time.sleep(_SETTLE_S)
    return {"made": True}


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


def _voices(engine: Any) -> tuple[OfferedVoice, ...]:  # noqa: ANN401 - pyttsx3 has no types
    return tuple(
        OfferedVoice(str(voice.id), str(voice.name or ""), _languages(voice.languages))
        for voice in engine.getProperty("voices")
    )


def _languages(tags: Sequence[object]) -> tuple[str, ...]:
    return tuple(tag.decode(errors="ignore") if isinstance(tag, bytes) else str(tag) for tag in tags if tag)


def _listed(voices: tuple[OfferedVoice, ...]) -> list[dict[str, object]]:
    return [{"id": voice.id, "name": voice.name, "languages": voice.languages} for voice in voices]


def _version(name: str) -> str:
    """Name the engine with its version, as far as it tells: other versions sound different."""
    parts = [name]
    try:
        parts.append(f"pyttsx3 {metadata.version('pyttsx3')}")
        if name == "espeak":
            from pyttsx3.drivers import _espeak  # noqa: PLC0415 - loads the library, which others lack

            parts.append(_espeak.Info(None).decode(errors="ignore").split()[0])
    except Exception:  # noqa: BLE001 - a name without a version still names it
        parts.append("unknown version")
    return ", ".join(parts)


if __name__ == "__main__":
    main()
