"""The way through My progress: the month, its plots, and its days with what can be mended there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coach.history.corrections import moment_after
from coach.history.records import ActivityDone, Answers, TakenBack, new_id
from coach.history.sessions import Session
from coach.progress.dates import month_after, month_before
from coach.progress.trends import (
    exercise_trends,
    week_minutes,
    week_ratings,
    weeks_until,
)
from coach.routine.library import Library
from coach.ui.own_diary import OwnDiary
from coach.ui.progress.chart import Chart
from coach.ui.progress.charts import exercise_charts, measure_charts, minutes_charts, rating_charts
from coach.ui.progress.day_words import long_day, session_words
from coach.ui.progress.pages import DayDone, Front, day_of, entries_of, front_of, month_title, page_of
from coach.ui.screens.day import DayScreen
from coach.ui.screens.day_answers import DayAnswersScreen
from coach.ui.screens.progress import ProgressScreen
from coach.ui.screens.progress_plot import PlotScreen
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore
    from coach.ui.activities.flow import ActivityFlow

Answer = TypeVar("Answer")


class ProgressFlow(QObject):
    """Shows how it has gone; every screen stands at once and is filled when the diary answers."""

    done = Signal()
    sheet_requested = Signal(object)  # the first day of the month
    measures_requested = Signal()
    plan_requested = Signal()

    def __init__(
        self, window: Window, theme: Theme, diary: OwnDiary, now: Callable[[], datetime], library: Library
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._diary, self._now = window, theme, diary, now
        self._names = {exercise.id: exercise.name for exercise in library.exercises.values()}
        self._first = now().date().replace(day=1)

    def show(self, first: date | None = None) -> None:
        """Show the month that begins on `first`, else the one that was shown last, at first today's."""
        self._first = first or self._first
        screen = ProgressScreen(self._theme)
        screen.day_requested.connect(self._show_day)
        screen.earlier_requested.connect(lambda: self._go(screen, month_before(self._first)))
        screen.later_requested.connect(lambda: self._go(screen, month_after(self._first)))
        screen.weeks_requested.connect(self._show_weeks)
        screen.ratings_requested.connect(self._show_ratings)
        screen.exercises_requested.connect(self._show_exercises)
        screen.measures_requested.connect(self._show_measures)
        screen.plan_requested.connect(lambda: self._leave(self.plan_requested.emit))
        screen.sheet_requested.connect(lambda: self._leave(lambda: self.sheet_requested.emit(self._first)))
        screen.back_requested.connect(lambda: self._leave(self.done.emit))
        self._show_screen(screen)
        self._go(screen, self._first)

    def _go(self, screen: ProgressScreen, first: date) -> None:
        """Show the month that begins on `first`."""
        self._first, today = first, self._now().date()
        screen.set_month(month_title("", first), first, today)
        self._ask(
            screen,
            lambda store, person_id: front_of(store, person_id, first, today),
            lambda front: self._fill(screen, front, first),
        )

    def _fill(self, screen: ProgressScreen, front: Front, first: date) -> None:
        if first == self._first:  # not the answer about a month that was left already
            today = self._now().date()
            screen.fill(page_of(front, today), today)

    def _show_weeks(self) -> None:
        def charts(store: "HistoryStore", person_id: str) -> tuple[Chart, ...]:
            mondays, sessions = self._weeks(store, person_id)
            activities = (
                store.activities_between(person_id, mondays[0], self._now().date()) if mondays else ()
            )
            return minutes_charts(week_minutes(sessions, activities, mondays))

        self._show_plots(self.tr("My minutes"), charts)

    def _show_ratings(self) -> None:
        def charts(store: "HistoryStore", person_id: str) -> tuple[Chart, ...]:
            mondays, sessions = self._weeks(store, person_id)
            return rating_charts(week_ratings(sessions, mondays))

        self._show_plots(self.tr("Effort and pain"), charts)

    def _show_exercises(self) -> None:
        def charts(store: "HistoryStore", person_id: str) -> tuple[Chart, ...]:
            mondays, sessions = self._weeks(store, person_id)
            return exercise_charts(exercise_trends(sessions, mondays, self._names))

        self._show_plots(self.tr("Exercises"), charts)

    def _show_measures(self) -> None:
        def charts(store: "HistoryStore", person_id: str) -> tuple[Chart, ...]:
            return measure_charts(store.measures(person_id), store.details(person_id))

        screen = self._show_plots(self.tr("Tests"), charts, door=self.tr("Do a test"))
        screen.door_requested.connect(lambda: self._leave(self.measures_requested.emit))

    def _weeks(self, store: "HistoryStore", person_id: str) -> tuple[tuple[date, ...], tuple[Session, ...]]:
        """Return the Mondays of the weeks that plots show, and their sessions."""
        today = self._now().date()
        mondays = weeks_until(today, store.first_day(person_id))
        return mondays, store.sessions_between(person_id, mondays[0], today) if mondays else ()

    def _show_plots(
        self, title: str, charts: "Callable[[HistoryStore, str], tuple[Chart, ...]]", *, door: str = ""
    ) -> PlotScreen:
        screen = PlotScreen(title, self._theme, door=door)
        screen.back_requested.connect(self.show)
        self._show_screen(screen)
        self._ask(screen, charts, screen.set_charts)
        return screen

    def _show_day(self, day: date, notice: str = "", undo: Callable[[], None] | None = None) -> None:
        """Show a day; `notice` says what was just done there, and `undo` undoes it."""
        screen = DayScreen(long_day(day), self._theme)
        screen.back_requested.connect(self.show)
        screen.add_requested.connect(lambda: self._ask_for_activity(day).show(day))
        if undo is not None:
            screen.set_notice(notice)
            screen.undo_requested.connect(undo)
        self._show_screen(screen)
        self._ask(
            screen,
            lambda store, person_id: day_of(store, person_id, day),
            lambda done: self._fill_day(screen, day, done),
        )

    def _fill_day(self, screen: DayScreen, day: date, done: DayDone) -> None:
        screen.set_entries(entries_of(done))
        changes = {one.start.id: lambda one=one: self._ask_anew(day, one) for one in done.sessions}
        changes |= {one.id: lambda one=one: self._correct(day, one) for one in done.activities}
        screen.change_requested.connect(lambda record_id: changes[record_id]())
        screen.removal_requested.connect(lambda record_id: self._take_away(day, record_id))

    def _take_away(self, day: date, record_id: str) -> None:
        """Have a record count no more; undone, that counts no more."""
        taken = TakenBack(new_id(), "", self._now(), record_id)
        self._diary.add(taken)

        def undo() -> None:
            self._diary.add(TakenBack(new_id(), "", self._now(), taken.id))
            self._show_day(day)

        self._show_day(day, self.tr("Taken away. It counts no more."), undo)

    def _correct(self, day: date, activity: ActivityDone) -> None:
        """Ask anew what else was done."""
        self._ask_for_activity(day).correct(activity)

    def _ask_for_activity(self, day: date) -> "ActivityFlow":
        """Return what asks for something else that was done; it leads back to the day."""
        from coach.ui.activities.flow import ActivityFlow  # noqa: PLC0415  (seldom wanted)

        flow = ActivityFlow(self._window, self._theme, self._diary, self._now)
        flow.done.connect(lambda: self._show_day(day))
        return flow

    def _ask_anew(self, day: date, session: Session) -> None:
        """Ask again how a session was."""
        known = session.answers or Answers("", session.start.id, self._now())
        screen = DayAnswersScreen(session_words(session)[0], session.answers, self._theme)
        screen.answered.connect(lambda *said: self._keep_answers(day, known, said))
        screen.back_requested.connect(lambda: self._show_day(day))
        self._show_screen(screen)

    def _keep_answers(
        self, day: date, known: Answers, said: tuple[int | None, int | None, bool | None, str]
    ) -> None:
        """Keep what is said now, if it is something else; pain before stays as it was told then."""
        before = (known.effort, known.pain_after, known.unsteady, known.note.strip())
        if said == before:
            self._show_day(day)
            return
        kept = self._answers(known, said)
        self._diary.add(kept)

        def undo() -> None:
            self._diary.add(self._answers(kept, before))
            self._show_day(day)

        self._show_day(day, self.tr("Changed."), undo)

    def _answers(self, known: Answers, said: tuple[int | None, int | None, bool | None, str]) -> Answers:
        """Return answers that come after all that are known, even where a clock was ahead then."""
        effort, pain_after, unsteady, note = said
        at = moment_after(self._now(), known.at)
        return Answers(new_id(), known.session_id, at, effort, known.pain_before, pain_after, unsteady, note)

    def _ask(
        self,
        screen: Screen,
        question: "Callable[[HistoryStore, str], Answer]",
        then: Callable[[Answer], None],
    ) -> None:
        """Ask the diary for what `screen` shows, unless it is gone when the answer comes."""

        def answered(answer: Answer) -> None:
            if isValid(self) and isValid(screen):
                then(answer)

        self._diary.ask(question, answered)

    def _show_screen(self, screen: Screen) -> None:
        screen.is_passing = True
        self._window.show_screen(screen)

    def _leave(self, leave: Callable[[], None]) -> None:
        leave()
        self.deleteLater()
