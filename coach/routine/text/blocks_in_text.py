"""Changes what stands under headers: pairs on lines of their own, tables, and items of arrays of tables."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from coach.routine.lines import Path
from coach.routine.text.lists_in_text import with_spans_moved, with_word, without_word
from coach.routine.text.outline import Block, Form, Node, Pair, Span, after_rest, node_at, outline_of
from coach.routine.text.toml_words import Value, line_end_of, written_key, written_pair
from coach.routine.text.values_at import EditError

ORDER: Final = ("dose", "step", "phase", "figure", "progression")
"""How the tables of a file follow each other."""

MOST_HEADER_PARTS: Final = 2
"""A table deeper than `[figure.start]` is written into its line."""

_GAP_BEHIND: Final = re.compile(r"(?:\r?\n[ \t]*)+\Z")
_GAP_AHEAD: Final = re.compile(r"\A(?:[ \t]*\r?\n)+")


# Pairs


def with_pair(text: str, table: Path, key: str, value: Value) -> str:
    """Return `text` with a new key in the table at `table`, which is there."""
    blocks, line_end = outline_of(text), line_end_of(text)
    pair = written_pair(key, value, line_end)
    own = next((block for block in blocks if block.path == table), None)
    if own is not None:
        return _with_line(text, blocks, own, pair)
    node = node_at(blocks, table)
    if node is not None and node.form is Form.INLINE_TABLE:
        return with_word(text, node, len(node.pairs), pair)
    dotted = _dotted(blocks, table)
    if dotted:
        block, last = dotted[-1]
        name = text[last.keys[0].start : last.keys[len(table) - len(block.path) - 1].end]
        at = after_rest(text, last.node.span.end)
        return f"{text[:at]}{line_end}{_indent(text, last.keys[0].start)}{name}.{pair}{text[at:]}"
    within = next((block for block in blocks if block.path[: len(table)] == table), None)
    if within is None or within.is_item:
        message = "There is no place for this value: please write it into the text"
        raise EditError(message)
    header = f"[{_names(table)}]{line_end}{pair}{_separator(text, blocks)}"
    return f"{text[: within.start]}{header}{text[within.start :]}"


def without_pair(text: str, path: Path) -> str | None:
    """Return `text` without the pair at `path`, if there is one: with its line, or its comma."""
    blocks = outline_of(text)
    pair = next((pair for block in blocks for pair in block.pairs if pair.path == path), None)
    if pair is not None:
        start = text.rfind("\n", 0, pair.keys[0].start) + 1
        end = after_rest(text, pair.node.span.end)
        if end < len(text):
            end += 2 if text.startswith("\r\n", end) else 1
        elif start:
            start -= 2 if text.startswith("\r\n", start - 2) else 1
        return text[:start] + text[end:]
    for depth in range(len(path) - 1, 0, -1):
        node = node_at(blocks, path[:depth])
        index = [one.path for one in node.pairs].index(path) if node and _has(node, path) else None
        if node is not None and index is not None:
            return without_word(text, node, index)
    return None


def _has(node: Node, path: Path) -> bool:
    return any(pair.path == path for pair in node.pairs)


def _with_line(text: str, blocks: Sequence[Block], block: Block, pair: str) -> str:
    line_end = line_end_of(text)
    if block.pairs:
        at = after_rest(text, block.pairs[-1].node.span.end)
        return f"{text[:at]}{line_end}{_indent(text, block.pairs[-1].keys[0].start)}{pair}{text[at:]}"
    if block.path:
        return f"{text[: block.body]}{line_end}{_indent(text, block.header)}{pair}{text[block.body :]}"
    before = f"{text[: block.end]}{line_end}" if block.end else ""
    after = text[block.end :] if block.end else text
    gap = line_end if len(blocks) > 1 and not block.end else ""
    return f"{before}{pair}{'' if block.end else line_end}{gap}{after}"


def _dotted(blocks: Sequence[Block], table: Path) -> list[tuple[Block, Pair]]:
    """Return the pairs `table.key = ...`, with the blocks in which they are."""
    depth = len(table)
    return [
        (block, pair)
        for block in blocks
        for pair in block.pairs
        if len(block.path) < depth < len(pair.path) and pair.path[:depth] == table
    ]


def _indent(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:]
    return line[: len(line) - len(line.lstrip(" \t"))]


# Tables


def wants_header(text: str, path: Path) -> bool:
    """Tell whether a new table at `path` is written with a header, as those beside it are."""
    blocks, depth = outline_of(text), len(path)
    if any(
        len(block.path) >= depth
        and block.path[: depth - 1] == path[:-1]
        and isinstance(block.path[depth - 1], str)
        for block in blocks
        if depth > 1
    ):
        return True
    if any(isinstance(part, int) for part in path) or depth > MOST_HEADER_PARTS:
        return False
    return depth == 1 or any(block.path == path[:-1] for block in blocks)


def with_table(text: str, path: Path, values: Mapping[str, Value]) -> str:
    """Return `text` with a new table with a header, after what it belongs to."""
    return _with_block(text, path, f"[{_names(path)}]", values)


def without_table(text: str, path: Path) -> str:
    """Return `text` without all the headers and dotted keys of the table at `path`."""
    while True:
        blocks = outline_of(text)
        own = next((block for block in blocks if block.path[: len(path)] == path), None)
        dotted = _dotted(blocks, path)
        if own is not None:
            text = _without_span(text, Span(own.start, own.end))
        elif dotted:
            text = without_pair(text, dotted[0][1].path) or text
        else:
            return text


def _with_block(text: str, path: Path, header: str, values: Mapping[str, Value]) -> str:
    blocks, line_end = outline_of(text), line_end_of(text)
    names = tuple(part for part in path if isinstance(part, str))
    if len(names) > 1:
        beside = [block for block in blocks if block.path[: len(path) - 1] == path[:-1]]
    else:
        beside = [block for block in blocks if not block.path or _rank(block.path[0]) <= _rank(names[0])]
    lines = (
        header,
        *(written_pair(key, one, line_end) for key, one in values.items()),
    )
    return _after(text, blocks, beside[-1].end, line_end.join(lines))


def _after(text: str, blocks: Sequence[Block], at: int, content: str) -> str:
    gap, line_end = _separator(text, blocks), line_end_of(text)
    if not text[:at].strip():
        return f"{content}{gap if text.strip() else line_end}{text}"
    if gap.count("\n") == 1 and text[text.rfind("\n", 0, at) + 1 : at].lstrip(" \t").startswith("#"):
        gap = line_end * 2  # else the comment above would be taken for one of what is new
    return f"{text[:at]}{gap}{content}{text[at:]}"


def _rank(name: str | int) -> int:
    return ORDER.index(name) if name in ORDER else -1


def _names(path: Path) -> str:
    return ".".join(written_key(part) for part in path if isinstance(part, str))


def _separator(text: str, blocks: Sequence[Block]) -> str:
    """Return what stands between two headers here: nearly always an empty line."""
    gaps = [text[one.end : next_one.start] for one, next_one in pairwise(blocks)]
    return next((gap for gap in reversed(gaps) if gap and not gap.strip()), line_end_of(text) * 2)


# Items of arrays of tables


def items_at(text: str, path: Path) -> list[Span]:
    """Return where the items `[[...]]` of the array of tables at `path` stand, each with its sub-tables.

    Raises EditError where something else stands between an item and its sub-tables.
    """
    blocks = outline_of(text)
    spans: list[Span] = []
    last: int | None = None
    for place, block in enumerate(blocks):
        if block.path[: len(path)] != path or len(block.path) == len(path):
            continue
        if block.is_item and len(block.path) == len(path) + 1:
            spans.append(Span(block.start, block.end))
        elif last == place - 1 and spans:
            spans[-1] = Span(spans[-1].start, block.end)
        else:
            message = "A part of this stands in another place of the text: please move it in the text itself"
            raise EditError(message)
        last = place
    return spans


def with_new_item(text: str, path: Path, index: int, values: Mapping[str, Value]) -> str:
    """Return `text` with a new item `[[...]]` before the one at `index`, or after the last."""
    header = f"[[{_names(path)}]]"
    if not items_at(text, path):
        return _with_block(text, path, header, values)
    line_end = line_end_of(text)
    lines = (
        header,
        *(written_pair(key, one, line_end) for key, one in values.items()),
    )
    return _with_content(text, path, index, lines)


def with_copied_item(text: str, path: Path, index: int) -> str:
    """Return `text` with a copy of the item at `index`, its comments included, after it."""
    own = items_at(text, path)[index]
    return _after(text, outline_of(text), own.end, text[slice(*own)])


def with_moved_item(text: str, path: Path, index: int, to: int) -> str:
    """Return `text` with the item at `index` at the place of the one at `to`."""
    return with_spans_moved(text, items_at(text, path), index, to)


def without_item_at(text: str, path: Path, index: int) -> str:
    """Return `text` without the item at `index`, and without one of the gaps beside it."""
    items = items_at(text, path)
    is_before_next = index == 0 and len(items) > 1
    return _without_span(text, items[index], takes_gap_after=is_before_next)


def _with_content(text: str, path: Path, index: int, lines: Sequence[str]) -> str:
    blocks, items = outline_of(text), items_at(text, path)
    first = next(block for block in blocks if block.is_item and block.start == items[0].start)
    indents = [_indent(text, first.header)]
    indents += [_indent(text, first.pairs[0].keys[0].start) if first.pairs else indents[0]] * (len(lines) - 1)
    content = line_end_of(text).join(map("".join, zip(indents, lines, strict=True)))
    if index:
        return _after(text, blocks, items[index - 1].end, content)
    at = items[0].start
    return f"{text[:at]}{content}{_separator(text, blocks)}{text[at:]}"


def _without_span(text: str, span: Span, *, takes_gap_after: bool = False) -> str:
    before, after = text[: span.start], text[span.end :]
    if takes_gap_after or not before.strip():
        return before + _GAP_AHEAD.sub("", after)
    return _GAP_BEHIND.sub("", before) + after
