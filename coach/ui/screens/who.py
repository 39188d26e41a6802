"""Asks who is exercising, if several people may be."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.tiles import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.people import Profile

_TILE_MM: Final = 28.0
_NAME_PX: Final = 42


class WhoScreen(Screen):
    """Shows everyone's name; someone new is asked for theirs on a page of its own."""

    chosen = Signal(object)  # Profile
    new_person = Signal(str)  # their name
    back_requested = Signal()

    def __init__(
        self,
        people: "Sequence[Profile]",
        theme: Theme,
        *,
        can_go_back: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Ask who of `people` it is; there is a way back only where there is something behind."""
        super().__init__(self.tr("Who is exercising?"), theme, parent)
        self._can_go_back = can_go_back
        self._pages = QStackedLayout(self)
        self._names = self._names_page(people)
        self._new = self._new_page()
        self._pages.addWidget(self._names)
        self._pages.addWidget(self._new)
        self._show_names()

    def _page(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        margin = self.theme.mm(7)
        column.setContentsMargins(margin, self.theme.mm(5), margin, self.theme.mm(5))
        column.setSpacing(self.theme.gap)
        column.addWidget(label(title, "title"))
        return page, column

    def _names_page(self, people: "Sequence[Profile]") -> QWidget:
        page, column = self._page(self.tr("Who is exercising?"))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, self.theme.mm(2), 0)
        tiles = [self._tile(name, profile) for name, profile in zip(names_of(people), people, strict=True)]
        lay_out(grid, tiles, self.theme, most=3)
        for tile in tiles:
            tile.set_size(max(self.theme.mm(_TILE_MM), tile.sizeHint().height()))
        grid.setRowStretch(len(tiles), 1)
        column.addWidget(self.scrolled(content, self.tr("Who is exercising?")), 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        if self._can_go_back:
            self._back = button(self.tr("Back"))
            self._back.clicked.connect(self.back_requested)
            row.addWidget(self._back, 1)
        someone_new = button(self.tr("Someone new"))
        someone_new.clicked.connect(self._show_new)
        row.addWidget(someone_new, 1)
        column.addLayout(row)
        return page

    def _tile(self, name: str, profile: "Profile") -> Button:
        tile = button(name)
        tile.clicked.connect(lambda: self.chosen.emit(profile))
        return tile

    def _new_page(self) -> QWidget:
        question = self.tr("What is your first name?")
        page, column = self._page(question)
        self._name = QLineEdit()
        self._name.setMaxLength(60)
        self._name.setAccessibleName(question)
        self._name.setStyleSheet(
            f"font-size: {self.theme.large(_NAME_PX)}px; min-height: {self.theme.target}px"
        )
        column.addWidget(self._name)
        column.addStretch(1)
        self._not_new = button(self.tr("Back"))
        self._not_new.clicked.connect(self._show_names)
        self._welcome = button(self.tr("Go on"), "main")
        self._welcome.setEnabled(False)
        self._welcome.clicked.connect(lambda: self.new_person.emit(self._name.text().strip()))
        self._name.textChanged.connect(lambda text: self._welcome.setEnabled(bool(text.strip())))
        self._name.returnPressed.connect(self._welcome.click)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        row.addWidget(self._not_new, 1)
        row.addWidget(self._welcome, 2)
        column.addLayout(row)
        return page

    def _show_names(self) -> None:
        self._pages.setCurrentWidget(self._names)
        self.main_button, self.back_button = None, self._back if self._can_go_back else None
        self.setFocus()

    def _show_new(self) -> None:
        self._pages.setCurrentWidget(self._new)
        self.main_button, self.back_button = self._welcome, self._not_new
        self._name.clear()
        self._name.setFocus()
        announce(self, self.tr("What is your first name?"))


def names_of(people: "Sequence[Profile]") -> list[str]:
    """Return a name for each; who has none, or the same as someone before, gets a number."""
    seen: Counter[str] = Counter()
    names = []
    for number, profile in enumerate(people, start=1):
        name = profile.settings.name or QCoreApplication.translate("WhoScreen", "Person {number}").format(
            number=number
        )
        seen[name] += 1
        numbered = QCoreApplication.translate("WhoScreen", "{name} ({number})").format(
            name=name, number=seen[name]
        )
        names.append(name if seen[name] == 1 else numbered)
    return names
