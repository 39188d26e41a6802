"""How days and moments are said, each in one way wherever it is said."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

LONG_AGO: Final = timedelta(days=300)
"""From so many days on, before or after, a day is told with its year."""


def day_words(day: date, today: date) -> str:
    """Say which day it is, as people do: "Today", "Yesterday", or by its name and date."""
    if day == today:
        return QCoreApplication.translate("dates", "Today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("dates", "Yesterday")
    return weekday_and_day(day, today)


def weekday_and_day(day: date, today: date) -> str:
    """Return a day as "Monday, 16 November", with the year where it could be another one."""
    if abs(today - day) >= LONG_AGO:
        return full_day(day)
    return _filled(day, QCoreApplication.translate("dates", "{weekday}, {day} {month}"))


def full_day(day: date) -> str:
    """Return a day as "Monday, 16 November 2026"."""
    return _filled(day, QCoreApplication.translate("dates", "{weekday}, {day} {month} {year}"))


def short_day(day: date) -> str:
    """Return a day as "16 Nov 2026"."""
    return QLocale().toString(_qt(day), "d MMM yyyy")


def moment_words(moment: datetime, now: datetime) -> str:
    """Say when something was, by day and time."""
    clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("dates", "{day}, {time}").format(
        day=day_words(moment.date(), now.date()), time=clock
    )


def _filled(day: date, words: str) -> str:
    weekday, month = (QLocale().toString(_qt(day), style) for style in ("dddd", "MMMM"))
    return words.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
