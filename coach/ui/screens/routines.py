"""All routines as large cards, by where they are done; files with mistakes, with what to mend."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.settings import REST_DAY
from coach.ui.theme import Theme
from coach.ui.week import day_name
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.tiles import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from coach.routine.problems import Problem
    from coach.ui.cards import RoutineCard

EVERYWHERE: Final = ""
MOST_LINES: Final = 8
"""So many mistakes of a file are listed here; the workshop shows all of them."""

FEW: Final = 6
"""So many routines need no sorting by place."""


class RoutinesScreen(Screen):
    """Choose a routine: to do now, or, with a weekday, for that day of the week."""

    chosen = Signal(str)  # routine id; for a weekday also REST_DAY
    cleared = Signal()  # nothing is to be planned for the weekday
    bring_requested = Signal()  # a routine from a stick
    mend_requested = Signal(object)  # the file (Path) with mistakes
    back_requested = Signal()

    def __init__(self, theme: Theme, weekday: str | None = None, parent: QWidget | None = None) -> None:
        """Ask what to do now, or on `weekday`, one of `coach.settings.WEEKDAYS`."""
        super().__init__(self.tr("Other routines"), theme, parent)
        self._weekday = weekday
        self._cards: Sequence[RoutineCard] = ()
        self._listed: object = None
        self._place = EVERYWHERE
        self._list = QWidget()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, theme.mm(2), 0)
        self._column.setSpacing(theme.gap)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        title = self.tr("Choose a routine")
        if weekday is not None:
            title = self.tr("What to do on {day}?").format(day=day_name(weekday))
        column = self.column()
        column.addWidget(label(title, "title"))
        column.addWidget(self.scrolled(self._content, self.tr("Routines")), 1)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        if weekday is None:
            bring = button(self.tr("Bring a routine"))
            bring.clicked.connect(self.bring_requested)
            row.addWidget(bring, 1)
        column.addLayout(row)

    def set_routines(
        self,
        cards: "Sequence[RoutineCard]",
        problems: "Sequence[Problem]",
        stood_in: "Mapping[Path, str] | None" = None,
    ) -> None:
        """List the routines that can be played, then the mistakes in files that can't.

        `stood_in` says of a file with mistakes what is used in its place. While
        somebody looks at the list, as when a file is saved elsewhere, what they
        sorted it by and marked stays, and nothing moves that needn't.
        """
        listed = tuple(cards), tuple(problems), dict(stood_in or {})
        is_looked_at = self.isVisible()
        if is_looked_at and listed == self._listed:
            return
        self._listed = listed
        marked = self.marked.text() if is_looked_at and self.marked is not None else ""
        places = {card.place for card in cards} if is_looked_at and len(cards) > FEW else set()
        place = self._place if self._place in places else EVERYWHERE
        self._cards = cards
        self._clear()
        if self._weekday is not None:
            self._column.addWidget(self._tiles(self._day_buttons(), most=2))
        elif len(cards) > FEW:
            self._column.addWidget(self._tiles(self._filters(place), most=6, least=3))
        self._column.addWidget(self._list)
        self._list_place(place)
        if not cards:
            self._column.addWidget(label(self.tr("There is no routine that can be played.")))
        self._list_problems(problems, stood_in or {})
        self._column.addStretch(1)
        if marked:
            self._mark_again(marked)

    def _mark_again(self, text: str) -> None:
        """Mark the button with the words of the one that was marked before."""
        again = next((each for each in self._usable_buttons() if each.text() == text), None)
        if again is not None:
            self.mark(again)
            QTimer.singleShot(0, again, lambda: self.bring_into_view(again))  # once it is where it will be

    def _list_place(self, place: str) -> None:
        """List the routines of a place only."""
        self._place = place
        shown = [self._choice(card) for card in self._cards if place in (EVERYWHERE, card.place)]
        before, self._list = self._list, self._tiles(shown, most=2)
        self._column.replaceWidget(before, self._list)
        self._list.show()
        before.hide()
        before.deleteLater()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._list = QWidget()

    def _tiles(self, tiles: "Sequence[Button]", most: int, least: int = 1) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        lay_out(grid, tiles, self.theme, most, least)
        return rows

    def _filters(self, chosen: str) -> list[Button]:
        """Return a button for each place where routines are done, and one for everywhere."""
        cards = sorted(self._cards, key=lambda card: (not card.is_in_bed, not card.is_seated, card.place))
        places = dict.fromkeys(card.place for card in cards)
        group = QButtonGroup(self._content)
        made = []
        for place, text in ((EVERYWHERE, self.tr("All")), *((place, place) for place in places)):
            one = button(text)
            one.setCheckable(True)
            one.setChecked(place == chosen)
            one.setAccessibleName(self.tr("Show: {place}").format(place=text))
            one.clicked.connect(lambda _checked=False, place=place: self._list_place(place))
            group.addButton(one)
            made.append(one)
        return made

    def _day_buttons(self) -> list[Button]:
        rest, nothing = button(self.tr("Rest day")), button(self.tr("Nothing planned"))
        rest.clicked.connect(lambda: self.chosen.emit(REST_DAY))
        nothing.clicked.connect(self.cleared)
        return [rest, nothing]

    def _choice(self, card: "RoutineCard") -> Button:
        text = self.tr("{name}\n{length} · {place}")
        choice = button(text.format(name=card.name, length=card.length, place=card.place))
        choice.setAccessibleDescription(card.summary)
        choice.clicked.connect(lambda: self.chosen.emit(card.routine_id))
        return choice

    def _list_problems(self, problems: "Sequence[Problem]", stood_in: "Mapping[Path, str]") -> None:
        for file in dict.fromkeys(problem.file for problem in problems):
            own = [problem for problem in problems if problem.file == file]
            title = self.tr("“{file}” can't be played yet. To mend:").format(file=file.name)
            if file in stood_in:
                title = f"{stood_in[file]} {self.tr('To mend:')}"
            line = self.tr("Line {line}, {key}: {what}; {remedy}")
            lines = [
                line.format(line=item.line, key=item.key, what=item.what, remedy=item.remedy) for item in own
            ]
            self._column.addWidget(label("\n".join([title, *lines[:MOST_LINES]]), "notice"))
            if self._weekday is None:
                mend = button(self.tr("For the physiotherapist: mend it"))
                mend.setAccessibleDescription(file.name)
                mend.clicked.connect(lambda _checked=False, file=file: self.mend_requested.emit(file))
                self._column.addWidget(mend)
