"""Turns the bytes of a file into text, whatever program saved it, and names what isn't UTF-8."""

from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_COPY: Final = "copy its text into a plain text editor, and save that as a .toml file"
_LOOK: Final = "look whether this is the right file"
_OTHER_FILES: Final = (
    (b"PK\x03\x04", "a file of a word processor, or a zip", _COPY),
    (b"\xd0\xcf\x11\xe0", "a file of an old word processor", _COPY),
    (b"{\\rtf", "a file of a word processor (RTF)", _COPY),
    (b"%PDF", "a PDF", _COPY),
    (b"SQLite format 3", "a database", _LOOK),
    (b"\x89PNG", "a picture", _LOOK),
    (b"\xff\xd8\xff", "a picture", _LOOK),
)
_MUCH: Final = 0.3
_FEW: Final = 0.02
SAVE_AS_UTF_8: Final = "choose “Save as”, set the encoding to UTF-8, and save"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with line feeds only, None when it is no text.

    `what` says what isn't UTF-8 about it, at the character `offset`; it is "" for a
    good file. `read` is what stands there.
    """

    text: str | None
    what: str = ""
    remedy: str = SAVE_AS_UTF_8
    offset: int = 0
    read: str = ""


def decoded(content: bytes) -> Decoded:
    """Return the text that `content` holds; never raises."""
    for beginning, kind, remedy in _OTHER_FILES:
        if content.startswith(beginning):
            return Decoded(None, f"is {kind}, and no plain text", remedy)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _of_wide(content[len(mark) :], encoding)
    encoding = _wide_without_mark(content)
    if encoding:
        return _of_wide(content, encoding)
    if content.count(0) > _FEW * len(content):
        return Decoded(None, "is no text", _LOOK)
    try:
        return Decoded(one_line_ends(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        return _of_windows(content, error.start)


def one_line_ends(text: str) -> str:
    """Return `text` with Windows' line ends as line feeds."""
    return text.replace("\r\n", "\n")


def _wide_without_mark(content: bytes) -> str:
    """Return the encoding of plain letters with a zero before or after each, or ""."""
    sample = content[:2000]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > _MUCH * half and sample[0::2].count(0) < _FEW * half + 1:
        return "utf-16-le"
    if sample[0::2].count(0) > _MUCH * half and sample[1::2].count(0) < _FEW * half + 1:
        return "utf-16-be"
    return ""


def _of_wide(content: bytes, encoding: str) -> Decoded:
    name = encoding[:6].upper()
    text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    return Decoded(one_line_ends(text), f"is saved as {name}, not as UTF-8")


def _of_windows(content: bytes, start: int) -> Decoded:
    """Return the text of a file in an old encoding of Windows, and where that shows first."""
    content = content.removeprefix(b"\xef\xbb\xbf") if start else content
    before = one_line_ends(content[:start].decode("utf-8", errors="replace"))
    text = one_line_ends(content.decode("cp1252", errors="replace"))
    letter = content[start : start + 1].decode("cp1252", errors="replace")
    what = f"`{letter}` isn't saved as UTF-8, but in an old encoding of Windows"
    return Decoded(text, what, SAVE_AS_UTF_8, _same_place(text, before), letter)


def _same_place(text: str, before: str) -> int:
    """Return the offset in `text` with as many lines before it and letters in its own as `before` has."""
    lines = before.split("\n")
    start = sum(len(line) + 1 for line in text.split("\n", len(lines) - 1)[: len(lines) - 1])
    return min(start + len(lines[-1]), len(text))
