"""What is written short in English, as a person would read it aloud.

Engines guess differently at these: of "10-15 reps, 1/2 kg, 90°" espeak-ng says
"ten dash fifteen" and "one slash two", and flite nothing for "°" and "→".
What both of them read well is left alone.
"""

# ruff: noqa: RUF001 - signs that look like letters are what people write

import re
from typing import Final

_UNITS: Final = {
    "kg": ("kilo", "kilos"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "m": ("metre", "metres"),
    "ft": ("foot", "feet"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "s": ("second", "seconds"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "°": ("degree", "degrees"),
}
_UNIT: Final = rf"[ -]?({'|'.join(_UNITS)})(?!\w)"
_MEASURE: Final = re.compile(rf"(?<![\d.,/])(\d+(?:[.,]\d{{1,2}})?){_UNIT}")
_FRACTIONS: Final = {
    "1/2": "half",
    "1/3": "a third",
    "2/3": "two thirds",
    "1/4": "a quarter",
    "3/4": "three quarters",
}
_FRACTION: Final = re.compile(rf"(?:\b(\d+) )?(?<![\d/.])({'|'.join(_FRACTIONS)})(?![\d/])(?:{_UNIT})?")

_READINGS: Final = tuple(
    (re.compile(written), read)
    for written, read in (
        (r"\be\.g\.?,?", "for example"),
        (r"\bi\.e\.?,?", "that is"),
        (r"\betc\b(?:\.(?! ?[A-Z]|$))?", "and so on"),
        (r"(?:\b(?:approx|ca)\.|~) ?(?=\d)", "about "),
        (r"\bvs\b\.?", "versus"),
        (r"\band/or\b", "or"),
        (r"\bw/o\b", "without"),
        (r"\bw/ ?", "with "),
        (r"(?<![\w.'-])L/R(?![\w'-])", "left and right"),
        (r"(?<![\w.'-])R/L(?![\w'-])", "right and left"),
        (r"(?<![\w.'-])(?<!\d )L(?![\w'-])", "left"),
        (r"(?<![\w.'-])(?<!\d )R(?![\w'-])", "right"),
        (r"(?<=\d) ?[x×] ?(?=\d)", " times "),
        (r"(?<=\d) ?[x×](?!\w)", " times"),
        (r"(?<!\w)[x×] ?(?=\d)", "times "),
        (r"(?<![\d-])(\d{1,3}) ?- ?(\d{1,3})(?![\d-])", r"\1 to \2"),
        (r"(?<=\d)-(?=\d)", ", "),
        (r"(?<=\d)/10\b", " out of 10"),
        (r"(?<=\d)/(?=\d)", " over "),
        (r"(?<=\w)/(?=(?:side|leg|foot|set|hour|day|week)\b)", " per "),
        (r"(?<=[^\W\d]) ?/ ?(?=[^\W\d])", " or "),
        (r" ?& ?", " and "),
        (r"< ?(?=\d)", "less than "),
        (r"> ?(?=\d)", "more than "),
        (r"#(?=\d)", "number "),
        (r"°", " degrees"),
    )
)
_SHORT: Final = re.compile(r"[^A-Za-z ,.!?:;'()-]|\b[LR]\b|\b(?:e\.g|i\.e|etc|vs)\b")


def read_aloud(line: str) -> str:
    """Return one line of English with what is written short written out."""
    if not _SHORT.search(line):
        return line
    line = _MEASURE.sub(_measured, _FRACTION.sub(_fraction, line))
    for written, read in _READINGS:
        line = written.sub(read, line)
    return line


def _fraction(match: re.Match[str]) -> str:
    whole, part, unit = match[1], _FRACTIONS[match[2]], match[3]
    if whole:
        part = f"{whole} and {'a half' if part == 'half' else part}"
        return f"{part} {_UNITS[unit][1]}" if unit else part
    if unit:
        return f"{part} {'a' if part == 'half' else 'of a'} {_UNITS[unit][0]}"
    return part


def _measured(match: re.Match[str]) -> str:
    number, (one, many) = match[1].replace(",", "."), _UNITS[match[2]]
    return f"{number} {one if number == '1' else many}"
