"""Whether a test is for today: a doctor's or nurse's yes, and "How are you today?", once a visit and day."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.history.records import Readiness, ReadinessOutcome, new_id
from coach.session.readiness import Advice, Answer, Kind, outcome_of
from coach.settings import Settings
from coach.ui.measures import asks
from coach.ui.measures.way import MeasureWay
from coach.ui.own_diary import OwnDiary
from coach.ui.screens.advice import AdviceScreen
from coach.ui.screens.ask_first import AskFirstScreen
from coach.ui.screens.measure_questions import AskScreen
from coach.ui.screens.readiness import ReadinessScreen
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from datetime import date


class MeasureToday(QObject):
    """Asks, and goes on only on a day on which all is well."""

    refused = Signal()  # not a test today: to the tests
    put_off = Signal()  # nothing today: away from here
    settings_changed = Signal(object)  # Settings

    def __init__(
        self, way: MeasureWay, theme: Theme, settings: Settings, diary: OwnDiary, around: Surroundings
    ) -> None:
        super().__init__(way)
        self._way, self._theme, self._settings = way, theme, settings
        self._diary, self._around = diary, around
        self._well_on: date | None = None
        self.fall_untold = False  # as the diary knows it

    def ask(self, then: Callable[[], None]) -> None:
        """Ask what isn't known yet, and call `then` when a test may be done."""
        if self._settings.ask_first and not self._settings.clinician_agrees:
            self._way.go(partial(self._ask_first_page, then))
        elif self._well_on == self._around.now().date():  # the tests may stay open overnight
            then()
        else:
            self._way.go(partial(self._today_page, then))

    def ask_again(self) -> None:
        """Take no answer of before for one of now."""
        self._well_on = None

    def _ask_first_page(self, then: Callable[[], None]) -> Screen:
        def agree() -> None:
            self._settings = replace(self._settings, clinician_agrees=True)
            self.settings_changed.emit(self._settings)
            self.ask(then)

        screen = AskFirstScreen(self._theme)
        screen.set_reasons(self._settings.ask_first)
        screen.agreed.connect(agree)
        screen.back_requested.connect(self._way.back)
        return screen

    def _today_page(self, then: Callable[[], None]) -> Screen:
        screen = ReadinessScreen(self._theme)
        screen.begin(fall_untold=self.fall_untold)
        screen.answered.connect(lambda answer: self._take(answer, then))
        screen.back_requested.connect(self._way.back)
        return screen

    def _take(self, answer: Answer, then: Callable[[], None]) -> None:
        """Keep what was answered; a test is for a day on which all is well."""
        advice = outcome_of(answer.signs, answer.pain)
        outcome = ReadinessOutcome(advice.outcome.value)
        signs = tuple(sign.value for sign in answer.signs)
        # No session follows: none has that id.
        self._diary.add(Readiness(new_id(), "", new_id(), self._around.now(), signs, answer.pain, outcome))
        if advice.kind is Kind.GO_ON:
            self._well_on = self._around.now().date()
            then()
        elif outcome is ReadinessOutcome.NOT_TODAY:
            self._way.go(partial(self._advice_page, advice))
        else:
            self._way.go(self._another_day_page)

    def _advice_page(self, advice: Advice) -> Screen:
        screen = AdviceScreen(self._theme)
        screen.set_advice(advice, self._settings.emergency_number)
        screen.closed.connect(self.put_off)
        screen.back_requested.connect(self._way.back)
        return screen

    def _another_day_page(self) -> Screen:
        screen = AskScreen(asks.refused(None), self._theme)
        screen.gone_on.connect(self.refused)
        screen.back_requested.connect(self._way.back)
        return screen
