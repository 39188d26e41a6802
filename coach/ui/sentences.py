"""What home and "Well done" say."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from coach.history.records import Outcome
from coach.ui.session_run import Result


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


def summary(result: Result) -> tuple[str, str]:
    """Return a heading and one sentence on what was done; less than planned is never a failure."""
    if result.sets_whole == 0:
        return (
            QCoreApplication.translate("sentences", "That is enough for today."),
            QCoreApplication.translate("sentences", "You came and you tried. That counts too."),
        )
    if result.outcome is Outcome.FULL:
        done = QCoreApplication.translate("sentences", "You did the whole routine in {length}.").format(
            length=length_text(result.active_ms)
        )
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
