"""The tests that there are: what each takes, who must be there, and what came of it the last time."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.history.records import Measure, MeasureDone
from coach.progress.measure_words import measure_name
from coach.routine.terms import Talk
from coach.session.measure_rules import RULES
from coach.ui.measures.sentences import company, last_words, measure_of, say, takes
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import in_grid
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.measure_card import MeasureCard
from coach.ui.widgets.settling import SettlingScreen

BUTTON_MM: Final = 26.0
TWO_BESIDE: Final = 1.5
"""Below this text size two cards stand beside each other."""


class MeasuresScreen(SettlingScreen):
    """Lets one choose a test."""

    chosen = Signal(object)  # Measure
    back_requested = Signal()

    def __init__(
        self, theme: Theme, last: Mapping[Measure, MeasureDone], is_due: Collection[Measure] = ()
    ) -> None:
        """`last` has what was done last, by its measure; what `is_due` was a month ago or more."""
        super().__init__(self.tr("Tests"), theme)
        told = {measure: last_words(last.get(measure), is_due=measure in is_due) for measure in _in_order()}
        self.cards = {measure: self._card(measure, words) for measure, words in told.items()}
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.mm(3))
        lines.addWidget(label(self._explained()))
        columns = 2 if theme.text_scale < TWO_BESIDE else 1
        lines.addLayout(in_grid(list(self.cards.values()), columns, theme))
        lines.addStretch(1)
        self.back_button = back = button(self.tr("Back"))
        back.set_size(theme.mm(BUTTON_MM))
        back.clicked.connect(self.back_requested)
        column = self.column()
        column.addWidget(label(self.tr("Tests"), "title"))
        column.addWidget(self.scrolled(content, self.tr("Tests")), 1)
        column.addWidget(back)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what this is, and what there is to choose from."""
        names = (Phrase(f"{measure_name(measure, say)}.") for measure in self.cards)
        return (
            Phrase(self.tr("Which test would you like to do?"), Talk.SOME),
            Phrase(self._explained()),
            *names,
        )

    def _explained(self) -> str:
        return self.tr("Once a month is enough. Each shows you a number, and you can keep it.")

    def _card(self, measure: Measure, last: str) -> MeasureCard:
        needed = self.tr("{takes} {company}").format(
            takes=takes(measure), company=company(RULES[measure.value])
        )
        card = MeasureCard(measure_name(measure, say), (needed, last), self.theme)
        card.clicked.connect(lambda: self.chosen.emit(measure))
        return card


def _in_order() -> tuple[Measure, ...]:
    return tuple(measure_of(rule) for rule in RULES.values())
