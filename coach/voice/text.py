"""What a speech engine can be handed of a text, and how long it would take to say."""

# ruff: noqa: RUF001 - signs that look like others are what people write

import re
import unicodedata
from typing import Final

from coach.voice.english import read_aloud

LONGEST_TEXT: Final = 400
"""Characters; the engines crash on very long texts, and nobody listens to more."""

_LONGEST_READ: Final = 4 * LONGEST_TEXT  # of what is written; what lies beyond is cut off anyway

_SPACES: Final = frozenset({"Cc", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp"})
# control characters, lone surrogates, private and unknown ones, emoji: what they part stays parted
_NOTHING: Final = frozenset({"Cf", "Me"})
# soft hyphens, joiners, marks of direction, the frame of a keycap: they part nothing

_SIGNS: Final = str.maketrans(
    dict.fromkeys('“”„«»"*\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}', "")
    | dict.fromkeys("‘’‛′`´", "'")
    | dict.fromkeys("º˚", "°")
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("•◦▪‣·|", " - ")
    | {"—": " - ", "⁄": "/", "_": " ", "[": "(", "]": ")"}  # double brackets hold orders to some engines
)
_UNUSUAL: Final = re.compile(r"[^A-Za-z0-9 ,.!?:;'()%+&/-]")
_FRACTION_AFTER: Final = re.compile(r"(?<=\d)(?=[¼½¾⅓⅔])")
_PAUSE: Final = re.compile(r"(?<!\d) -+ | -+ (?!\d)| ?(?:→|[-=]+>|\.{2,})(?: ?(?=[.,!?:;])| ?)")
_STRAY_SPACE: Final = re.compile(r" (?=[.,!?:;)])")
_DOUBLED: Final = re.compile(r"[,:;]+ ?(?=[.,!?:;])")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")  # some engines follow them instead of reading them
_NO_TAGS: Final = str.maketrans("<>", "  ")

_STOP_INSIDE: Final = re.compile(r"[.!?:;](?=\s)")
_COMMA_INSIDE: Final = re.compile(r",(?=\s)")


def spoken_form(text: str, language: str = "en") -> str:
    """Return a text as an engine gets it: one line, nothing that can't be said, at most 400 characters.

    What English writes short is written out, when that is the `language` (a
    tag such as "en-GB"). It is "" when nothing is left to say. A text that is
    too long ends at a whole word.
    """
    line = _one_line(_plain(text[:_LONGEST_READ]))
    if language.partition("-")[0].lower() == "en":
        line = read_aloud(line)
    line = " ".join(line.translate(_NO_TAGS).split())
    if len(line) > LONGEST_TEXT:
        line = line[: LONGEST_TEXT + 1].rsplit(" ", 1)[0][:LONGEST_TEXT]
    return line if any(c.isalnum() for c in line) else ""


def _plain(text: str) -> str:
    """Return a text with nothing left but letters, numbers and the signs that mean something when spoken."""
    if not _UNUSUAL.search(text):
        return text
    known = _FRACTION_AFTER.sub(" ", text).translate(_SIGNS)
    text = unicodedata.normalize("NFKC", known).translate(_SIGNS)  # which brings new ones
    return _TAG.sub(" ", "".join(map(_sayable, text)))


def _sayable(character: str) -> str:
    kind = unicodedata.category(character)
    if character in "\n°→" or kind not in _SPACES | _NOTHING:
        return character
    return " " if kind in _SPACES else ""


def _one_line(text: str) -> str:
    """Return the lines of a text as sentences; an arrow or a dash becomes a short pause."""
    said = ""
    parted = False
    for written in text.split("\n"):
        line = " ".join(written.split())
        parted = parted or not line or line.startswith("- ") or not line[0].islower()
        if said and line:
            said += ". " if parted and said[-1] not in ".,!?:;" else " "
        if line:
            said += line.removeprefix("- ")
            parted = False
    return _DOUBLED.sub("", _STRAY_SPACE.sub("", _PAUSE.sub(", ", said))).strip(" ,-")


def estimated_length_ms(text: str, words_per_minute: int = 140) -> int:
    """Return about how long a text takes to say at a true speed, when there is no clip to measure.

    The numbers are a least-squares fit to espeak-ng 1.51 and three voices of
    flite 2.2 (rms, slt, awb), which said 150 cues and instructions at a true
    140 words a minute: nine of ten of each voice lie within 20 %.
    Nothing to say takes 0 ms. Raises ValueError when the speed isn't positive.
    """
    if words_per_minute <= 0:
        raise ValueError(f"{words_per_minute} words a minute is no speed")
    line = spoken_form(text)
    if not line:
        return 0
    letters = sum(c.isalnum() for c in line) + 3 * sum(c.isdigit() for c in line)  # a digit is said as a word
    pauses = len(_STOP_INSIDE.findall(line)) * 565 + len(_COMMA_INSIDE.findall(line)) * 420
    return round((250 + 115 * len(line.split()) + 67 * letters + pauses) * 140 / words_per_minute)
