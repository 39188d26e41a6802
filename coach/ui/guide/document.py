"""A guide written in Markdown as a document to read: headings to go to, examples and tables set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from coach.ui.theme import Theme

COMMENT: Final = re.compile(r"^<!--.*?-->\n?", re.MULTILINE | re.DOTALL)
"""What is written for who maintains the guide, and isn't shown."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide: its level from 1, its words, and where it is, in characters from the start."""

    level: int
    words: str
    position: int

    @property
    def anchor(self) -> str:
        """What a link within the guide calls it, as is usual for Markdown: "#change-the-reps"."""
        kept = "".join(sign for sign in self.words.lower() if sign.isalnum() or sign in " -_")
        return kept.replace(" ", "-")


def fill(document: QTextDocument, markdown: str, theme: Theme, text_px: int) -> tuple[Heading, ...]:
    """Put a guide into `document`, with its text `text_px` pixels high; returns its headings."""
    font = document.defaultFont()
    font.setPixelSize(text_px)
    document.setDefaultFont(font)
    document.setDocumentMargin(theme.mm(4))
    document.setMarkdown(COMMENT.sub("", markdown), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    for block in _blocks(document):
        _style(block, theme, text_px)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame, theme, text_px)
    return tuple(
        Heading(level, block.text(), block.position())
        for block in _blocks(document)
        if (level := block.blockFormat().headingLevel())
    )


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _style(block: QTextBlock, theme: Theme, text_px: int) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    level = block.blockFormat().headingLevel()
    whole, letters = QTextBlockFormat(), QTextCharFormat()
    if level:
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, max(0, 3 - level))
        letters.setFontWeight(700)
        whole.setTopMargin(text_px * (1.4 if level < 3 else 0.9))
        whole.setBottomMargin(text_px * 0.4)
    elif block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
        # A long line goes on below: nobody has to scroll sideways.
        whole.setNonBreakableLines(False)
        whole.setBackground(QBrush(QColor(theme.palette.track)))
        whole.setLeftMargin(theme.mm(3))
        if _example(block.next()) != _example(block):
            whole.setBottomMargin(text_px * 0.6)
        letters.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        letters.setProperty(QTextFormat.Property.FontPixelSize, round(text_px * 0.95))
    else:
        whole.setBottomMargin(text_px * 0.35)
        whole.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(whole)
    cursor.mergeCharFormat(letters)


def _example(block: QTextBlock) -> tuple[bool, str]:
    """Return whether a block is of an example, and of what: two that touch are told apart by it."""
    form = block.blockFormat()
    of = form.stringProperty(QTextFormat.Property.BlockCodeLanguage)
    return form.hasProperty(QTextFormat.Property.BlockCodeFence), of


def _style_table(table: QTextTable, theme: Theme, text_px: int) -> None:
    form = table.format().toTableFormat()
    form.setCellPadding(theme.mm(1.2))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(theme.palette.line)))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBottomMargin(text_px)
    table.setFormat(form)
