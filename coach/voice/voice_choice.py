"""Which of an engine's voices speaks a language, and at which of its rates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TRUE_WORDS_A_RATE: Final = 1.23
"""True words a minute for each unit of espeak-ng's rate.

Measured with espeak-ng 1.51 over 60 instructions (735 words) of our own
exercises, silent ends left out: rate 95 gives 117, 110 gives 135, 130 gives
161 and 150 gives 185 words a minute.
"""


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """A voice that an engine has; `languages` are tags as the engine writes them ("en-gb", "en_US")."""

    id: str
    name: str
    languages: tuple[str, ...]


def best_voice(voices: Sequence[OfferedVoice], language: str, default_id: str = "") -> OfferedVoice | None:
    """Return the voice for a language tag such as "en" or "en-GB", or None when there is none.

    The person's own default voice comes first when it speaks the language,
    then an exact match, then another region of the same language.
    """
    wanted = _plain(language)
    exact = [voice for voice in voices if wanted in _tags(voice)]
    related = [voice for voice in voices if any(_main(tag) == _main(wanted) for tag in _tags(voice))]
    fitting = related if "-" not in wanted else exact or related
    by_default = [voice for voice in fitting if voice.id == default_id]
    return next(iter([*by_default, *exact, *related]), None)


def engine_rate(engine: str, words_per_minute: int) -> int:
    """Return the rate to ask of an engine so that it truly speaks at a speed, which is kept to 60 to 300."""
    speed = max(60, min(300, words_per_minute))
    # The voices of Windows and macOS take true words a minute by their own documentation; not measured.
    return round(speed / _TRUE_WORDS_A_RATE) if engine == "espeak" else speed


def _tags(voice: OfferedVoice) -> list[str]:
    """List a voice's languages; espeak-ng's "gmw/en" says "en-gb", but is its plain "en"."""
    return [_plain(tag) for tag in (*voice.languages, voice.id.rsplit("/", 1)[-1])]


def _plain(tag: str) -> str:
    return tag.lower().replace("_", "-")


def _main(tag: str) -> str:
    return tag.split("-", 1)[0]
