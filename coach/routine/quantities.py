"""Numbers as people write them: with a unit, as a time, a fraction, a range, or sets times reps.

A guess at a dose would be worse than none, so a number is only offered where
what was written leaves no doubt in what the key counts: `1 min` is 60 where
seconds are counted, and `50 %` is nothing anywhere.
"""

# ruff: noqa: RUF001 - signs that look like others are what people write

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from coach.routine.lines import Path
from coach.routine.ranges import HEALTHY_RANGE, TRUNK_RANGE

_GRAMS_OF_A_POUND: Final = 453.592  # the international pound, 0.45359237 kg
_LONGEST: Final = 40


class Unit(Enum):
    """What the number of a key counts, by what may stand after it; each with how many of ours it is."""

    SECONDS = MappingProxyType(
        dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde"), 1.0)
        | dict.fromkeys(('"', "″", "''"), 1.0)
        | dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuten", "'", "′"), 60.0)
        | dict.fromkeys(("h", "hr", "hour", "hours", "std", "stunde", "stunden", "heure", "heures"), 3600.0)
        | dict.fromkeys(("ms", "milliseconds"), 0.001)
    )
    KILOGRAMS = MappingProxyType(
        dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"), 1.0)
        | dict.fromkeys(("g", "gr", "gram", "grams", "gramm", "gramme", "grammes"), 0.001)
        | dict.fromkeys(("lb", "lbs", "pound", "pounds"), _GRAMS_OF_A_POUND / 1000)
    )
    DEGREES = MappingProxyType(dict.fromkeys(("°", "º", "deg", "degree", "degrees", "grad", "degrés"), 1.0))
    A_MINUTE = MappingProxyType(
        dict.fromkeys(("/min", "per minute", "a minute", "bpm", "beats per minute", "pro minute"), 1.0)
    )
    SHARE = MappingProxyType(dict.fromkeys(("%", "percent", "prozent"), 0.01))
    TIMES = MappingProxyType(dict.fromkeys(("x", "×", "times", "mal", "fois"), 1.0))


_IN_OURS: Final = MappingProxyType({Unit.SECONDS: ", in seconds", Unit.KILOGRAMS: ", in kilograms"})
_OF_OTHERS: Final = frozenset(name for unit in Unit if unit is not Unit.TIMES for name in unit.value)
_FULL_WIDTH: Final = {0xFF10 + digit: str(digit) for digit in range(10)}
_VULGAR: Final = MappingProxyType({"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3})
_WORDS: Final[Mapping[str, float]] = MappingProxyType(
    {
        word: float(number)
        for number, word in enumerate(
            ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        )
    }
    | {"once": 1.0, "twice": 2.0, "a half": 0.5, "half": 0.5}
)
_N: Final = r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_NUMBER: Final = re.compile(_N)
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_MIXED: Final = re.compile(r"([0-9]{1,3})?\s*([½¼¾⅓⅔])")
_FRACTION: Final = re.compile(r"(?:([0-9]{1,3})\s+)?([0-9]{1,3})\s*[/⁄]\s*([1-9][0-9]{0,2})")
_LETTERS: Final = re.compile(r"(?=.*[0-9])(?=.*[OolI])[0-9OolI]{2,4}")
_CLOCK: Final = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2})\s*[:'′]\s*([0-5][0-9])\s*(?:\"|″|'')?")
_TIME: Final = re.compile(
    r"([0-9]{1,3})\s*(?:m|min|mins|minutes?|Minuten?)\.?\s*(?:and|und|et)?\s*([0-9]{1,2})\s*(?:s|sec|sek|seconds?|Sekunden|secondes?)?\.?",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(rf"({_N})\s*(?:-|–|—|‑|\.{{2,3}}|…|to|or|bis|oder|à|ou|until)\s*({_N})(.*)")
_PRODUCT: Final = re.compile(
    r"([0-9]{1,3})\s*(?:x|×|\*|sets? of|sets? x|Sätze (?:à|mit)|séries de)\s*([0-9]{1,3})\b.*",
    re.IGNORECASE,
)
_WITH_UNIT: Final = re.compile(r"(.*?[0-9½¼¾⅓⅔])\s*([^0-9½¼¾⅓⅔]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was meant: `number` as the file wants it, "" where it can't be told, and how to go on."""

    number: str
    remedy: str


def unit_of(path: Path) -> Unit:
    """Return what the number at `path` counts."""
    names = [part for part in path if isinstance(part, str)]
    name = names[-1] if names else ""
    if "seconds" in name or "tempo" in names[:-1]:
        return Unit.SECONDS
    if name.endswith("_kg"):
        return Unit.KILOGRAMS
    if "per_minute" in name:
        return Unit.A_MINUTE
    if name == "at":
        return Unit.SHARE
    return Unit.DEGREES if name in HEALTHY_RANGE or name in TRUNK_RANGE else Unit.TIMES


def quantity_meant(written: str, path: Path) -> Quantity | None:
    """Return what was meant by `written`, which stands for the number at `path`, or None."""
    word = written.strip().translate(_FULL_WIDTH)
    if not word or len(word) > _LONGEST:
        return None
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    several = _several(word, name, path)
    if several:
        return Quantity("", several)
    number, unit = _number(word), ""
    if number is None:
        number = _counted(word, unit_of(path))
        unit = _IN_OURS.get(unit_of(path), "")
    if number is None and name == "times_per_week" and word.lower() in ("daily", "every day"):
        number = 7.0
    if number is None:
        return None
    shown = f"{round(number, 2):.10g}"
    unit = "" if word.replace(",", ".").startswith(shown) else unit
    return Quantity(shown, f"write it as `{name} = {shown}`{unit}")


def _several(word: str, name: str, path: Path) -> str:
    """Return how to write what is more than one number, or ""."""
    if many := _PRODUCT.fullmatch(word):
        if name in ("sets", "reps"):
            return f"write `sets = {many[1]}` and `reps = {many[2]}`, each in its own line"
        return "write one number"
    span = _RANGE.fullmatch(word)
    if span is None:
        return ""
    lower, upper = (number.replace(",", ".") for number in span.group(1, 2))
    if "dose" in path and name in ("sets", "reps", "passes", "duration_seconds", "cadence_per_minute"):
        return f"write `{name} = {lower}` and `{name}_max = {upper}`, each in its own line"
    return f"write one number, such as `{name} = {lower}`"


def _number(word: str) -> float | None:
    """Return the number that `word` is, without any unit."""
    if _THOUSANDS.fullmatch(word):
        return None  # or is it a comma for the point?
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "."))
    if mixed := _MIXED.fullmatch(word):
        return float(mixed[1] or 0) + _VULGAR[mixed[2]]
    if fraction := _FRACTION.fullmatch(word):
        return float(fraction[1] or 0) + float(fraction[2]) / float(fraction[3])
    if _LETTERS.fullmatch(word):
        return float(word.translate(str.maketrans("OolI", "0011")))
    return _WORDS.get(word.lower())


def _counted(word: str, unit: Unit) -> float | None:
    """Return the number that `word` is with its unit, in what a key counts that has `unit`."""
    if unit is Unit.SECONDS:
        if clock := _CLOCK.fullmatch(word):
            return float(clock[1] or 0) * 3600 + float(clock[2]) * 60 + float(clock[3])
        if both := _TIME.fullmatch(word):
            return float(both[1]) * 60 + float(both[2])
    match = _WITH_UNIT.fullmatch(word)
    number = _number(match[1]) if match else None
    if match is None or number is None:
        return None
    after = match[2].strip().lower()
    after = after if after in unit.value else after.strip(". ")
    if after in unit.value:
        return number * unit.value[after]
    is_word = all(sign.isalpha() or sign in " .()/" for sign in after)
    return number if unit is Unit.TIMES and after not in _OF_OTHERS and is_word else None
