"""Home: today's routine, or what the day is, with one big button, and the week."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.ui.keys import Command
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.week_strip import StripDay, WeekStrip

if TYPE_CHECKING:
    from coach.ui.cards import RoutineCard
    from coach.ui.home_states import HomeState, Way

ROOMY: Final = 1.5
"""From this text size on, on the smallest screen, words come before pictures."""

SMALLEST_SCREEN: Final = (1366, 768)
ROOMY_COLUMNS: Final = 3

_BIG_MM: Final = 26.0


class HomeScreen(Screen):
    """Shows what there is to do today; it stands before anything is known of routines and diary."""

    start_requested = Signal(str)  # routine id
    routines_requested = Signal()
    activity_requested = Signal()
    progress_requested = Signal()
    why_legs_requested = Signal()
    settings_requested = Signal()
    plan_requested = Signal()
    who_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Home"), theme, parent)
        self._way: Way | None = None
        self._other_way: Way | None = None
        self._card_shown: RoutineCard | None = None
        self._shows_figure = True
        self._greeting = label("", "title")
        self._notice = label("", "notice")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._notice.hide()
        self._week = WeekStrip(theme)
        column = self.column()
        column.addWidget(self._greeting)
        column.addWidget(self._card(), 1)
        column.addWidget(self._week)
        column.addLayout(self._make_doors())

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(*[self.theme.mm(3 if self.theme.text_scale >= ROOMY else 5)] * 4)
        row.setSpacing(self.theme.mm(6))
        self._figure = FigureView(self.theme)
        row.addWidget(self._figure, 2)
        side = QVBoxLayout()
        side.setSpacing(self.theme.gap)
        side.addWidget(self._words(), 1)
        side.addLayout(self._buttons())
        row.addLayout(side, 3)
        return card

    def _words(self) -> QScrollArea:
        content = QWidget()
        words = QVBoxLayout(content)
        words.setContentsMargins(0, 0, 0, 0)
        self._headline = label("", "title")
        self._facts = label("")
        self._sentence = label("", "quiet")
        words.addStretch(1)
        words.setSpacing(self.theme.mm(2))
        parts = [self._headline, self._facts, self._sentence]
        # What there is to do is seen first, where there isn't room for all.
        parts.insert(2 if self.theme.text_scale >= ROOMY else 0, self._notice)
        for part in parts:
            words.addWidget(part)
        words.addStretch(1)
        return self.scrolled(content, self.tr("Today"))

    def _buttons(self) -> QHBoxLayout:
        """Return the big button, in its loud and its quiet dress, and the one beside it."""
        self._loud = button(self.tr("Start"), "main")
        self._loud.setEnabled(False)
        self._quiet, self._second = button(""), button("")
        self.main_button = self._loud
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for each, share in ((self._loud, 3), (self._quiet, 3), (self._second, 2)):
            row.addWidget(each, share)
        self._loud.set_size(self.theme.mm(_BIG_MM))
        self._quiet.hide()
        self._second.hide()
        self._loud.clicked.connect(lambda: self._go(self._way))
        self._quiet.clicked.connect(lambda: self._go(self._way))
        self._second.clicked.connect(lambda: self._go(self._other_way))
        return row

    def _make_doors(self) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setSpacing(self.theme.gap)
        self._doors = []
        for text, signal in (
            (self.tr("Other routines"), self.routines_requested),
            (self.tr("I did something else"), self.activity_requested),
            (self.tr("My progress"), self.progress_requested),
            (self.tr("Why legs?"), self.why_legs_requested),
            (self.tr("Settings"), self.settings_requested),
            (self.tr("Someone else?"), self.who_requested),
        ):
            door = button(text)
            door.clicked.connect(signal)
            self._doors.append(door)
        self._who = self._doors[-1]
        self._has_who = False
        return self._grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words the room of pictures where there isn't enough for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = min(self.width() / SMALLEST_SCREEN[0], self.height() / SMALLEST_SCREEN[1])
        is_roomy = self.theme.text_scale >= ROOMY * room
        doors = self._doors if self._has_who else self._doors[:-1]
        columns = ROOMY_COLUMNS if is_roomy else len(doors)
        for index, door in enumerate(doors):
            self._grid.addWidget(door, index // columns, index % columns)
        for column in range(len(self._doors)):  # long words get more of the row
            longest = max((len(door.text()) for door in doors[column::columns]), default=0)
            self._grid.setColumnStretch(column, longest if column < columns else 0)
        self._who.setVisible(self._has_who)
        self._week.setVisible(not is_roomy)
        self._shows_figure = not is_roomy
        self._show_figure()

    def obey(self, command: Command) -> None:
        """Have forward mean the big button at once: nothing here has to be read to its end first."""
        if command is Command.FORWARD and self.main_button is not None and self.main_button.isEnabled():
            self.main_button.click()
            return
        super().obey(command)

    def set_state(self, state: "HomeState") -> None:
        """Show what there is to do today."""
        self._way, self._other_way = state.way, state.second
        self._greeting.setText(state.greeting)
        self._headline.setText(state.headline)
        self._facts.setText(state.facts)
        self._facts.setVisible(bool(state.facts))
        self._sentence.setText(state.sentence)
        self._sentence.setVisible(bool(state.sentence))
        self._card_shown = state.card
        self._show_figure()
        self.main_button = big = self._loud if state.is_calling else self._quiet
        for each in (self._loud, self._quiet):
            each.setVisible(each is big)
        self._loud.setEnabled(True)
        self._dress(big, state.way, state.card)
        self._second.setVisible(state.second is not None)
        if state.second is not None:
            self._dress(self._second, state.second, state.card)

    def _show_figure(self) -> None:
        card = self._card_shown
        self._figure.setVisible(card is not None and self._shows_figure)
        if card is not None and self._shows_figure:
            self._figure.show_still(card.exercise)

    def _dress(self, one: Button, way: "Way", card: "RoutineCard | None") -> None:
        one.set_size(self.theme.mm(_BIG_MM))
        one.setText(way.text)
        one.setAccessibleName(way.text)
        is_shown = card is not None and card.routine_id == way.routine_id
        one.setAccessibleDescription(card.name if card is not None and is_shown else "")

    def _go(self, way: "Way | None") -> None:
        from coach.ui.home_states import Action  # noqa: PLC0415  (not before the first paint)

        if way is None:
            return
        match way.action:
            case Action.START:
                self.start_requested.emit(way.routine_id)
            case Action.ROUTINES:
                self.routines_requested.emit()
            case Action.PLAN:
                self.plan_requested.emit()

    def set_who(self, name: str, *, is_one_of_several: bool) -> None:
        """Offer that someone else is here, if several people exercise with this program."""
        text = self.tr("Not {name}?").format(name=name) if name else self.tr("Someone else?")
        self._who.setText(text)
        self._who.setAccessibleName(text)
        self._has_who = is_one_of_several
        self._arrange()

    def set_week(self, days: Sequence[StripDay], sentence: str) -> None:
        """Show this week's days."""
        self._week.set_days(days, sentence)

    def set_notice(self, sentence: str) -> None:
        """Tell something that the person should know; "" takes it away."""
        if sentence and sentence != self._notice.text():
            announce(self, sentence)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
