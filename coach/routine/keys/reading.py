"""Reads a table of a file by its keys: what is wrong with it is reported, and the rest read on."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from coach.routine.keys.elsewhere import elsewhere
from coach.routine.keys.kinds import Choice, Choices, Day, Key, Many, Named, Number, One, Text, Texts, Whole
from coach.routine.known_names import nearest_name
from coach.routine.table import Table

SHOWN: Final = 40
"""Of a name, in characters: the longest that is meant is a phase's, with 30."""

Values = dict[str, Any]
"""By name of key: a text, a number, a word, a date, or a tuple of these.

For One it is a Table that is still to be read, empty when the file has none;
for Many a list of those, and for Named a value or Table by the writer's name.
None stands for what the file doesn't say and has no default.
"""


def read_table(table: Table, keys: Sequence[Key], otherwise: Mapping[str, Any] | None = None) -> Values:
    """Return the values of `keys` in `table`, and report every key that is none of them.

    Where the file says nothing, or something wrong, `otherwise` counts, or the key's own default.
    """
    values = read_keys(table, keys, otherwise)
    table.done(elsewhere(table.path))
    return values


def read_keys(table: Table, keys: Sequence[Key], otherwise: Mapping[str, Any] | None = None) -> Values:
    """Return the values of `keys` in `table`, which may have others as well."""
    before = otherwise or {}
    values: Values = {
        key.name: _value(table, key, key.name, before.get(key.name))
        for key in keys
        if not isinstance(key, Named)
    }
    for key in keys:
        if isinstance(key, Named):
            values[key.name] = {name: _value(table, key.of, name) for name in own_names(table, keys)}
    return values


def own_names(table: Table, keys: Sequence[Key]) -> list[str]:
    """Return the names in `table` that are the writer's own, and none of `keys`.

    What is no table, and has nearly the name of a key, is that key misspelt.
    """
    known = [key.name for key in keys if not isinstance(key, Named)]
    names = [name for name in table.keys() if name not in known]  # noqa: SIM118  (a Table is no dict)
    return [name for name in names if table.has_table(name) or not nearest_name(name, known)]


def quoted(name: str) -> str:
    """Return a name that somebody wrote, as a message shows it: on one line, and not too long."""
    short = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
    return f"`{short if short.isprintable() else repr(short)[1:-1]}`"


def keys_of_item(item: Table | Mapping[str, object], many: Many) -> tuple[Key, ...]:
    """Return the keys by which one table of `many` goes: a step without an exercise is a rest.

    A name that is misspelt counts as the one that was meant. Where the first of
    the keys is missing, and others say that it was meant, it is told to be missing.
    """
    if not many.others or _has_like(item, many.keys[0], many):
        return many.keys
    names, own = {key.name for key in many.others}, {key.name for key in many.keys}
    is_other = any(name in item for name in names - own)
    if _has_like(item, many.others[0], many):
        is_other = is_other or not any(name in item for name in own - names)
    else:
        is_other = is_other and not any(name in item for name in own - names)
    return many.others if is_other else many.keys


def _has_like(item: Table | Mapping[str, object], key: Key, many: Many) -> bool:
    if key.name in item:
        return True
    known = {one.name for one in (*many.keys, *many.others)}
    own = [name for name in item.keys() if name not in known]  # noqa: SIM118  (a Table is no dict)
    return any(nearest_name(name, known) == key.name for name in own)


def _value(  # noqa: PLR0911  (one line a kind)
    table: Table,
    key: Key,
    name: str,
    otherwise: Any = None,  # noqa: ANN401  (of the key's kind)
) -> Any:  # noqa: ANN401  (as above)
    match key:
        case Text():
            example = f'"{key.example}"' if key.example and key.name_of else '"…"'
            default = None if key.is_required else key.default
            return table.text(name, default, longest=key.longest, example=example)
        case Texts():
            return table.texts(name)
        case Whole():
            return table.whole(name, key.default, key.lowest, key.highest)
        case Number():
            value = table.number(name, _first(otherwise, key.default), key.lowest, key.highest)
            return table.required(value, name, f"{key.example}") if key.is_required else value
        case Choice():
            return _choice(table, key, name, _first(otherwise, key.default))
        case Choices():
            return table.choices(name, key.kind)
        case Day():
            return table.day(name)
        case One():
            return table.table(name, key.example)
        case Many():
            return table.tables(name, key.most)
        case _:
            raise TypeError(key)


def _choice(table: Table, key: Choice, name: str, default: StrEnum | None) -> StrEnum | None:
    """Return the word, or None where it is left out and has no default.

    It is asked for all the same, so that its name counts as known.
    """
    if key.is_required:
        return table.choice(name, key.kind)
    word = table.choice(name, key.kind, default or next(iter(key.kind)))
    return word if name in table else default


def _first(otherwise: Any, default: Any) -> Any:  # noqa: ANN401  (as above)
    return default if otherwise is None else otherwise
