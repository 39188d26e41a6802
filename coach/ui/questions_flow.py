"""The questions before a session, and where their answers lead."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coach.history.records import Readiness, ReadinessOutcome, new_id
from coach.routine.library import Library
from coach.session.readiness import Advice, Answer, Kind, outcome_of
from coach.settings import Settings
from coach.ui.cards import CardShelf, card_of, gentler_of
from coach.ui.diary import Diary
from coach.ui.preparation import options_of
from coach.ui.screens.advice import AdviceScreen
from coach.ui.screens.ask_first import AskFirstScreen
from coach.ui.screens.gentler import GentlerScreen
from coach.ui.screens.readiness import ReadinessScreen
from coach.ui.standing import Standing
from coach.ui.suggestion_words import suggestion_text
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window


class QuestionsFlow(QObject):
    """Asks how one is; `passed` gives the routine that is to be got ready for, a gentler one perhaps."""

    passed = Signal(str)  # routine id
    put_off = Signal()  # not today
    left = Signal()  # home, without a session
    settings_changed = Signal(object)  # Settings: what was said is to be kept

    def __init__(
        self, window: Window, theme: Theme, settings: Settings, diary: Diary, around: Surroundings
    ) -> None:
        super().__init__(window)
        self._window = window
        self.settings = settings
        self._diary = diary
        self._around = around
        self._library = Library({}, {}, {}, (), ())
        self._planned_id = self._session_id = ""
        self._is_new = True
        self._standing = Standing()
        self.ask_first = AskFirstScreen(theme)
        self.readiness = ReadinessScreen(theme)
        self.advice = AdviceScreen(theme)
        self.gentler = GentlerScreen(theme)
        self.ask_first.agreed.connect(self._agreed)
        self.ask_first.back_requested.connect(self.left)
        self.readiness.answered.connect(self._answered)
        self.readiness.back_requested.connect(self.left)
        self.advice.closed.connect(self.left)
        self.advice.back_requested.connect(self.show_again)
        self.gentler.chosen.connect(self.passed)
        self.gentler.back_requested.connect(self.show_again)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Every screen of the questions."""
        return self.ask_first, self.readiness, self.advice, self.gentler

    def begin(
        self, library: Library, routine_id: str, session_id: str, standing: Standing, *, is_new: bool
    ) -> None:
        """Ask before a session of a routine of `library`; with `is_new` it is not one that goes on."""
        self._library, self._planned_id, self._session_id = library, routine_id, session_id
        self._standing, self._is_new = standing, is_new
        if self.settings.ask_first and not self.settings.clinician_agrees:
            self.ask_first.set_reasons(self.settings.ask_first)
            self._window.show_screen(self.ask_first)
        else:
            self._ask()

    def learn(self, standing: Standing) -> None:
        """Take what the diary has only told after the questions were begun, if they are still open."""
        is_news = standing.fall_untold and not self._standing.fall_untold
        self._standing = standing
        if is_news and self._window.current is self.readiness:
            self.readiness.begin(fall_untold=True)

    def show_again(self) -> None:
        """Show what was answered, to be changed."""
        self._window.show_screen(self.readiness)

    def _ask(self) -> None:
        self.readiness.begin(fall_untold=self._standing.fall_untold)
        self._window.show_screen(self.readiness)

    def _agreed(self) -> None:
        self.settings = replace(self.settings, clinician_agrees=True)
        self.settings_changed.emit(self.settings)
        self._ask()

    def _answered(self, answer: Answer) -> None:
        """Keep what was answered, and go where it leads."""
        advice = outcome_of(answer.signs, answer.pain)
        outcome = ReadinessOutcome(advice.outcome.value)
        signs = tuple(sign.value for sign in answer.signs)
        now, person_id = self._around.now(), self.settings.person_id
        self._diary.add(Readiness(new_id(), person_id, self._session_id, now, signs, answer.pain, outcome))
        suggested = self._standing.suggestion
        if outcome is ReadinessOutcome.NOT_TODAY:
            self.put_off.emit()
            self.advice.set_advice(advice, self.settings.emergency_number)
            self._window.show_screen(self.advice)
        elif advice.kind is not Kind.GO_ON:
            self._offer_gentler(advice)
        elif suggested is not None and suggested.kind.is_back and self._is_new:
            self._offer_gentler(Advice(Kind.GENTLER), suggestion_text(suggested))
        else:
            self.passed.emit(self._planned_id)

    def _offer_gentler(self, advice: Advice, why: str = "") -> None:
        """Offer what asks for less; where nothing does, and this may be done, there is no choice to make."""
        options = options_of(self.settings)
        planned = card_of(self._library.routines[self._planned_id], self._library, options)
        gentler = gentler_of(planned, CardShelf().cards_of(self._library, options))
        if gentler or not planned.is_seated:
            self.gentler.set_choices(advice, planned, gentler, why)
            self._window.show_screen(self.gentler)
        else:
            self.passed.emit(self._planned_id)
