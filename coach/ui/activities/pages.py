"""The page of each question of "I did something else", as far as it is known what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.history.records import Activity, WalkingAid
from coach.ui.activities.answers import Draft, Habits, Step
from coach.ui.activities.words import (
    again_words,
    aid_words,
    answers_to_change,
    day_tile_words,
    feet_words,
    kind_words,
    question_words,
    so_far_words,
)
from coach.ui.question import Answer
from coach.ui.screens.activity import EffortPage, MinutesPage, WordsPage
from coach.ui.theme import Theme
from coach.ui.widgets.pictograms import AIDS, KINDS, POSTURES
from coach.ui.widgets.question_page import ChoicePage, QuestionPage

DAYS_AT_A_TIME: Final = 14
FIRST_EARLIER: Final = 2
"""So many days ago is the first that is neither today nor yesterday."""


@dataclass(frozen=True, slots=True)
class DaysFrom:
    """An answer that only asks for the days that are at least so many ago."""

    days: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What the pages are made of: what was said so far, what is usual, which day it is, and how it looks."""

    draft: Draft
    habits: Habits
    today: date
    theme: Theme

    def so_far(self, step: Step) -> str:
        """Return what was said before a question; what is changed stands in the overview."""
        return "" if self.draft.corrects else so_far_words(self.draft, step, self.today)


def page_of(step: Step, asking: Asking) -> QuestionPage:
    """Return the page of a question, with what was answered or is usual filled in."""
    return {
        Step.OVERVIEW: _overview_page,
        Step.WHAT: _what_page,
        Step.WORDS: _words_page,
        Step.AID: _aid_page,
        Step.ON_FEET: _feet_page,
        Step.MINUTES: _minutes_page,
        Step.WHEN: _when_page,
        Step.EFFORT: _effort_page,
    }[step](asking)


def days_page(first: int, asking: Asking) -> ChoicePage:
    """Return a page that asks for a day that is at least `first` days ago; there is always an earlier one."""
    days = [asking.today - timedelta(days=ago) for ago in range(first, first + DAYS_AT_A_TIME)]
    return ChoicePage(
        QCoreApplication.translate("activity", "Which day was it?"),
        _day_answers(days, asking),
        asking.theme,
        more=Answer(
            QCoreApplication.translate("activity", "Still earlier"), DaysFrom(first + DAYS_AT_A_TIME)
        ),
        so_far=asking.so_far(Step.WHEN),
    )


def again_answers(habits: Habits) -> tuple[Answer, ...]:
    """Return what may be kept once more by one press; an answer's value is the record from before."""
    return tuple(Answer(again_words(one), one) for one in habits.again())


def _overview_page(asking: Asking) -> QuestionPage:
    return ChoicePage(
        question_words(Step.OVERVIEW),
        answers_to_change(asking.draft, asking.today),
        asking.theme,
        main=Answer(_keep_words(), None),
        most=3,
    )


def _what_page(asking: Asking) -> QuestionPage:
    answers = [Answer(kind_words(kind), kind) for kind in Activity]
    title, chosen = question_words(Step.WHAT), asking.draft.kind
    so_far = asking.so_far(Step.WHAT)
    page = ChoicePage(title, answers, asking.theme, chosen=chosen, pictures=KINDS, so_far=so_far)
    if asking.draft.corrects is None:
        page.offer_first(again_answers(asking.habits))
    return page


def _words_page(asking: Asking) -> QuestionPage:
    words, before = asking.draft.own_words, asking.habits.words_before()
    so_far = asking.so_far(Step.WORDS)
    return WordsPage(question_words(Step.WORDS), words, before, asking.theme, so_far=so_far)


def _aid_page(asking: Asking) -> QuestionPage:
    return ChoicePage(
        question_words(Step.AID),
        [Answer(aid_words(aid), aid) for aid in WalkingAid],
        asking.theme,
        chosen=asking.habits.aid(asking.draft),
        most=2,
        pictures=AIDS,
        so_far=asking.so_far(Step.AID),
    )


def _feet_page(asking: Asking) -> QuestionPage:
    kind = asking.draft.kind
    return ChoicePage(
        question_words(Step.ON_FEET),
        [Answer(feet_words(on_feet=on_feet, kind=kind), on_feet) for on_feet in (True, False)],
        asking.theme,
        chosen=asking.habits.on_feet(asking.draft),
        most=2,
        pictures=POSTURES,
        so_far=asking.so_far(Step.ON_FEET),
    )


def _minutes_page(asking: Asking) -> QuestionPage:
    minutes, so_far = asking.habits.minutes(asking.draft), asking.so_far(Step.MINUTES)
    return MinutesPage(question_words(Step.MINUTES), minutes, asking.theme, so_far=so_far)


def _when_page(asking: Asking) -> QuestionPage:
    days = [asking.today, asking.today - timedelta(days=1)]
    if asking.draft.day < days[-1]:
        days.append(asking.draft.day)
    return ChoicePage(
        question_words(Step.WHEN),
        _day_answers(days, asking),
        asking.theme,
        chosen=asking.draft.day,
        more=Answer(QCoreApplication.translate("activity", "An earlier day"), DaysFrom(FIRST_EARLIER)),
        so_far=asking.so_far(Step.WHEN),
    )


def _effort_page(asking: Asking) -> QuestionPage:
    is_last = asking.draft.corrects is None
    main = _keep_words() if is_last else QCoreApplication.translate("activity", "Go on")
    title, so_far = question_words(Step.EFFORT), asking.so_far(Step.EFFORT)
    return EffortPage(title, main, asking.draft.effort, asking.theme, so_far=so_far)


def _keep_words() -> str:
    return QCoreApplication.translate("activity", "Keep it")


def _day_answers(days: Sequence[date], asking: Asking) -> list[Answer]:
    return [Answer(day_tile_words(day, asking.today), day) for day in days]
