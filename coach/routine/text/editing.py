"""Changes one value of a routine's or an exercise's text and leaves every other byte as it was.

A `path` is the way to a value: keys, and positions (from 0) in arrays, such as
`("step", 2, "tempo", "lift")` (see `coach.routine.lines.Path`). Each function
takes a text and returns the changed one; a text that is no TOML, or a path
that leads nowhere, raises EditError, and nothing is changed.

What is new is written in the manner of what stands around it. Comments belong
to the value on whose line they end, and to the item above whose header they
stand without an empty line between. Each changed text is read again before it
is given back: one that doesn't mean what was wanted is never handed out.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from coach.routine.lines import Path
from coach.routine.text.blocks_in_text import (
    wants_header,
    with_copied_item,
    with_moved_item,
    with_new_item,
    with_pair,
    with_table,
    without_item_at,
    without_pair,
    without_table,
)
from coach.routine.text.lists_in_text import spans_in, with_spans_moved, with_word, without_word
from coach.routine.text.outline import Form, Node, Span, node_at, outline_of
from coach.routine.text.toml_words import Value, is_same, like_of, line_end_of, written, written_key
from coach.routine.text.values_at import (
    NOTHING,
    EditError,
    filled,
    items_of,
    leave_out,
    nowhere,
    set_at,
    value_at,
    values_of,
)

__all__ = [
    "EditError",
    "Value",
    "with_item",
    "with_item_copied",
    "with_item_moved",
    "with_pose_renamed",
    "with_value",
    "without_item",
]

_START: Final = "start"
_FIGURE: Final = "figure"


def with_value(text: str, path: Path, value: Value | None) -> str:
    """Return `text` with the value at `path` changed, added or, by None, taken out.

    A table on the way (`left` of a step, `dose`) is made when it is missing; one
    that stands in a line, such as `left = { reps = 6 }`, goes with its last
    key, and one with a header stays: a pose may be as the first one is. Of a
    mapping or a sequence only what differs is written anew. A whole float is
    written without a point, unless one was there. What isn't there is taken
    out without a change.
    """
    wanted = deepcopy(_read(text))
    if value is None:
        leave_out(wanted, path)
        return _proved(_without(text, path), wanted)
    set_at(wanted, path, value)
    return _proved(_with(text, path, value), wanted)


def with_item(text: str, path: Path, index: int, values: Mapping[str, Value]) -> str:
    """Return `text` with a new table put in before item `index` of the array of tables at `path`.

    With `index` as many as there are it is put in last; an array that isn't there is made.
    """
    wanted = deepcopy(_read(text))
    items = value_at(wanted, path)
    if items is NOTHING:
        set_at(wanted, path, [values])
    else:
        items_of(wanted, path, index, is_new=True).insert(index, values)
    node = _array_at(text, path)
    if node is not None:
        return _proved(with_word(text, node, index, written(values)), wanted)
    if items is NOTHING and any(isinstance(part, int) for part in path):
        return _proved(_with(text, path, [values]), wanted)
    return _proved(with_new_item(text, path, index, values), wanted)


def without_item(text: str, path: Path, index: int) -> str:
    """Return `text` without item `index` of the array of tables at `path`, with its own comments."""
    wanted = deepcopy(_read(text))
    items_of(wanted, path, index)
    leave_out(wanted, (*path, index))
    return _proved(_without_item(text, path, index), wanted)


def with_item_moved(text: str, path: Path, index: int, to: int) -> str:
    """Return `text` with item `index` standing at `to`; its sub-tables and comments go with it."""
    wanted = deepcopy(_read(text))
    items = items_of(wanted, path, max(index, to))
    items.insert(to, items.pop(index))
    node = _array_at(text, path)
    if node is not None:
        return _proved(with_spans_moved(text, spans_in(node), index, to), wanted)
    return _proved(with_moved_item(text, path, index, to), wanted)


def with_item_copied(text: str, path: Path, index: int) -> str:
    """Return `text` with a copy of item `index`, its comments included, after it."""
    wanted = deepcopy(_read(text))
    items = items_of(wanted, path, index)
    items.insert(index + 1, items[index])
    node = _array_at(text, path)
    if node is not None:
        word = text[slice(*node.items[index].span)]
        return _proved(with_word(text, node, index + 1, word), wanted)
    return _proved(with_copied_item(text, path, index), wanted)


def with_pose_renamed(text: str, old: str, new: str) -> str:
    """Return an exercise's `text` with a pose of another name, also where phases pass through it."""
    wanted = deepcopy(_read(text))
    figure = value_at(wanted, (_FIGURE,))
    if not isinstance(figure, dict) or old not in figure or old == _START:
        message = f"“{old}” can't be given another name"
        raise EditError(message)
    if new in figure or not new.strip():
        message = f"There is a pose “{new}” already: please choose another name"
        raise EditError(message)
    figure[new] = figure.pop(old)
    spans = _spans_of_pose(text, old)
    for path in _mentions(wanted, old):
        set_at(wanted, path, new)
        node = node_at(outline_of(text), path)
        spans += [(node.span, written(new, text[slice(*node.span)], line_end_of(text)))] if node else []
    words = {span: word or written_key(new) for span, word in spans}
    for span in sorted(words, reverse=True):
        text = text[: span.start] + words[span] + text[span.end :]
    return _proved(text, wanted)


def _spans_of_pose(text: str, name: str) -> list[tuple[Span, str]]:
    """Return where a pose's name stands as a key."""
    here: Path = (_FIGURE, name)
    blocks = outline_of(text)
    found = [block.keys[1] for block in blocks if block.path[:2] == here]
    pairs = [(len(block.path), pair) for block in blocks for pair in block.pairs]
    figure = node_at(blocks, (_FIGURE,))
    pairs += [(1, pair) for pair in figure.pairs] if figure else []
    found += [pair.keys[1 - depth] for depth, pair in pairs if depth < len(here) and pair.path[:2] == here]
    return [(span, "") for span in found]


def _mentions(values: Mapping[str, Any], pose: str) -> list[Path]:
    """Return the paths of the phases' poses that are this one."""
    found: list[Path] = []
    for index, phase in enumerate(_tables(values.get("phase"))):
        found += [("phase", index, "pose")] if phase.get("pose") == pose else []
        ways = enumerate(_tables(phase.get("path")))
        found += [("phase", index, "path", place, "pose") for place, way in ways if way.get("pose") == pose]
    return found


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [one if isinstance(one, dict) else {} for one in value] if isinstance(value, list) else []


# The text


def _with(text: str, path: Path, value: Value) -> str:
    """Return `text` with `value` at `path`; only what differs from what is there is touched."""
    before = value_at(values_of(text), path)
    if before is NOTHING:
        return _with_new(text, path, value)
    if is_same(before, value):
        return text
    if isinstance(before, dict) and isinstance(value, Mapping):
        for key, one in value.items():
            text = _with(text, (*path, key), one)
        for key in before.keys() - value.keys():
            text = _without(text, (*path, key))
        return text
    node = node_at(outline_of(text), path)
    if node is None:
        message = "This stands in several places of the text: please change it in the text itself"
        raise EditError(message)
    if isinstance(before, list) and isinstance(value, Sequence) and not isinstance(value, str):
        return _with_items(text, path, before, value)
    word = written(value, like_of(path[-1]) or text[slice(*node.span)], line_end_of(text))
    return text[: node.span.start] + word + text[node.span.end :]


def _with_items(text: str, path: Path, before: Sequence[Any], after: Sequence[Value]) -> str:
    same = 0
    while same < min(len(before), len(after)) and is_same(before[same], after[same]):
        same += 1
    at_end = 0
    while at_end < min(len(before), len(after)) - same and is_same(before[~at_end], after[~at_end]):
        at_end += 1
    changed = min(len(before), len(after)) - at_end
    for index in range(same, changed):
        text = _with(text, (*path, index), after[index])
    for index in range(changed, len(after) - at_end):
        text = _with_word(text, path, index, after[index])
    for index in reversed(range(changed, len(before) - at_end)):
        text = _without_item(text, path, index)
    return text


def _with_new(text: str, path: Path, value: Value) -> str:
    table, last = path[:-1], path[-1]
    around = value_at(values_of(text), table)
    if isinstance(last, int):
        if around is NOTHING and last == 0:
            return _with_new(text, table, [value])
        if not isinstance(around, list) or len(around) != last:
            raise nowhere()
        return _with_word(text, table, last, value)
    if around is NOTHING:
        return _with_new(text, table, {last: value})
    if not isinstance(around, dict):
        raise nowhere()
    if isinstance(value, Mapping) and wants_header(text, path):
        return with_table(text, path, value)
    return with_pair(text, table, last, value)


def _with_word(text: str, path: Path, index: int, value: Value) -> str:
    node = _array_at(text, path)
    if node is None:
        raise nowhere()
    return with_word(text, node, index, written(value))


def _without(text: str, path: Path) -> str:
    if value_at(values_of(text), path) is NOTHING:
        return text
    last = path[-1]
    if isinstance(last, int):
        return _without_item(text, path[:-1], last)
    shorter = without_pair(text, path)
    if shorter is None:
        return without_table(text, path)
    table = path[:-1]
    is_left = not table or isinstance(table[-1], int) or value_at(values_of(shorter), table) != {}
    if is_left or any(block.path == table for block in outline_of(shorter)):
        return shorter
    return _without(shorter, table)


def _without_item(text: str, path: Path, index: int) -> str:
    node = _array_at(text, path)
    return without_item_at(text, path, index) if node is None else without_word(text, node, index)


def _array_at(text: str, path: Path) -> Node | None:
    """Return the array that stands in brackets at `path`; None where its items have headers, or none is."""
    node = node_at(outline_of(text), path)
    if node is not None and node.form is not Form.ARRAY:
        raise nowhere()
    return node


# The values


def _read(text: str) -> dict[str, Any]:
    try:
        return values_of(text)
    except (ValueError, RecursionError) as error:
        message = "The text has a mistake that has to be mended in the text first"
        raise EditError(message) from error


def _proved(text: str, wanted: Mapping[str, Any]) -> str:
    """Return `text` if it means what was wanted, but for what is left empty."""
    try:
        found = values_of(text)
    except (ValueError, RecursionError):
        found = None
    if found is None or not is_same(filled(found), filled(wanted)):
        message = "This can't be changed here: please change it in the text itself"
        raise EditError(message)
    return text
