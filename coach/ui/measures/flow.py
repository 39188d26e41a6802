"""The way to a test: the list, whether it may be done today, what to have, and a practice go."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from coach.history.records import (
    Details,
    Measure,
    MeasureDone,
    TakenBack,
    WalkingAid,
    new_id,
)
from coach.progress.measure_words import measure_name
from coach.progress.reminders import measures_due
from coach.routine.library import Library
from coach.session.measure_check import Refusal, uses_hands
from coach.session.measure_rules import Check
from coach.session.readiness import is_fall_untold
from coach.settings import Settings
from coach.ui.measures import asks
from coach.ui.measures.attempt import Attempt, Page, next_page
from coach.ui.measures.figure import letting_go, movement
from coach.ui.measures.sentences import needs, say, steps
from coach.ui.measures.stopping import is_for_health
from coach.ui.measures.taking import MeasureTaking
from coach.ui.measures.today import MeasureToday
from coach.ui.measures.way import MeasureWay
from coach.ui.own_diary import OwnDiary
from coach.ui.screens.details import DetailsScreen
from coach.ui.screens.measure_questions import AskScreen, NumberScreen
from coach.ui.screens.measure_steps import MeasureStepsScreen, PracticeScreen
from coach.ui.screens.measures import MeasuresScreen
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore

LOOK_BACK: Final = timedelta(days=60)
"""As far back as a fall that nobody was told of can matter; as before a session."""

WITH_HANDS: Final = "sit-to-stand-with-hands"
"""The exercise that shows how one stands up with the hands."""

WALKS_WITH: Final = {WalkingAid.STICK: "walk-with-stick", WalkingAid.FRAME: "walk-with-frame"}
"""The exercises that show how one walks with an aid."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the diary knows: every test in order, the person, and whether a fall is still to be told."""

    done: tuple[MeasureDone, ...] = ()
    details: Details | None = None
    fall_untold: bool = False


class MeasureFlow(QObject):
    """Shows the tests and leads through one after the other; `done` leads back to where one came from.

    `settings_changed` gives settings in which a doctor's or nurse's yes is kept.
    """

    done = Signal()
    settings_changed = Signal(object)  # Settings

    def __init__(  # noqa: PLR0913, PLR0917  (what the way joins: each is one thing)
        self,
        window: Window,
        theme: Theme,
        settings: Settings,
        diary: OwnDiary,
        around: Surroundings,
        library: Library,
    ) -> None:
        super().__init__(window)
        self._theme, self._diary = theme, diary
        self._around, self._library = around, library
        self._window = window
        self._list: MeasuresScreen | None = None
        self._known = Known()
        self._kept_id = ""  # what "undo" takes back
        self._way = MeasureWay(window, self)
        self.taking = MeasureTaking(
            self._way, theme, settings, around.clock, around.now, around.make_voice, library
        )
        self._today = MeasureToday(self._way, theme, settings, diary, around)
        self._today.refused.connect(self._look)
        self._today.put_off.connect(self._leave)
        self._today.settings_changed.connect(self.settings_changed)
        self._way.left.connect(self._leave)
        self.taking.kept.connect(self._keep)
        self.taking.undone.connect(self._undo)
        self.taking.finished.connect(self._look)
        window.closing.connect(self.taking.close)

    def show(self) -> None:
        """Show the tests."""
        self._look()

    def _look(self) -> None:
        """Ask the diary, and show what it tells; without an answer there are the tests alone."""
        today = self._around.now().date()

        def known(store: "HistoryStore", person_id: str) -> Known:
            told = store.readiness_between(person_id, today - LOOK_BACK, today)
            untold = bool(told) and is_fall_untold(told[-1].signs)
            return Known(store.measures(person_id), store.details(person_id), untold)

        self._way.begin(self._list_page)
        self._diary.ask(known, self._learn)

    def _learn(self, known: Known) -> None:
        # What was told meanwhile is newer than what the diary was asked for before.
        known = replace(known, details=self._known.details or known.details)
        is_news, self._known = known != self._known, known
        self.taking.before, self.taking.details = known.done, known.details
        self._today.fall_untold = known.fall_untold
        if is_news and self._window.current is self._list:
            self._way.begin(self._list_page)

    def _leave(self) -> None:
        self.taking.close()
        self.done.emit()
        self.deleteLater()

    def _list_page(self) -> Screen:
        last = {one.measure: one for one in self._known.done if not one.stopped}
        screen = MeasuresScreen(self._theme, last, measures_due(self._known.done, self._around.now().date()))
        self._list = screen
        screen.chosen.connect(self._choose)
        screen.back_requested.connect(self._way.back)
        return screen

    def _choose(self, measure: Measure) -> None:
        attempt = Attempt(measure)
        self.taking.make_ready()
        self._today.ask(partial(self._ask_about, attempt))

    # Who it is, asked once

    def _ask_about(self, attempt: Attempt) -> None:
        if attempt.rule.asks_age and self._known.details is None:
            self._way.go(partial(self._details_page, attempt))
        else:
            self._next(attempt)

    def _details_page(self, attempt: Attempt) -> Screen:
        screen = DetailsScreen(self._theme, self._known.details, now=self._around.now)
        screen.answered.connect(lambda details: self._tell(attempt, details))
        screen.back_requested.connect(self._way.back)
        return screen

    def _tell(self, attempt: Attempt, details: Details) -> None:
        """Keep who it is; who would rather not tell isn't asked again."""
        self._diary.add(details)
        self._known = replace(self._known, details=details)
        self.taking.details = details
        self._next(attempt)

    # What comes before the clock

    def _next(self, attempt: Attempt) -> None:
        match next_page(attempt):
            case Check() as check:
                self._way.go(partial(self._check_page, attempt, check))
            case Refusal() as why:
                self._way.go(partial(self._refusal_page, why))
            case Page.STEPS:
                self._way.go(partial(self._steps_page, attempt))
            case Page.CHAIR:
                self._way.go(partial(self._chair_page, attempt))
            case Page.AID:
                self._way.go(partial(self._aid_page, attempt))
            case Page.PRACTICE:
                self._way.go(partial(self._practice_page, attempt))
            case Page.GO:
                self.taking.begin(attempt)

    def _refusal_page(self, why: Refusal) -> Screen:
        screen = AskScreen(asks.refused(why), self._theme)
        screen.gone_on.connect(self._look)
        screen.back_requested.connect(self._way.back)
        return screen

    def _check_page(self, attempt: Attempt, check: Check) -> Screen:
        def take(answer: str) -> None:
            self._next(replace(attempt, answers={**attempt.answers, check: answer == asks.YES}))

        screen = AskScreen(asks.check(attempt.rule, check), self._theme)
        screen.answered.connect(take)
        screen.back_requested.connect(self._way.back)
        return screen

    def _steps_page(self, attempt: Attempt) -> Screen:
        name = measure_name(attempt.measure, say)
        screen = MeasureStepsScreen(name, needs(attempt.rule), self._steps(attempt), self._theme)
        screen.ready.connect(lambda: self._next(_seen(attempt, Page.STEPS)))
        screen.back_requested.connect(self._way.back)
        return screen

    def _chair_page(self, attempt: Attempt) -> Screen:
        def take(height_cm: int | None) -> None:
            self._next(replace(_seen(attempt, Page.CHAIR), chair_cm=height_cm))

        known = next((one.chair_cm for one in reversed(self._known.done) if one.chair_cm), None)
        screen = NumberScreen(asks.chair_height(known), self._theme)
        screen.chosen.connect(take)
        screen.skipped.connect(lambda: take(None))
        screen.back_requested.connect(self._way.back)
        return screen

    def _aid_page(self, attempt: Attempt) -> Screen:
        def take(answer: str) -> None:
            self._next(replace(_seen(attempt, Page.AID), aid=WalkingAid(answer)))

        screen = AskScreen(asks.aid(), self._theme)
        screen.answered.connect(take)
        screen.back_requested.connect(self._way.back)
        return screen

    def _practice_page(self, attempt: Attempt) -> Screen:
        names = [WITH_HANDS] if uses_hands(attempt.answers) else attempt.rule.goes
        names = [WALKS_WITH[attempt.aid]] if attempt.aid in WALKS_WITH else names
        exercises = [self._library.exercises[name] for name in names if name in self._library.exercises]
        is_known = any(one.practised and one.measure is attempt.measure for one in self._known.done)
        if attempt.rule.is_hold:
            exercises = [letting_go(exercise) for exercise in exercises]
        screen = PracticeScreen(self._steps(attempt), movement(exercises), self._theme, is_known=is_known)
        screen.done.connect(lambda: self._next(replace(_seen(attempt, Page.PRACTICE), practised=True)))
        screen.back_requested.connect(self._way.back)
        return screen

    def _steps(self, attempt: Attempt) -> tuple[str, ...]:
        return steps(attempt.rule, with_hands=uses_hands(attempt.answers))

    # What came of it

    def _keep(self, done: MeasureDone) -> None:
        self._diary.add(done)
        earlier = (one for one in self._known.done if one.id != done.replaces)
        self._known = replace(self._known, done=(*earlier, done))
        self._kept_id = done.id
        if is_for_health(done.stopped):
            self._today.ask_again()

    def _undo(self) -> None:
        """Take back what was kept last; or take that back, so that it counts again."""
        back = TakenBack(new_id(), "", self._around.now(), self._kept_id)
        self._diary.add(back)
        self._kept_id = back.id


def _seen(attempt: Attempt, page: Page) -> Attempt:
    return replace(attempt, seen=attempt.seen | {page})
