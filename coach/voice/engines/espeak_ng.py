"""espeak-ng by its command line."""

import re
from pathlib import Path
from typing import Final

from coach.voice.engines.engine import EngineError
from coach.voice.engines.tool import Tool
from coach.voice.voice_choice import EngineKind, OfferedVoice

_LINE: Final = re.compile(r"\s*\d+\s+(?P<tag>\S+)\s+\S+\s+(?P<name>\S+)\s+(?P<file>\S+)")
_NOT_ITS_OWN: Final = ("mb/", "!v/")  # MBROLA's, mostly not there although listed, and mere variants


class EspeakNg:
    """One voice of espeak-ng; its rate is about 0.8 times the words a minute."""

    def __init__(self, voice: str = "", rate: int = 0) -> None:
        self._options = ([f"-v{voice}"] if voice else []) + ([f"-s{rate}"] if rate else [])
        self._tool = Tool()

    @property
    def name(self) -> str:
        """The program with its version."""
        version = re.search(r"\d+(\.\d+)+\S*", self._tool.run(["espeak-ng", "--version"]))
        return f"espeak-ng {version[0]}" if version else "espeak-ng, unknown version"

    def voices(self) -> tuple[OfferedVoice, ...]:
        """List the voices that it can speak with by itself."""
        return voices_in(self._tool.run(["espeak-ng", "--voices"]))

    def default_id(self) -> str:
        """Nobody chooses one."""
        return ""

    def speak(self, text: str, path: Path) -> None:
        """Write a WAV file."""
        plain = text.replace("[[", "[ [")  # what stands in double brackets would be read as phonemes
        self._tool.run(["espeak-ng", *self._options, "-b1", f"-w{path}", "--stdin"], plain.encode())
        if not path.exists():
            raise EngineError("espeak-ng wrote no file")

    def end(self) -> None:
        """End what is running."""
        self._tool.end()


def voices_in(table: str) -> tuple[OfferedVoice, ...]:
    """Read what `espeak-ng --voices` prints: one voice a line, in columns, after a heading."""
    found = [match for line in table.splitlines() if (match := _LINE.match(line))]
    return tuple(
        OfferedVoice(
            f"{EngineKind.ESPEAK_NG.value}:{each['file']}", each["name"].replace("_", " "), (each["tag"],)
        )
        for each in found
        if not each["file"].startswith(_NOT_ITS_OWN)
    )
