"""Texts: between quotes of any kind, closed or not."""

# ruff: noqa: RUF001 - signs that look like others are what people write

import re
from typing import Final

from coach.routine.syntax.mending import Mending, as_text, shortened

_BASIC: Final = re.compile(r'"((?:\\.|[^"\\\n])*)"')
_LITERAL: Final = re.compile(r"'([^'\n]*)'")
_MULTI: Final = {
    '"""': re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''.*?'{3,5}", re.DOTALL),
}
_ESCAPE: Final = re.compile(r"\\(?:([btnfr\"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.)|$)", re.DOTALL)
_DOUBLED: Final = re.compile(r'""(?=[^"\s,\]}#])([^"\n]+)""')
_CURLY_DOUBLE: Final = "“”„‟«»″＂"
_CURLY_SINGLE: Final = "‘’‚‛′‹›`´"
_IN_CURLY: Final = re.compile(rf"[{_CURLY_DOUBLE}]([^{_CURLY_DOUBLE}\"\n]*)[{_CURLY_DOUBLE}\"]")
_IN_SINGLE: Final = re.compile(
    rf"[{_CURLY_SINGLE}]([^\n]*?)[{_CURLY_SINGLE}'](?=\s*(?:[,\]}}#;]|$))", re.MULTILINE
)
_TO_CURLY: Final = re.compile(
    rf"[\"']([^{_CURLY_DOUBLE}\"\n]*)[{_CURLY_DOUBLE}](?=\s*(?:[,\]}}#;]|$))", re.MULTILINE
)
_TO_END: Final = {
    '"': re.compile(r'"([^\n]*?)"(?=\s*(?:[,\]}#]|$))', re.MULTILINE),
    "'": re.compile(r"'([^\n]*?)'(?=\s*(?:[,\]}#]|$))", re.MULTILINE),
}
_CLOSERS: Final = " \t,;]})"
_OVER_LINES: Final = {
    '"': re.compile(r'"([^"\\\n]*\n[^"\\\n=#\[]*)"(?=[ \t]*(?:#|$))', re.MULTILINE),
    "'": re.compile(r"'([^'\n]*\n[^'\n=#\[]*)'(?=[ \t]*(?:#|$))", re.MULTILINE),
}
STRAIGHT: Final = "type the quotes anew, as straight ones"
QUOTES: Final = "\"'" + _CURLY_DOUBLE + _CURLY_SINGLE


def read_text(mending: Mending, ends: str) -> None:
    """Go over a text in quotes, of whatever kind; `ends` ends its value, as in `read_value`."""
    text, at = mending.text, mending.at
    if text.startswith(('"""', "'''"), at):
        _multi_line(mending, text[at : at + 3])
    elif text[at] in "\"'":
        _quoted(mending, text[at], ends)
    else:
        _curly(mending, text[at], ends)


def _multi_line(mending: Mending, quotes: str) -> None:
    text, at = mending.text, mending.at
    match = _MULTI[quotes].match(text, at)
    if match:
        mending.at = match.end()
        if quotes == '"""':
            _check_escapes(mending, at + 3, match.end() - 3, is_multi=True)
        return
    content = mending.rest_of_line()[3:].rstrip()
    what = f"the quotes {quotes} are never closed"
    mending.fault(
        at, what, f"put {quotes} at the end of the text", read=mending.rest_of_line(), gives_way=True
    )
    mending.replace(at, mending.line_end(), as_text(content))
    mending.doubt()
    mending.at = mending.line_end()


def _quoted(mending: Mending, quote: str, ends: str) -> None:
    text, at = mending.text, mending.at
    doubled = _DOUBLED.match(text, at) if quote == '"' else None
    if doubled:
        mending.fault(
            at,
            "the quotes stand twice",
            f"write `{as_text(doubled[1])}`, with one on each side",
            read=doubled[0],
        )
        mending.replace(at, doubled.end(), as_text(doubled[1]))
        mending.at = doubled.end()
        return
    match = (_BASIC if quote == '"' else _LITERAL).match(text, at)
    if match is None:
        _unclosed(mending, quote, ends)
        return
    if _goes_on(mending, match.end(), quote, ends):
        _quotes_within(mending, quote, ends)
        return
    mending.at = match.end()
    if mending.peek() == quote:
        mending.fault(mending.at, "there is a quote too many", "take it out", read=quote, gives_way=True)
        mending.replace(mending.at, mending.at + 1, " ")
        mending.at += 1
    if quote == '"' and "\\" in match[0]:
        _check_escapes(mending, at + 1, match.end() - 1, is_multi=False)


def _goes_on(mending: Mending, end: int, quote: str, ends: str) -> bool:
    """Tell whether a text goes on behind the quote that seems to close it."""
    text = mending.text
    after = text[end : end + 1]
    if after.isalnum():
        return True
    if ends or after in ("", "\n", "#", ","):
        return False
    line_end = text.find("\n", end)
    rest = text[end : len(text) if line_end < 0 else line_end].split("#", 1)[0].strip()
    return rest.endswith(quote) and len(rest) > 1 and rest[0] not in "\"',[{" and "=" not in rest


def _quotes_within(mending: Mending, quote: str, ends: str) -> None:
    at = mending.at
    match = _TO_END[quote].match(mending.text, at)
    if match is None or (ends and match[1].count(quote) % 2):
        _unclosed(mending, quote, ends)
        return
    if quote == '"':
        what, remedy = (
            "quotes stand within the quotes",
            "use single quotes ' inside, or take the inner ones out",
        )
    else:
        what = "an apostrophe ends the text too soon"
        remedy = f"put it in double quotes: {as_text(shortened(match[1]))}"
    mending.fault(at, what, remedy, read=match[0], gives_way=True)
    mending.replace(at, match.end(), as_text(match[1]))
    mending.at = match.end()


def _unclosed(mending: Mending, quote: str, ends: str) -> None:
    """Take a text to the end of its line, but for the brackets there."""
    at, rest = mending.at, mending.rest_of_line()
    curly = _TO_CURLY.match(mending.text, at)
    if curly:
        mending.fault(at, "curly quotes end the text", STRAIGHT, read=curly[0], gives_way=True)
        mending.replace(at, curly.end(), as_text(curly[1]))
        mending.at = curly.end()
        return
    if not ends and (over := _OVER_LINES[quote].match(mending.text, at)):
        content = " ".join(over[1].split())
        remedy = f"join the lines, or put {quote * 3} at both ends"
        mending.fault(at, "the text goes over lines", remedy, read=rest, gives_way=True)
        mending.replace(at, over.end(), as_text(content))
        mending.at = over.end()
        return
    content = rest[1:]
    comment = content.find(" #")
    if comment >= 0:
        content = content[:comment]
    if ends:
        content = content.rstrip(_CLOSERS)
    content = content.rstrip()
    end = at + 1 + len(content)
    if content.endswith("\\" + quote):
        what, remedy = (
            "a backslash before the quote keeps it from closing",
            f"take the backslash out: \\{quote}",
        )
        content = content[:-2]
    elif content.endswith("'" if quote == '"' else '"') and len(content) > 1:
        what, remedy = "the quotes at both ends differ", 'use " at both ends'
        content = content[:-1]
    else:
        what, remedy = "the quote is never closed", f"put {quote} at the end of the text"
    mending.fault(at, what, remedy, read=rest, gives_way=True)
    if ends and mending.text.find(quote, at + 1, end) >= 0:  # which quote is missing can't be told
        mending.doubt()
    mending.replace(at, end, as_text(content))
    mending.at = end


def _curly(mending: Mending, first: str, ends: str) -> None:
    at = mending.at
    pattern = _IN_CURLY if first in _CURLY_DOUBLE else _IN_SINGLE
    match = pattern.match(mending.text, at)
    if match is None:
        content = mending.rest_of_line()[1:]
        content = content.rstrip(_CLOSERS if ends else None)
        end = at + 1 + len(content)
        remedy = f'{STRAIGHT}: one " at each end'
        mending.fault(
            at, "a curly quote begins the text, and none ends it", remedy, read=first, gives_way=True
        )
        mending.doubt()
    else:
        content, end = match[1], match.end()
        remedy = f"{STRAIGHT}: {as_text(shortened(content))}"
        mending.fault(at, "curly quotes don't count as quotes", remedy, read=match[0], gives_way=True)
    mending.replace(at, end, as_text(content))
    mending.at = end


def _check_escapes(mending: Mending, start: int, end: int, *, is_multi: bool) -> None:
    """Report a backslash that begins no sign that there is; every one then counts as itself."""
    text = mending.text
    for match in _ESCAPE.finditer(text, start, end):
        code = match[2] or match[3]
        if code is not None:
            number = int(code, 16)
            is_bad = number > 0x10FFFF or 0xD800 <= number <= 0xDFFF
        else:
            is_bad = match[1] is None and not (is_multi and (match[4] or "\n") in " \t\n")
        if is_bad:
            remedy = "write / for each backslash, or two of them"
            what = "a backslash begins a special sign, and this is none"
            mending.fault(match.start(), what, remedy, read=match[0], gives_way=True)
            mending.replace(start, end, text[start:end].replace("\\", "\\\\"))
            return
