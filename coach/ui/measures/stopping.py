"""After Stop in a test: why, whether it is easing, and the call that only the person can make."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from coach.progress.measure_words import STOPS
from coach.session.readiness import Advice, Kind
from coach.ui.measures import asks
from coach.ui.measures.way import Make, MeasureWay
from coach.ui.screens.advice import AdviceScreen
from coach.ui.screens.measure_questions import AskScreen
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen

PATIENCE_MS: Final = 60_000
"""A minute without an answer is taken for "it isn't easing" (brief.md section 4)."""

CHEST_PAIN: Final = STOPS[0]
OWN_WISH: Final = STOPS[-1]


def is_for_health(reason: str) -> bool:
    """Whether it was stopped for more than that one wanted to: then it is for another day."""
    return reason in STOPS and reason != OWN_WISH


class MeasureStopping(QObject):
    """Asks why, and says what to do, as brief.md section 4 has it."""

    def __init__(self, way: MeasureWay, theme: Theme, emergency_number: str) -> None:
        super().__init__(way)
        self._way, self._theme, self._number = way, theme, emergency_number
        self.patience_ms = PATIENCE_MS

    def ask(self, keep: Callable[[str], Make]) -> None:
        """Ask why it was stopped; `keep` gets the reason and gives the page that is shown in the end."""
        self._way.begin(partial(self._why_page, keep))

    def _why_page(self, keep: Callable[[str], Make]) -> Screen:
        screen = AskScreen(asks.why_stopped(), self._theme)
        screen.answered.connect(lambda reason: self._lead_on(reason, keep(reason)))
        return screen

    def _lead_on(self, reason: str, last: Make) -> None:
        if reason == CHEST_PAIN:
            self._way.begin(partial(self._call_page, last))
        elif is_for_health(reason):
            self._way.begin(partial(self._easing_page, last))
        else:
            self._way.begin(last)

    def _easing_page(self, last: Make) -> Screen:
        def lead_on(answer: str) -> None:
            self._way.begin(last if answer == asks.YES else partial(self._call_page, last))

        screen = AskScreen(asks.easing(self._number), self._theme)
        screen.answered.connect(lead_on)
        QTimer.singleShot(self.patience_ms, screen, partial(lead_on, asks.NO))  # unless it is gone by then
        return screen

    def _call_page(self, last: Make) -> Screen:
        screen = AdviceScreen(self._theme)
        screen.set_advice(Advice(Kind.EMERGENCY), self._number)
        for over in (screen.closed, screen.back_requested):
            over.connect(lambda: self._way.begin(last))
        return screen
