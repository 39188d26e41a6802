"""Other routines: each as a large card; a file with mistakes is listed with what to mend."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.routine.problems import Problem
    from coach.ui.cards import RoutineCard

TWO_LINES: Final = 2.5
"""How high two lines of text are, in text sizes."""


class RoutinesScreen(Screen):
    """Choose another routine than today's."""

    chosen = Signal(str)  # routine id
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Other routines"), theme, parent)
        self._content = QWidget()
        self._cards = QVBoxLayout(self._content)
        self._cards.setContentsMargins(0, 0, theme.mm(2), 0)
        self._cards.setSpacing(theme.gap)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        column = self.column()
        column.addWidget(label(self.tr("Choose a routine"), "title"))
        column.addWidget(self.scrolled(self._content, self.tr("Routines")), 1)
        column.addWidget(self.back_button)

    def set_routines(self, cards: "Sequence[RoutineCard]", problems: "Sequence[Problem]") -> None:
        """List the routines that can be played, then the mistakes in files that can't."""
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for card in cards:
            text = self.tr("{name}\n{length} · {place}")
            choice = button(text.format(name=card.name, length=card.length, place=card.place))
            choice.set_size(max(self.theme.mm(28), round(self.theme.text() * TWO_LINES) + self.theme.mm(4)))
            choice.setAccessibleDescription(card.summary)
            choice.clicked.connect(lambda _checked=False, chosen=card.routine_id: self.chosen.emit(chosen))
            self._cards.addWidget(choice)
        if not cards:
            self._cards.addWidget(label(self.tr("There is no routine that can be played.")))
        for file in dict.fromkeys(problem.file for problem in problems):
            own = [problem for problem in problems if problem.file == file]
            lines = [self.tr("“{file}” can't be played yet. To mend:").format(file=file.name)]
            line = self.tr("Line {line}, {key}: {what}; {remedy}")
            lines += [
                line.format(line=item.line, key=item.key, what=item.what, remedy=item.remedy) for item in own
            ]
            self._cards.addWidget(label("\n".join(lines), "notice"))
        self._cards.addStretch(1)
