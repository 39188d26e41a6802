"""Which of a computer's voices speaks a language, the clearest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final


class EngineKind(Enum):
    """What turns text into speech; the value begins the id of each of its voices."""

    PYTTSX3 = "pyttsx3"
    FLITE = "flite"
    ESPEAK_NG = "espeak-ng"


class Clearness(IntEnum):
    """How easily a voice is understood, the clearest first.

    flite's recorded voices were much clearer to a speech recogniser than
    espeak-ng (`design/voice.md`); the others are placed by how they are made.
    """

    CLEAR = 0  # built from much recorded speech
    GOOD = 1  # what Windows and macOS come with
    PLAIN = 2  # formant speech, as espeak's
    ROUGH = 3  # joined from a few recorded pieces
    TOY = 4  # bells and robots


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """A voice that an engine has; `languages` are tags as the engine writes them ("en-gb", "en_US").

    `id` is the engine's kind and its own name of the voice: "flite:rms",
    "pyttsx3:gmw/en-us". `is_low` is True where it is known to be lower-pitched
    than most.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    clearness: Clearness = Clearness.PLAIN
    is_low: bool = False

    @property
    def kind(self) -> EngineKind:
        """The engine that has it."""
        return EngineKind(self.id.partition(":")[0])

    @property
    def own_id(self) -> str:
        """What the engine itself calls it."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Listing:
    """What an engine told of itself: its name with its version, its voices, the id of the default one.

    The default is what the person chose for the whole computer, "" where
    nobody does. An engine that isn't there has no name, and one that doesn't answer has
    `hangs` set; `why` says more of either.
    """

    kind: EngineKind
    name: str = ""
    voices: tuple[OfferedVoice, ...] = ()
    default_id: str = ""
    hangs: bool = False
    why: str = ""

    @property
    def works(self) -> bool:
        """Whether it has anything to speak with."""
        return bool(self.voices)


_ESPEAK: Final = "espeak"


def clearest_first(listings: Iterable[Listing], language: str) -> tuple[OfferedVoice, ...]:
    """Return the voices for a language tag such as "en" or "en-GB", the best one first; () when none.

    Toys come last. Where a region is asked for, its voices come before all
    others of the language. Then the person's own default voice, then the
    clearest, then the lower-pitched: ears that age lose the high tones first.
    """
    wanted = _plain(language)
    known = tuple(listings)
    defaults = {listing.default_id for listing in known}
    fitting = [
        voice for listing in known for voice in listing.voices if _main(wanted) in map(_main, _tags(voice))
    ]

    def order(voice: OfferedVoice) -> tuple[bool | Clearness, ...]:
        is_exact = wanted in _tags(voice)
        return (
            voice.clearness is Clearness.TOY,
            "-" in wanted and not is_exact,
            voice.id not in defaults,
            voice.clearness,
            not voice.is_low,
            not is_exact,
            _main(wanted) not in _tags(voice),
        )

    return tuple(sorted(fitting, key=order))


def offered(listings: Sequence[Listing], language: str) -> tuple[OfferedVoice, ...]:
    """Return what a person can choose from, in order: no voice of espeak is there twice."""
    twice = any(
        listing.works and listing.kind is EngineKind.PYTTSX3 and listing.name.startswith(_ESPEAK)
        for listing in listings
    )
    once = [each for each in listings if not (twice and each.kind is EngineKind.ESPEAK_NG)]
    return clearest_first(once, language)


def to_try(listings: Sequence[Listing], language: str, wanted_id: str = "") -> tuple[OfferedVoice, ...]:
    """Return the voice to speak with, then the best one of each other engine, for when an engine fails.

    The first is the wanted one when it is there and speaks the language, else the clearest.
    """
    choice = clearest_first(listings, language)
    wanted = [voice for voice in choice if voice.id == wanted_id]
    best: dict[EngineKind, OfferedVoice] = {}
    for voice in (*wanted, *choice):
        best.setdefault(voice.kind, voice)
    return tuple(best.values())


def _tags(voice: OfferedVoice) -> list[str]:
    """List a voice's languages; espeak-ng's "gmw/en" says "en-gb", but is its plain "en"."""
    return [_plain(tag) for tag in (*voice.languages, voice.own_id.rsplit("/", 1)[-1])]


def _plain(tag: str) -> str:
    return tag.lower().replace("_", "-")


def _main(tag: str) -> str:
    return tag.split("-", 1)[0]
