"""Changes what stands in brackets: the items of an array, the pairs of an inline table."""

import re
from collections.abc import Sequence
from typing import Final

from coach.routine.text.outline import Form, Node, Span, after_rest
from coach.routine.text.toml_words import line_end_of

_COMMA: Final = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+,")  # not one within a comment
_LINE_END: Final = re.compile(r"\r?\n")


def spans_in(node: Node) -> tuple[Span, ...]:
    """Return where the items of an array, or the pairs of an inline table, stand."""
    if node.form is Form.INLINE_TABLE:
        return tuple(Span(pair.keys[0].start, pair.node.span.end) for pair in node.pairs)
    return tuple(item.span for item in node.items)


def with_word(text: str, node: Node, index: int, word: str) -> str:
    """Return `text` with `word` put in before what is at `index`, or last."""
    spans, whole = spans_in(node), node.span
    if not spans:
        return _with_first(text, node, word)
    gap = _gap(text, whole, spans)
    if index < len(spans):
        at = spans[index].start
        return f"{text[:at]}{word},{gap}{text[at:]}"
    comma = _COMMA.match(text, spans[-1].end)
    after = comma.end() if comma else spans[-1].end
    rest = after_rest(text, after)
    if "#" in text[after:rest] and "\n" not in gap:
        gap = line_end_of(text)
    at = rest if "\n" in gap and _LINE_END.match(text, rest) else after
    end = "," if comma else ""
    return (
        f"{text[: spans[-1].end]}{'' if comma else ','}{text[spans[-1].end : at]}{gap}{word}{end}{text[at:]}"
    )


def without_word(text: str, node: Node, index: int) -> str:
    """Return `text` without what is at `index`, with its comma and the comment on its line."""
    spans, whole = spans_in(node), node.span
    own = spans[index]
    comma = _COMMA.match(text, own.end)
    end = comma.end() if comma else own.end
    if len(spans) == 1:
        inside = text[whole.start + 1 : own.start] + text[end : whole.end - 1]
        inside = inside if inside.strip() else ""
        return f"{text[: whole.start + 1]}{inside}{text[whole.end - 1 :]}"
    line = _own_line(text, own.start, end)
    before = _COMMA.match(text, spans[index - 1].end) if index and not comma else None
    if line is not None:
        text = text[: line.start] + text[line.end :]
    elif index + 1 < len(spans):
        return text[: own.start] + text[spans[index + 1].start :]
    elif before is None or "#" not in text[before.start() : own.start]:
        return text[: spans[index - 1].end] + text[own.end :]
    else:
        text = text[: own.start] + text[own.end :]
    return text if before is None else text[: before.end() - 1] + text[before.end() :]


def with_spans_moved(text: str, spans: Sequence[Span], index: int, to: int) -> str:
    """Return `text` with what stands at `index` of `spans` at `to`; what is between them stays in place."""
    order = list(range(len(spans)))
    order.insert(to, order.pop(index))
    parts, at = [], 0
    for place, source in zip(spans, order, strict=True):
        parts += [text[at : place.start], text[slice(*spans[source])]]
        at = place.end
    return "".join((*parts, text[at:]))


def _with_first(text: str, node: Node, word: str) -> str:
    start, end = node.span
    if text[start + 1 : end - 1].strip():  # a comment
        return f"{text[: start + 1]}{word}{text[start + 1 :]}"
    inside = f" {word} " if node.form is Form.INLINE_TABLE else word
    return f"{text[: start + 1]}{inside}{text[end - 1 :]}"


def _gap(text: str, whole: Span, spans: Sequence[Span]) -> str:
    """Return what stands between a comma and what follows it here."""
    is_first = len(spans) == 1
    between = text[whole.start + 1 : spans[0].start] if is_first else text[spans[0].end : spans[1].start]
    line_end = _LINE_END.search(between)
    if line_end is not None:
        indent = between[between.rfind("\n") + 1 :]
        return line_end[0] + (indent if not indent.strip() else "")
    return " " if is_first else between.split(",", 1)[1]


def _own_line(text: str, start: int, end: int) -> Span | None:
    """Return the line, or lines, where nothing else stands than what goes from `start` to `end`."""
    first = text.rfind("\n", 0, start) + 1
    last = _LINE_END.match(text, after_rest(text, end))
    return Span(first, last.end()) if last and not text[first:start].strip() else None
