"""The way through "I did something else": question by question, into the diary, and out of it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from coach.history.records import ActivityDone, TakenBack, new_id
from coach.ui.activities.answers import (
    Draft,
    Habits,
    Step,
    draft_of,
    habits_of,
    once_more,
    record_of,
    step_after,
    step_before,
    told,
)
from coach.ui.activities.pages import (
    DAYS_AT_A_TIME,
    FIRST_EARLIER,
    Asking,
    DaysFrom,
    again_answers,
    days_page,
    page_of,
)
from coach.ui.activities.words import kept_words
from coach.ui.own_diary import OwnDiary
from coach.ui.screens.activity import KeptPage
from coach.ui.theme import Theme
from coach.ui.widgets.question_page import ChoicePage, QuestionPage
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore

LOOK_BACK: Final = timedelta(days=90)


class ActivityFlow(QObject):
    """Asks what else was done; nothing is kept before the last answer. `done` leads on, whatever was kept."""

    done = Signal()

    def __init__(self, window: Window, theme: Theme, diary: OwnDiary, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._diary = diary
        self._now = now
        self._habits = Habits()
        self._draft = Draft(now().date())
        self._first: ChoicePage | None = None  # to which "again" is still to come
        self._out: Callable[[], None] = self._leave  # where Back leads from the first question

    def show(self, day: date | None = None) -> None:
        """Ask what was done, on `day` if that was chosen already."""
        today = self._now().date()
        is_given = day is not None and day <= today
        self._draft = Draft(day if day is not None and is_given else today, is_day_given=is_given)
        self._learn()
        self._ask(Step.WHAT)

    def correct(self, record: ActivityDone) -> None:
        """Ask what is to be changed of a record; what is kept replaces it."""
        self._learn()
        self._change(record, self._leave)

    def _change(self, record: ActivityDone, out: Callable[[], None]) -> None:
        self._draft, self._out = draft_of(record), out
        self._ask(Step.OVERVIEW)

    def _learn(self) -> None:
        """Look up what the person did lately, to be offered and filled in."""
        today = self._now().date()

        def look_up(store: "HistoryStore", person_id: str) -> Habits:
            lately = store.activities_between(person_id, today - LOOK_BACK, today)
            details = store.details(person_id)
            return habits_of(lately, details.aid if details else None)

        def learn(habits: Habits) -> None:
            self._habits = habits
            if self._first is not None and self._first is self._window.current:
                self._first.offer_first(again_answers(self._habits))

        self._diary.ask(look_up, learn)

    # The questions

    def _ask(self, step: Step) -> None:
        page = page_of(step, self._asking)
        before = page.value
        page.answered.connect(lambda answer: self._take(step, answer))
        page.back_requested.connect(lambda: self._go_back(step, page, before))
        self._first = page if step is Step.WHAT and isinstance(page, ChoicePage) else None
        self._show(page)

    def _take(self, step: Step, answer: object) -> None:
        """Take an answer, and ask on; or keep all of it."""
        if isinstance(answer, Step):  # what is to be changed
            self._ask(answer)
            return
        if isinstance(answer, ActivityDone):  # once more
            self._keep(once_more(answer, self._draft.day))
            return
        if isinstance(answer, DaysFrom):
            self._ask_for_day(answer.days)
            return
        if step is not Step.OVERVIEW:
            self._draft = told(self._draft, step, answer)
        following = step_after(self._draft, step)
        if following is None:
            self._keep(self._draft)
        else:
            self._ask(following)

    def _go_back(self, step: Step, page: QuestionPage, before: object) -> None:
        """Ask the question before, with what was said on this page; or leave, and keep nothing."""
        if page.value != before:
            self._draft = told(self._draft, step, page.value)
        earlier = step_before(self._draft, step)
        if earlier is None:
            self._out()
        else:
            self._ask(earlier)

    def _ask_for_day(self, first: int) -> None:
        """Ask for a day that is at least `first` days ago."""
        page, later = days_page(first, self._asking), first - DAYS_AT_A_TIME
        page.answered.connect(lambda answer: self._take(Step.WHEN, answer))
        page.back_requested.connect(
            lambda: self._ask_for_day(later) if later >= FIRST_EARLIER else self._ask(Step.WHEN)
        )
        self._show(page)

    @property
    def _asking(self) -> Asking:
        return Asking(self._draft, self._habits, self._now().date(), self._theme)

    # What is kept

    def _keep(self, draft: Draft) -> None:
        if draft.corrects is not None and draft == draft_of(draft.corrects):  # nothing was changed
            self._out()
            return
        record = record_of(draft, new_id(), self._now())
        self._diary.add(record)
        self._tell_kept(record, draft.corrects)

    def _tell_kept(self, record: ActivityDone, before: ActivityDone | None) -> None:
        """Say what is in the diary now; `before` is what it took the place of."""
        title = self.tr("It is in your diary.")
        page = KeptPage(title, kept_words(record, self._now().date()), self._theme, undo=self.tr("Undo"))
        page.undo_requested.connect(lambda: self._undo(record, before))
        page.change_requested.connect(
            lambda: self._change(record, lambda: self._tell_kept(record, before)),
        )
        page.done.connect(self._leave)
        self._show(page)

    def _undo(self, record: ActivityDone, before: ActivityDone | None) -> None:
        """Take back what was kept last: what was new counts no more, and what was changed is as it was."""
        if before is not None:
            again = replace(before, id=new_id(), person_id="", at=self._now(), replaces=record.id)
            self._diary.add(again)
            self._tell_kept(again, record)
            return
        taken = TakenBack(new_id(), "", self._now(), record.id)
        self._diary.add(taken)
        title = self.tr("It is not in your diary now.")
        sentence = kept_words(record, self._now().date())
        page = KeptPage(title, sentence, self._theme, undo=self.tr("Put it back"), can_change=False)
        page.undo_requested.connect(lambda: self._put_back(taken, record))
        page.done.connect(self._leave)
        self._show(page)

    def _put_back(self, taken: TakenBack, record: ActivityDone) -> None:
        self._diary.add(TakenBack(new_id(), "", self._now(), taken.id))
        self._tell_kept(record, None)

    def _show(self, screen: Screen) -> None:
        screen.is_passing = True
        self._window.show_screen(screen)

    def _leave(self) -> None:
        self._first = None
        self.done.emit()
        self.deleteLater()
