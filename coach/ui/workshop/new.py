"""What a new routine or exercise is called, and what it begins with."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coach.routine.text.editing import EditError, with_value
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.workshop.keeping.files import Listed
from coach.ui.workshop.look import named, press

LONGEST_NAME: Final = 60
NO_NAME: Final = "my-own"
"""The id of what is called by letters that no id can have."""

EMPTY: Final = """\
#:schema ./schema/routine.schema.json
format = 1
name = "New routine"
language = "en"
summary = ""
times_per_week = 3
"""
"""A routine with nothing in it yet."""

OTHERS_OWN: Final = ("author", "version", "reviewed")
"""What a routine says of who set it, and when: nobody has set the new one yet."""


class NewPage(QWidget):
    """Asks for a name and a beginning: `made` gives both, the beginning as its data; `cancelled` neither."""

    made = Signal(str, object)
    cancelled = Signal()

    def __init__(  # noqa: PLR0913  (what is told by its name, and may be left out)
        self,
        title: str,
        beginnings: Sequence[tuple[str, Listed | None]],
        theme: Theme,
        *,
        name: str = "",
        chosen: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`beginnings` are words with their data; with one of them, or none, there is nothing to choose."""
        super().__init__(parent)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        named(self.name, self.tr("Name"), self.tr("What the person sees"))
        self.name.textChanged.connect(self._allow)
        self.name.returnPressed.connect(self._make)
        self.beginnings = QListWidget()
        named(self.beginnings, self.tr("Begin with"))
        for words, data in beginnings:
            item = QListWidgetItem(words, self.beginnings)
            item.setData(Qt.ItemDataRole.UserRole, data)
        self.beginnings.setCurrentRow(chosen)
        self.beginnings.setVisible(len(beginnings) > 1)
        self._main = press(self.tr("Go on"), self._make, "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(2))
        column.addWidget(label(title, "title"))
        column.addWidget(label(self.tr("What is it called?")))
        column.addWidget(self.name)
        if len(beginnings) > 1:
            column.addWidget(label(self.tr("Begin with:")))
        column.addWidget(self.beginnings, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(press(self.tr("Cancel"), self.cancelled.emit))
        row.addWidget(self._main)
        column.addLayout(row)
        if len(beginnings) <= 1:
            column.addStretch(1)
        self.setFocusProxy(self.name)
        self._allow()

    def _allow(self) -> None:
        self._main.setEnabled(bool(self.name.text().strip()))

    def _make(self) -> None:
        item = self.beginnings.currentItem()
        name = self.name.text().strip()
        if name:
            self.made.emit(name, item.data(Qt.ItemDataRole.UserRole) if item is not None else None)


def renamed(text: str, name: str) -> str:
    """Return a text under another name; one that can't be read is given back as it is."""
    try:
        return with_value(text, ("name",), name)
    except EditError:
        return text


def begun_from(text: str, name: str) -> str:
    """Return what a new file begins with: another one's text under a name of its own, set by nobody yet."""
    text = renamed(text, name)
    for key in OTHERS_OWN:
        try:
            text = with_value(text, (key,), None)
        except EditError:
            break
    return text


def beginnings_of(files: Sequence[Listed], empty: str) -> list[tuple[str, Listed | None]]:
    """Return what a new one may begin with: nothing, or any that can be read."""
    return [(empty, None), *((each.name, each) for each in files if not each.errors)]
