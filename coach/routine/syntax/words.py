"""A value without quotes: a number, a date, or what was meant as one, or a text that lacks its quotes."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

_STRICT: Final = re.compile(
    r"(?:true|false|[+-]?(?:inf|nan)"
    r"|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
    r"|[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)"
)
_LONGEST: Final = 60
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DASH: Final = re.compile(r"[\u2010-\u2015\u2212\uff0d]\s*([0-9]*[.,]?[0-9]+)")
_SPACED_MINUS: Final = re.compile(r"([+-])\s+([0-9]*[.,]?[0-9]+)")
_COMMA: Final = re.compile(r"([+-]?[0-9]{1,9}),([0-9]{1,9})")
_THOUSANDS: Final = re.compile(r"([1-9][0-9]{0,2}),([0-9]{3})")
_ZEROS: Final = re.compile(r"([+-]?)0+([0-9]+(?:\.[0-9]+)?)")
_BARE_POINT: Final = re.compile(r"([+-]?)([0-9]*)\.([0-9]*)")
_FRACTION: Final = re.compile(r"([0-9]{1,3})\s*/\s*([1-9][0-9]{0,2})")
_VULGAR: Final = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67"}
_DAY_ONLY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})|([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})")
_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}\s*[./-]\s*[0-9]{2}")
_MONTH_BY_NAME: Final = re.compile(
    r"(?:[0-9]{1,2}(?:st|nd|rd|th|\.)?\s+)?[^\W\d_]{3,9}\.?,?\s+"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?,?\s+)?[0-9]{4}"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What is wrong with a value, how it was meant, and whether that is a guess.

    `written` is "" when it can't be told. `gives_way` is for a text that lacks
    quotes: where no text belongs, that isn't what to say of it.
    """

    what: str
    remedy: str
    written: str
    gives_way: bool = False


def is_right(word: str) -> bool:
    """Tell whether `word` is a value as TOML has it."""
    if not _STRICT.fullmatch(word):
        return False
    day = _ISO.match(word)
    return day is None or _day(day[1], day[2], day[3]) is not None


def meant_by(word: str) -> Meant | None:
    """Return what was meant by `word`, which isn't right as it is; None when it looks like a plain text."""
    if len(word) > _LONGEST:
        return None  # some patterns take the square of its length
    for look in (_as_date, _as_number):
        for meant in look(word):
            return meant
    return None


def day_meant(word: str) -> str:
    """Return the day that `word` names, as TOML has it; "" when it names none, or may be one of two."""
    plain = re.sub(r"\s*[\u2010-\u2015]\s*", "-", word.strip())
    if match := _DAY_ONLY.fullmatch(plain):
        plain = match[4] or "-".join(match.group(1, 2, 3))
    return next((meant.written for meant in _as_date(plain)), "")


def _as_date(word: str) -> Iterator[Meant]:
    what, example = "a date is written as year-month-day", "write it like `2026-11-01`"
    if match := _YEAR_FIRST.fullmatch(word):
        day = _day(*match.groups())
        if day is None:
            yield Meant(f"there is no such day as `{word}`", "look at the month and the day", "")
        else:
            yield Meant(what, f"write `{day}`", str(day))
    elif match := _DAY_FIRST.fullmatch(word):
        first, second, year = match.groups()
        day, other = _day(year, second, first), _day(year, first, second)
        if day is not None and (other is None or other == day or "." in word):
            yield Meant(what, f"write `{day}`", str(day))
        elif day is None and other is not None:
            yield Meant(what, f"write `{other}`", str(other))
        elif day is not None:
            yield Meant(what, f"write `{day}` or `{other}`, whichever you mean", "")
        else:
            yield Meant(f"there is no such day as `{word}`", "look at the month and the day", "")
    elif _SHORT_YEAR.fullmatch(word) or _MONTH_BY_NAME.fullmatch(word):
        yield Meant(what, example, "")


def _as_number(word: str) -> Iterator[Meant]:
    if match := _THOUSANDS.fullmatch(word):
        remedy = (
            f"write `{match[1]}{match[2]}` or `{match[1]}.{match[2].rstrip('0') or '0'}`, whichever you mean"
        )
        yield Meant("a comma stands in the number", remedy, "")
    for pattern, what, mend in _NUMBERS:
        match = pattern.fullmatch(word)
        if match:
            number = mend(match)
            if number and _STRICT.fullmatch(number):
                yield Meant(what.format(*match.groups()), f"write `{number}`", number)
    if word in _VULGAR:
        yield Meant("a fraction is no number here", f"write `{_VULGAR[word]}`", _VULGAR[word])


def _with_point(match: "re.Match[str]") -> str:
    return f"{match[1]}.{match[2]}"


def _zeros(match: "re.Match[str]") -> str:
    return match[1] + (match[2].lstrip("0") if not match[2].startswith("0.") else match[2])


def _point(match: "re.Match[str]") -> str:
    return f"{match[1]}{match[2] or 0}.{match[3] or 0}" if match[2] or match[3] else ""


def _fraction(match: "re.Match[str]") -> str:
    return f"{int(match[1]) / int(match[2]):.3g}"


def _minus(match: "re.Match[str]") -> str:
    return "-" + match[1].replace(",", ".")


def _signed(match: "re.Match[str]") -> str:
    return match[1] + match[2].replace(",", ".")


_NUMBERS: Final[tuple[tuple["re.Pattern[str]", str, Callable[["re.Match[str]"], str]], ...]] = (
    (_COMMA, "a comma stands in the number", _with_point),
    (_DASH, "a long dash stands for the minus sign", _minus),
    (_SPACED_MINUS, "a space stands after the sign", _signed),
    (_ZEROS, "a number doesn't begin with 0", _zeros),
    (_BARE_POINT, "a number has digits on both sides of its point", _point),
    (_FRACTION, "a fraction is no number here", _fraction),
)


def _day(year: str, month: str, day: str) -> date | None:
    with suppress(ValueError):
        return date(int(year), int(month), int(day))
    return None
