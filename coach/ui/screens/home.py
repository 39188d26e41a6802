"""Home: today's routine with one big Start, and the week."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.week_strip import StripDay, WeekStrip

if TYPE_CHECKING:
    from coach.ui.cards import RoutineCard

ROOMY = 1.5
"""From this text size on, words come before pictures."""


class HomeScreen(Screen):
    """Choose today's routine."""

    start_requested = Signal(str)  # routine id
    routines_requested = Signal()
    month_requested = Signal()
    why_legs_requested = Signal()
    settings_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Home"), theme, parent)
        self._routine_id = ""
        self._is_roomy = theme.text_scale >= ROOMY
        self._greeting = label("", "title")
        self._notice = label("", "notice")
        self._notice.hide()
        self._week = WeekStrip(theme)
        column = self.column()
        column.addWidget(self._greeting)
        column.addWidget(self._notice)
        column.addWidget(self._card(), 1)
        column.addWidget(self._week)
        self._week.setVisible(not self._is_roomy)
        column.addLayout(self._doors())

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(*[self.theme.mm(5)] * 4)
        row.setSpacing(self.theme.mm(6))
        self._figure = FigureView(self.theme)
        row.addWidget(self._figure, 2)
        words = QVBoxLayout()
        self._name = label("", "heading")
        self._facts = label("")
        self._summary = label("", "quiet")
        self._start = self.main_button = button(self.tr("Start"), "main")
        self._start.set_size(self.theme.mm(26))
        self._start.clicked.connect(lambda: self.start_requested.emit(self._routine_id))
        words.addStretch(1)
        for part in (self._name, self._facts, self._summary):
            words.addWidget(part)
        words.addStretch(1)
        words.addWidget(self._start)
        row.addLayout(words, 3)
        self._start.setEnabled(False)
        # Large text needs the figure's room; whom the routine suits is said in any case.
        self._figure.setVisible(not self._is_roomy)
        return card

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for text, signal in (
            (self.tr("Other routines"), self.routines_requested),
            (self.tr("My month"), self.month_requested),
            (self.tr("Why legs?"), self.why_legs_requested),
            (self.tr("Settings"), self.settings_requested),
        ):
            door = button(text)
            door.clicked.connect(signal)
            row.addWidget(door, 1)
        return row

    def set_greeting(self, greeting: str) -> None:
        """Show who is greeted."""
        self._greeting.setText(greeting)

    def set_routine(self, card: "RoutineCard | None", instead: str = "") -> None:
        """Show today's routine; with none, say `instead` why and what to do."""
        self._start.setEnabled(card is not None)
        self._start.setVisible(card is not None)
        self._figure.setVisible(card is not None and not self._is_roomy)
        if card is None:
            self._name.setText(instead)
            self._facts.clear()
            self._summary.clear()
            return
        self._routine_id = card.routine_id
        self._name.setText(card.name)
        facts = self.tr("{length} · {place}")
        self._facts.setText(facts.format(length=card.length, place=card.place))
        self._summary.setText(card.summary)
        self._figure.show_still(card.exercise)
        self._start.setAccessibleDescription(card.name)

    def set_week(self, days: Sequence[StripDay], sentence: str) -> None:
        """Show this week's days."""
        self._week.set_days(days, sentence)

    def set_notice(self, sentence: str) -> None:
        """Tell something that the person should know; "" takes it away."""
        if sentence and sentence != self._notice.text():
            announce(self, sentence)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        self._summary.setVisible(not (sentence and self._is_roomy))
        self._notice.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
