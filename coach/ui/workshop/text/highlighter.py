"""Tells the parts of a TOML text apart for the eye: by weight and slant first, and then by colour."""

import re
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from coach.ui.theme import Palette
from coach.ui.workshop.text.text_changes import units


class Part(StrEnum):
    """What a piece of a line is; the names are those of the groups below."""

    COMMENT = "comment"
    HEADER = "header"
    KEY = "key"
    TEXT = "text"
    VALUE = "value"  # a number, a date, true or false
    ODD = "odd"  # a sign that looks like another one, or like nothing at all


_TOKEN: Final = re.compile(
    r"(?P<comment>\#.*)"
    r"|(?P<header>^\s*\[\[?[^\]=]*\]?\]?)"
    r"|(?P<key>(?:[A-Za-z0-9_-]+|\"[^\"=]*\"|'[^'=]*')(?=\s*(?:\.\s*[\w-]+\s*)*=))"
    r"|(?P<text>\"{3}(?:\\.|[^\\])*?(?:\"{3}|$)|'{3}.*?(?:'{3}|$)|\"(?:\\.|[^\"\\])*\"?|'[^']*'?)"
    r"|(?P<value>[+-]?\d[\w.:+-]*|\b(?:true|false|inf|nan)\b)"
    r"|(?P<odd>[\u00a0\u00ad\u2000-\u200f\u2013\u2014\u2018-\u201f\u2028\u202f\u205f\u2212\u3000\ufeff]+)"
)
_ENDS: Final = {1: '"""', 2: "'''"}
"""The end of a text that goes over several lines, by the state of the lines within it."""

Piece = tuple[int, int, Part]
"""From where to where in a line, in characters from 0, and what that is."""


def pieces_of(line: str, within: int = 0) -> tuple[list[Piece], int]:
    """Return what stands in a line, and the state after it: 0, or that of the text that goes on.

    `within` is the state of the line before.
    """
    pieces: list[Piece] = []
    at = 0
    if within in _ENDS:
        end = line.find(_ENDS[within])
        if end < 0:
            return [(0, len(line), Part.TEXT)], within
        at = end + len(_ENDS[within])
        pieces.append((0, at, Part.TEXT))
    state = 0
    for found in _TOKEN.finditer(line, at):
        part = Part(found.lastgroup or Part.TEXT)
        pieces.append((*found.span(), part))
        if part is Part.TEXT:
            state = next((each for each, end in _ENDS.items() if _goes_on(found.group(), end)), 0)
    return pieces, state


def _goes_on(text: str, end: str) -> bool:
    return text.startswith(end) and (len(text) < 2 * len(end) or not text.endswith(end))


class Highlighter(QSyntaxHighlighter):
    """Highlights a document in the colours of a palette: each has a contrast of at least 7:1 there."""

    def __init__(self, document: QTextDocument, palette: Palette) -> None:
        super().__init__(document)
        self._looks = {
            Part.COMMENT: _look(palette.quiet, italic=True),
            Part.HEADER: _look(palette.accent, weight=QFont.Weight.Bold),
            Part.KEY: _look(palette.ink, weight=QFont.Weight.Bold),
            Part.TEXT: _look(palette.ink),
            Part.VALUE: _look(palette.accent),
            Part.ODD: _look(palette.ground, ground=palette.stop),
        }

    def highlightBlock(self, text: str) -> None:
        """Highlight one line."""
        pieces, state = pieces_of(text, max(0, self.previousBlockState()))
        for start, end, part in pieces:
            self.setFormat(units(text[:start]), units(text[start:end]), self._looks[part])
        self.setCurrentBlockState(state)


def _look(
    colour: str, weight: QFont.Weight = QFont.Weight.Normal, *, italic: bool = False, ground: str = ""
) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    look.setFontWeight(weight)
    look.setFontItalic(italic)
    if ground:
        look.setBackground(QColor(ground))
    return look
