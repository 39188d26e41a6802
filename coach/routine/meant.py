"""What was meant by a value of another kind than the key has: how to write that, and nothing guessed."""

import re
from datetime import date, time
from typing import Final, TypeGuard

from coach.routine.known_names import unit_behind
from coach.routine.lines import Path
from coach.routine.quantities import quantity_meant
from coach.routine.syntax.words import day_meant

SHOWN_UP_TO: Final = 10**15
_LONGEST_SHOWN: Final = 40
_FIRST_PAIR: Final = re.compile(r"\{ \w+ = ")


def way_to_write(path: Path, value: object, kind: type | tuple[type, ...], otherwise: str) -> str:
    """Return how to write `value` as the `kind` that belongs at `path`, or `otherwise`."""
    key = path[-1]
    if kind is date:
        day = day_meant(f"{value}") if isinstance(value, str) or is_number(value) else ""
        return f"write it as `{key} = {day}`" if day else otherwise
    if kind is list and isinstance(value, str) and value.strip():
        return f"write it as `{key} = [{as_read(value)}]`"
    if kind is int and isinstance(value, float) and value.is_integer() and abs(value) < SHOWN_UP_TO:
        return f"write it as `{key} = {value:.0f}`"
    if kind in (int, (int, float)) and isinstance(value, str | time):
        quantity = quantity_meant(str(value), path)
        if quantity and not (kind is int and "." in quantity.number):
            return quantity.remedy
    if kind is dict and (isinstance(value, str) or is_number(value)):
        return _within_braces(path, f"{value}", otherwise)
    return otherwise


def _within_braces(path: Path, written: str, otherwise: str) -> str:
    """Return how to write a number that stands for a table, where the first of its keys counts as much."""
    first = _FIRST_PAIR.search(otherwise)
    name = first[0].split()[1] if first else ""
    if name not in ("reps", "lean"):
        return otherwise
    quantity = quantity_meant(written, (*path, name))
    number = quantity.number if quantity else ""
    return f"write it as `{path[-1]} = {{ {name} = {number} }}`" if number else otherwise


def in_unit_of(table: Path, name: str, *, written_as: str, value: object) -> str:
    """Return how to write `value` as `name` of `table`, which counts in another unit; "" where it doesn't.

    `written_as` is the name that stands there, such as `rest_minutes`.
    """
    unit = unit_behind(written_as)
    if not unit or not is_number(value):
        return ""
    quantity = quantity_meant(f"{value} {unit}", (*table, name))
    is_other = quantity is not None and quantity.number not in ("", f"{value}")
    return f"write `{name} = {quantity.number}`" if quantity and is_other else ""


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether `value` is a number that a sentence can show."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= SHOWN_UP_TO


def shortened(word: str) -> str:
    """Return a name or a word as a sentence can show it."""
    return word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"


def as_read(value: object) -> str:  # noqa: PLR0911  (one line for each kind of value)
    """Return a value as it was read, on one line and not too long."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            begin = value[:_LONGEST_SHOWN]
            return f'"{begin}"' if begin.isprintable() else repr(begin)
        case list():
            return "a list"
        case dict():
            return "a table"
        case int() | float() if abs(value) > SHOWN_UP_TO:
            return "a very large number"
        case float():
            return f"{value:g}"
        case _:
            return str(value)
