"""Asks whether to go on with a session that was cut off."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.sentences import where_you_were
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.tiles import lay_out

if TYPE_CHECKING:
    from datetime import datetime

    from coach.history.sessions import Session


class ResumeScreen(SpokenScreen):
    """Go on, start again, or enough for today; nothing is chosen by itself."""

    go_on = Signal()
    start_again = Signal()
    enough = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go on?"), theme, parent)
        self._where, self._what = label("", "title"), label("")
        self._why = label(self.tr("The routine was changed since. So it can't go on from there."), "notice")
        content = QWidget()
        words = QVBoxLayout(content)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.gap)
        words.addStretch(1)
        for part in (self._where, self._what, self._why):
            words.addWidget(part)
        words.addStretch(1)
        self._go_on = button(self.tr("Go on"), "main")
        self._go_on.set_size(theme.mm(26))
        self._start_again = button(self.tr("Start again"))
        enough = button(self.tr("Enough for today"))
        self._go_on.clicked.connect(self.go_on)
        self._start_again.clicked.connect(self.start_again)
        enough.clicked.connect(self.enough)
        others = QGridLayout()
        lay_out(others, (self._start_again, enough), theme, most=2)
        column = self.column()
        column.addWidget(self.scrolled(content, self.tr("Where you were")), 1)
        column.addWidget(self._go_on)
        column.addLayout(others)

    def set_session(self, session: "Session", now: "datetime", *, may_go_on: bool) -> None:
        """Ask about a session that was cut off; it can't go on where its routine isn't the same any more."""
        where, what = where_you_were(session, now)
        self._where.setText(where)
        self._what.setText(what)
        self._why.setVisible(not may_go_on)
        self._go_on.setVisible(may_go_on)
        self.main_button = self._go_on if may_go_on else self._start_again
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return where one was, and what the choices are."""
        if self.main_button is self._go_on:
            return (
                Phrase(self._where.text(), Talk.SOME),
                Phrase(self._what.text()),
                Phrase(self.tr("Do you want to go on?"), Talk.SOME),
                Phrase(self.tr("If so, press the big button.")),
                Phrase(self.tr("Or start again, or say that it is enough for today.")),
            )
        return (
            Phrase(self._where.text(), Talk.SOME),
            Phrase(self._what.text()),
            Phrase(self._why.text(), Talk.SOME),
            Phrase(self.tr("Start again, or say that it is enough for today.")),
        )
