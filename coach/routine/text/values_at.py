"""What stands at a path of the values of a file, and how they would be after an edit of its text."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from coach.routine.lines import Path

NOTHING: Final = object()
"""What stands where there is no value."""


class EditError(Exception):
    """The text can't be changed by a form: it has to be mended by hand first."""


@lru_cache(maxsize=2)
def values_of(text: str) -> dict[str, Any]:
    """Return what `text` says, for nobody to change: one edit asks for the same several times.

    Raises ValueError or RecursionError for what is no TOML.
    """
    return tomllib.loads(text)


def nowhere() -> EditError:
    """Return the error for a path that leads nowhere."""
    return EditError("There is no such value in the text any more")


def filled(value: Any) -> Any:  # noqa: ANN401  (whatever stands in a TOML file)
    """Return `value` without the empty tables and arrays in its tables."""
    if isinstance(value, Mapping):
        inside = {key: filled(one) for key, one in value.items()}
        return {key: one for key, one in inside.items() if one not in ({}, [])}
    return [filled(one) for one in value] if isinstance(value, list | tuple) else value


def value_at(values: Any, path: Path) -> Any:  # noqa: ANN401  (as above)
    """Return the value at `path`, or NOTHING."""
    for part in path:
        is_here = (
            0 <= part < len(values)
            if isinstance(part, int) and isinstance(values, list)
            else isinstance(part, str) and isinstance(values, dict) and part in values
        )
        if not is_here:
            return NOTHING
        values = values[part]
    return values


def set_at(values: dict[str, Any], path: Path, value: object) -> None:
    """Put `value` at `path`, with the tables on the way."""
    if not path:
        raise nowhere()
    around: Any = values
    for part, following in pairwise(path):
        if value_at(around, (part,)) is NOTHING:
            _put(around, part, [] if isinstance(following, int) else {})
        around = around[part]
    _put(around, path[-1], value)


def _put(around: Any, part: str | int, value: object) -> None:  # noqa: ANN401  (as above)
    if isinstance(around, dict) and isinstance(part, str):
        around[part] = value
    elif isinstance(around, list) and isinstance(part, int) and 0 <= part <= len(around):
        around[part : part + 1] = [value]
    else:
        raise nowhere()


def leave_out(values: dict[str, Any], path: Path) -> None:
    """Take out what is at `path`, if there is anything."""
    if not path:
        raise nowhere()
    around = value_at(values, path[:-1])
    if value_at(around, path[-1:]) is not NOTHING:
        del around[path[-1]]


def items_of(values: dict[str, Any], path: Path, index: int, *, is_new: bool = False) -> list[Any]:
    """Return the array at `path`, which must have an item `index`, or room for a new one there."""
    items = value_at(values, path)
    if not isinstance(items, list) or not 0 <= index < len(items) + is_new:
        raise nowhere()
    return items
