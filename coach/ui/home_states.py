"""What home says and offers today: a pure function of the settings, the files and the diary.

Nothing is ever done in place of what was planned: a routine whose file is
missing or has a mistake is named, and another is the person's own choice.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from coach.settings import REST_DAY, WEEKDAYS, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.history.sessions import Session
    from coach.routine.problems import Problem
    from coach.ui.cards import RoutineCard

FIRST_DAY_ROUTINE: Final = "gentle-seated-legs"
"""Today's routine until somebody chooses one or makes a plan."""


class HomeKind(StrEnum):
    """Which of the days it is."""

    FIRST_DAY = "first-day"  # nothing was ever done
    TODAY = "today"  # a routine to do
    UNWELL = "unwell"  # what was answered today spoke against a session
    REST_DAY = "rest-day"
    DONE = "done"
    DONE_OTHER = "done-other"  # something was done today, but not what is planned
    UNPLANNED = "unplanned"  # there is a plan, but not for this day
    MISSING = "missing"
    BROKEN = "broken"
    EMPTY = "empty"  # no routine can be played


class Action(StrEnum):
    """What a button of home leads to."""

    START = "start"
    ROUTINES = "routines"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Way:
    """A button: its words, and where it leads; `routine_id` is what to start."""

    text: str
    action: Action
    routine_id: str = ""


@dataclass(frozen=True, slots=True)
class HomeState:
    """All that home shows but the week; `card` is the routine that it shows, if any.

    `is_calling` tells that there is something to do today, and the big button
    may look like it; `second` is a smaller button beside it.
    """

    kind: HomeKind
    greeting: str
    headline: str
    sentence: str
    way: Way
    card: "RoutineCard | None" = None
    second: Way | None = None
    is_calling: bool = True

    @property
    def facts(self) -> str:
        """How long the routine takes and where it is done, if it is what is talked of."""
        if self.card is None or self.headline != self.card.name:
            return ""
        facts = QCoreApplication.translate("home", "{length} · {place}")
        return facts.format(length=self.card.length, place=self.card.place)


def planned_for(settings: Settings, today: date) -> str | None:
    """Return the routine's id for a day, `REST_DAY`, or None if the plan has nothing for it.

    Without any plan it is the routine chosen last, or the one for the first day.
    """
    if not settings.plan:
        return settings.routine or FIRST_DAY_ROUTINE
    return settings.plan.get(WEEKDAYS[today.weekday()])


def home_state(  # noqa: PLR0913 - one of each thing that it depends on
    settings: Settings,
    cards: "Sequence[RoutineCard]",
    sessions: "Sequence[Session]",
    now: datetime,
    problems: "Sequence[Problem]" = (),
    *,
    is_first_day: bool = False,
    rests_today: bool = False,
) -> HomeState:
    """Return what home shows at `now`.

    `cards` are of all routines that can be played, `sessions` at least those of
    today, `problems` the errors in files; on the first day there is nothing in
    the diary yet; who `rests_today` answered so that there is no session.
    """
    from coach.ui.sentences import greeting, welcome  # noqa: PLC0415  (after the first paint, as in the next)
    from coach.ui.week import moved_in  # noqa: PLC0415

    hello = welcome(settings.name) if is_first_day else greeting(now, settings.name)
    by_id = {card.routine_id: card for card in cards}
    done = moved_in(sessions, now.date())
    planned = planned_for(settings, now.date())
    if not cards:
        return _empty(hello, problems)
    if rests_today:
        return _unwell(hello, by_id.get(planned or ""))
    if done:
        return _done(hello, done, planned, by_id)
    if is_first_day and planned in by_id:
        return _first_day(hello, by_id[planned])
    return _as_planned(hello, settings, now.date(), by_id, problems)


def _as_planned(
    hello: str,
    settings: Settings,
    today: date,
    by_id: "dict[str, RoutineCard]",
    problems: "Sequence[Problem]",
) -> HomeState:
    """Offer what is planned for a day on which nothing was done yet."""
    planned = planned_for(settings, today)
    if planned == REST_DAY:
        return _rest_day(hello, settings, today, by_id)
    if planned is not None and planned not in by_id:
        return _not_there(hello, planned, problems)
    if planned is None:
        usual = settings.routine if settings.routine in by_id else next(iter(by_id))
        return _unplanned(hello, by_id[usual])
    card = by_id[planned]
    return HomeState(HomeKind.TODAY, hello, card.name, card.summary, _start(card), card)


def _start(card: "RoutineCard", text: str = "") -> Way:
    return Way(text or QCoreApplication.translate("home", "Start"), Action.START, card.routine_id)


def _first_day(hello: str, card: "RoutineCard") -> HomeState:
    sentence = QCoreApplication.translate("home", "A routine to begin with. You can stop at any time.")
    return HomeState(HomeKind.FIRST_DAY, hello, card.name, sentence, _start(card), card)


def _unplanned(hello: str, card: "RoutineCard") -> HomeState:
    return HomeState(
        HomeKind.UNPLANNED,
        hello,
        QCoreApplication.translate("home", "Nothing is planned for today."),
        QCoreApplication.translate("home", "If you like, do “{name}”.").format(name=card.name),
        _start(card),
        card,
        is_calling=False,
    )


def _unwell(hello: str, card: "RoutineCard | None") -> HomeState:
    """Have no cheerful Start stand there after "not today"; who feels better is asked anew."""
    better = QCoreApplication.translate("home", "I feel better")
    return HomeState(
        HomeKind.UNWELL,
        hello,
        QCoreApplication.translate("home", "Rest today."),
        QCoreApplication.translate(
            "home", "You said that you are not well. Your exercises will wait for you."
        ),
        Way(better, Action.ROUTINES) if card is None else _start(card, better),
        is_calling=False,
    )


def _rest_day(hello: str, settings: Settings, today: date, by_id: "dict[str, RoutineCard]") -> HomeState:
    sentence = QCoreApplication.translate("home", "Rest is a part of it.")
    coming = _next_planned(settings, today, by_id)
    if coming is not None:
        following = QCoreApplication.translate("home", "Rest is a part of it. On {day} comes “{name}”.")
        sentence = following.format(day=coming[0], name=coming[1].name)
    return HomeState(
        HomeKind.REST_DAY,
        hello,
        QCoreApplication.translate("home", "Today is a rest day."),
        sentence,
        Way(QCoreApplication.translate("home", "Exercise anyway"), Action.ROUTINES),
        is_calling=False,
    )


def _next_planned(
    settings: Settings, today: date, by_id: "dict[str, RoutineCard]"
) -> "tuple[str, RoutineCard] | None":
    """Return the next day with a routine that can be played, by name, and the routine."""
    from coach.ui.week import day_name  # noqa: PLC0415  (after the first paint)

    for later in range(1, 7):
        weekday = WEEKDAYS[(today.weekday() + later) % 7]
        card = by_id.get(settings.plan.get(weekday, REST_DAY))
        if card is not None:
            return day_name(weekday), card
    return None


def _done(
    hello: str, done: "Sequence[Session]", planned: str | None, by_id: "dict[str, RoutineCard]"
) -> HomeState:
    """Say what was done today; something else that is planned may still be done."""
    from coach.history.records import Outcome  # noqa: PLC0415  (after the first paint)

    last = done[-1].start
    card = by_id.get(last.routine_id)
    is_part = all(session.outcome is not Outcome.FULL for session in done)
    other = by_id.get(planned) if planned else None
    if other is not None and all(session.start.routine_id != planned for session in done):
        sentence = QCoreApplication.translate("home", "Well done: you did “{name}” today.")
        if is_part:
            sentence = QCoreApplication.translate("home", "Well done: you did a part of “{name}” today.")
        return HomeState(
            HomeKind.DONE_OTHER,
            hello,
            other.name,
            sentence.format(name=last.routine_name),
            _start(other),
            other,
            is_calling=False,
        )
    whole = QCoreApplication.translate("home", "You did “{name}” today.")
    part = QCoreApplication.translate("home", "You did a part of “{name}” today. Every movement counts.")
    sentence = (part if is_part else whole).format(name=last.routine_name)
    if len(done) > 1:
        several = QCoreApplication.translate("home", "You exercised {times} times today.")
        sentence = several.format(times=len(done))
    again = QCoreApplication.translate("home", "Do it again")
    choose = Way(QCoreApplication.translate("home", "Choose another"), Action.ROUTINES)
    return HomeState(
        HomeKind.DONE,
        hello,
        QCoreApplication.translate("home", "Well done!"),
        sentence,
        choose if card is None else _start(card, again),
        card,
        is_calling=False,
    )


def _not_there(hello: str, planned: str, problems: "Sequence[Problem]") -> HomeState:
    """Name the file to look for, or to mend; nothing plays in its place."""
    choose = Way(QCoreApplication.translate("home", "Choose another"), Action.ROUTINES)
    file = f"{planned}.toml"
    if any(problem.file.stem == planned for problem in problems):
        return HomeState(
            HomeKind.BROKEN,
            hello,
            QCoreApplication.translate("home", "Today's routine has a mistake in its file."),
            QCoreApplication.translate(
                "home", "The file is “{file}”. Your helper can see under “Other routines” what to mend."
            ).format(file=file),
            choose,
        )
    return HomeState(
        HomeKind.MISSING,
        hello,
        QCoreApplication.translate("home", "Today's routine is not there."),
        QCoreApplication.translate(
            "home", "Its file is “{file}”. Ask your helper to bring it back, or plan another."
        ).format(file=file),
        choose,
        second=Way(QCoreApplication.translate("home", "My week"), Action.PLAN),
    )


def _empty(hello: str, problems: "Sequence[Problem]") -> HomeState:
    if problems:
        sentence = QCoreApplication.translate("home", "The files have mistakes in them. Ask your helper.")
        see = QCoreApplication.translate("home", "See what to mend")
    else:
        sentence = QCoreApplication.translate("home", "No routine was found. Ask your helper.")
        see = QCoreApplication.translate("home", "Look again")
    return HomeState(
        HomeKind.EMPTY,
        hello,
        QCoreApplication.translate("home", "There is nothing to play yet."),
        sentence,
        Way(see, Action.ROUTINES),
    )
