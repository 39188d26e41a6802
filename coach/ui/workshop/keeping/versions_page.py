"""The last versions of a file, with when they were saved and what differs; one press takes one up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coach.ui.sentences import when_words
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.workshop.keeping.differences import Sign, differences, in_short
from coach.ui.workshop.look import named, press


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that the file had, and when it was kept, in the time of where the person is."""

    at: datetime
    text: str


class VersionsPage(QWidget):
    """Lists versions beside what would change; `taken` gives the text of one to go back to."""

    taken = Signal(str)
    cancelled = Signal()

    def __init__(  # noqa: PLR0913  (what is told by its name, and may be left out)
        self,
        versions: Sequence[Kept],
        text: str,
        now: datetime,
        theme: Theme,
        *,
        is_of_another: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `versions`, the newest first, beside `text` as it is now.

        With `is_of_another` it is one that another program has saved meanwhile.
        """
        super().__init__(parent)
        self._versions, self._text, self._theme = versions, text, theme
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.list, self.tr("Versions"))
        for version in versions:
            QListWidgetItem(self._words(version, now), self.list)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        named(self.lines, self.tr("What would change"))
        self._take = press(self.tr("Take this version"), self._choose, "main")
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.lines)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = self.tr("The other one beside yours") if is_of_another else self.tr("Versions")
        column.addWidget(label(title, "title"))
        told = self.tr("The lines with + would come back, those with − would go. You can undo it.")  # noqa: RUF001
        nothing = self.tr("Nothing has been saved here before. From now on, the last ten versions are kept.")
        if is_of_another:
            told = self.tr("The lines with + are in the other one only, those with − in yours.")  # noqa: RUF001
        column.addWidget(label(told if versions else nothing, "quiet"))
        column.addWidget(split, 1)
        split.setVisible(bool(versions))
        if not versions:
            column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        back = press(self.tr("Back"), self.cancelled.emit)
        row.addWidget(back)
        row.addWidget(self._take)
        self._take.setVisible(bool(versions))
        column.addLayout(row)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.setFocusProxy(self.list if versions else back)
        self._take.setEnabled(False)
        self.list.setCurrentRow(0)

    def _words(self, version: Kept, now: datetime) -> str:
        when = when_words(version.at, now)
        if (now.date() - version.at.date()).days > 1:
            when = QLocale().toString(version.at, QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        return f"{when[:1].upper()}{when[1:]}\n{in_short(self._text, version.text)}"

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        version = self._versions[row]
        self._take.setEnabled(version.text != self._text)
        self.lines.clear()
        cursor = QTextCursor(self.lines.document())
        for number, line in enumerate(differences(self._text, version.text)):
            if number:
                cursor.insertBlock()
            cursor.insertText(f"{line.sign.value} {line.text}", self._format(line.sign))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.lines.setTextCursor(cursor)

    def _format(self, sign: Sign) -> QTextCharFormat:
        made = QTextCharFormat()
        colours = self._theme.palette
        made.setForeground(QColor(colours.quiet if sign is Sign.SAME else colours.ink))
        if sign is Sign.NEW:
            made.setFontWeight(700)
        made.setFontStrikeOut(sign is Sign.GONE)
        return made

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._versions) and self._versions[row].text != self._text:
            self.taken.emit(self._versions[row].text)
