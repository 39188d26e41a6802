"""What home, "Well done" and the question whether to go on say."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from coach.history.records import Outcome, Shortened
from coach.history.sessions import Session

if TYPE_CHECKING:
    from coach.ui.preparation import Result


def greeting(now: datetime, name: str) -> str:
    """Return the greeting for the time of day."""
    if now.hour < 12:
        hello = (
            QCoreApplication.translate("sentences", "Good morning."),
            QCoreApplication.translate("sentences", "Good morning, {name}."),
        )
    elif now.hour < 18:
        hello = (
            QCoreApplication.translate("sentences", "Good afternoon."),
            QCoreApplication.translate("sentences", "Good afternoon, {name}."),
        )
    else:
        hello = (
            QCoreApplication.translate("sentences", "Good evening."),
            QCoreApplication.translate("sentences", "Good evening, {name}."),
        )
    return hello[1].format(name=name) if name else hello[0]


def welcome(name: str) -> str:
    """Return the greeting for who is here for the first time."""
    if not name:
        return QCoreApplication.translate("sentences", "Welcome.")
    return QCoreApplication.translate("sentences", "Welcome, {name}.").format(name=name)


def summary(result: "Result") -> tuple[str, str]:
    """Return a heading and one sentence on what was done; less than planned is never a failure."""
    if not result.anything_done:
        return (
            QCoreApplication.translate("sentences", "That is enough for today."),
            QCoreApplication.translate("sentences", "You came and you tried. That counts too."),
        )
    if result.outcome is Outcome.FULL:
        done = QCoreApplication.translate("sentences", "You did the whole routine in {length}.").format(
            length=length_text(result.active_ms)
        )
    elif result.sets_whole == 0:
        done = QCoreApplication.translate("sentences", "You did a part of a set. Every movement counts.")
    else:
        done = QCoreApplication.translate(
            "sentences", "You did {done} of {planned} sets. Every movement counts."
        ).format(done=result.sets_whole, planned=result.sets_planned)
    return QCoreApplication.translate("sentences", "Well done!"), done


def length_text(length_ms: int) -> str:
    """Say a length in whole minutes, at least one."""
    minutes = round(length_ms / 60_000)
    if minutes <= 1:
        return QCoreApplication.translate("sentences", "1 minute")
    return QCoreApplication.translate("sentences", "{minutes} minutes").format(minutes=minutes)


def where_you_were(session: Session, now: datetime) -> tuple[str, str]:
    """Return at which exercise a session was cut off, and what it was and when."""
    number, exercise_name = exercise_reached(session)
    where = _ordinals().get(number) or QCoreApplication.translate(
        "sentences", "You were at exercise {number}."
    ).format(number=number)
    what = QCoreApplication.translate("sentences", "{exercise}, in “{routine}”, {when}.").format(
        exercise=exercise_name,
        routine=session.start.routine_name,
        when=when_words(session.start.started_at, now),
    )
    return where, what


def exercise_reached(session: Session) -> tuple[int, str]:
    """Return the exercise at which a session that was cut off goes on: which it is, from 1, and its name.

    As `coach.session.resuming.place_after` has it: that of the first set that
    was neither done whole nor passed over at last; else the last one.
    """
    asked = session.start.prescriptions
    if not asked:
        return 1, session.start.routine_name
    whole, last = set(session.done_whole), {}
    for done in session.sets:
        last[done.step_index, done.set_index, done.side] = done.shortened
    open_steps = (
        key[0] for key in session.planned if key not in whole and last.get(key) is not Shortened.SKIPPED
    )
    names = {item.step_index: item.exercise_name for item in asked}
    step = min(open_steps, default=max(names))
    return sorted(names).index(step) + 1, names[step]


def when_words(moment: datetime, now: datetime) -> str:
    """Say when something was, seen from `now`; both in the time of where the person is."""
    days = (now.date() - moment.date()).days
    if days <= 0:
        when = QCoreApplication.translate("sentences", "today at {time}")
    elif days == 1:
        when = QCoreApplication.translate("sentences", "yesterday at {time}")
    else:
        when = QCoreApplication.translate("sentences", "{days} days ago at {time}")
    clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return when.format(days=days, time=clock)


def _ordinals() -> dict[int, str]:
    sentences = (
        QCoreApplication.translate("sentences", "You were at the first exercise."),
        QCoreApplication.translate("sentences", "You were at the second exercise."),
        QCoreApplication.translate("sentences", "You were at the third exercise."),
        QCoreApplication.translate("sentences", "You were at the fourth exercise."),
        QCoreApplication.translate("sentences", "You were at the fifth exercise."),
        QCoreApplication.translate("sentences", "You were at the sixth exercise."),
        QCoreApplication.translate("sentences", "You were at the seventh exercise."),
        QCoreApplication.translate("sentences", "You were at the eighth exercise."),
        QCoreApplication.translate("sentences", "You were at the ninth exercise."),
        QCoreApplication.translate("sentences", "You were at the tenth exercise."),
        QCoreApplication.translate("sentences", "You were at the eleventh exercise."),
        QCoreApplication.translate("sentences", "You were at the twelfth exercise."),
    )
    return dict(enumerate(sentences, start=1))
