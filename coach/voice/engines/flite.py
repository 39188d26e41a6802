"""flite by its command line: few voices, English only, the clearest that a plain Linux has."""

import re
import unicodedata
from pathlib import Path
from typing import Final

from coach.voice.engines.engine import EngineError
from coach.voice.engines.tool import Tool
from coach.voice.voice_choice import Clearness, EngineKind, OfferedVoice


def _voice(own: str, name: str, tag: str, clearness: Clearness, *, is_low: bool) -> OfferedVoice:
    return OfferedVoice(f"{EngineKind.FLITE.value}:{own}", name, (tag,), clearness, is_low)


# Their pitch, measured over instructions of ours: rms 103 Hz, awb 127, slt 170, kal16 95.
_KNOWN: Final = {
    "rms": _voice("rms", "Calm deep voice, American", "en-us", Clearness.CLEAR, is_low=True),
    "slt": _voice("slt", "Calm high voice, American", "en-us", Clearness.CLEAR, is_low=False),
    "awb": _voice("awb", "Calm deep voice, Scottish", "en-gb", Clearness.CLEAR, is_low=True),
    "kal16": _voice("kal16", "Robot voice, American", "en-us", Clearness.ROUGH, is_low=True),
    "kal": _voice("kal", "Robot voice, American", "en-us", Clearness.ROUGH, is_low=True),
}
_NO_VOICES: Final = {"awb_time"}  # it can only tell the time

_PLAIN_SIGNS: Final = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": ", ", "—": ", ", "…": "..."}  # noqa: RUF001 - typographic ones
)


class Flite:
    """One voice of flite; its rate is in percent of the voice's own speed."""

    def __init__(self, voice: str = "", rate: int = 0) -> None:
        self._options = ["-voice", voice] if voice else []
        self._options += ["--setf", f"duration_stretch={100 / rate:.4f}"] if rate else []
        self._tool = Tool()

    @property
    def name(self) -> str:
        """The program with its version."""
        # It exits with 1 after having told its version.
        version = re.search(r"version: *(\S+)", self._tool.run(["flite", "--version"], well=(0, 1)))
        return version[1] if version else "flite, unknown version"

    def voices(self) -> tuple[OfferedVoice, ...]:
        """List its voices that can say anything."""
        return voices_in(self._tool.run(["flite", "-lv"]))

    def default_id(self) -> str:
        """Nobody chooses one."""
        return ""

    def speak(self, text: str, path: Path) -> None:
        """Write a WAV file; the text goes by a file, so that it is never taken for an option."""
        words = path.with_suffix(".txt")
        words.write_text(plain(text) + "\n", encoding="ascii")
        self._tool.run(["flite", *self._options, "-f", str(words), "-o", str(path)])
        if not path.exists():
            raise EngineError("flite wrote no file")

    def end(self) -> None:
        """End what is running."""
        self._tool.end()


def voices_in(line: str) -> tuple[OfferedVoice, ...]:
    """Read what `flite -lv` prints: "Voices available: kal awb_time kal16 awb rms slt"."""
    there = set(line.partition(":")[2].split()) - _NO_VOICES
    if "kal16" in there:
        there.discard("kal")  # the same voice with half of its sound
    unknown = [
        _voice(own, own, "en-us", Clearness.CLEAR, is_low=False) for own in sorted(there - _KNOWN.keys())
    ]
    return (*(voice for own, voice in _KNOWN.items() if own in there), *unknown)


def plain(text: str) -> str:
    """Return a text in the only letters that flite reads, ASCII: "Zoë" becomes "Zoe"."""
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN_SIGNS))
    return letters.encode("ascii", "ignore").decode()
