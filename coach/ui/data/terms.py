"""How the diary's days, copies, parts and people are said."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from coach.diary_work import Diarist
from coach.history.copies import Copy, Kept, Part
from coach.history.records import Person
from coach.ui.dates import day_words, moment_words, short_day

_KILO = 1024


def name_of(person: Person) -> str:
    """Return what a person is called."""
    return person.name or QCoreApplication.translate("data", "Someone without a name")


def copy_words(copy: Copy, now: datetime) -> str:
    """Say which copy it is: of those that are made every day, the day says it."""
    if copy.kept is Kept.DAILY:
        return day_words(copy.made_at.date(), now.date())
    return moment_words(copy.made_at, now)


def kept_words(kept: Kept) -> str:
    """Say what a copy was made for."""
    return {
        Kept.DAILY: QCoreApplication.translate("data", "As the day began"),
        Kept.BY_HAND: QCoreApplication.translate("data", "Kept by hand"),
        Kept.BEFORE_MERGE: QCoreApplication.translate("data", "Before another diary was taken in"),
        Kept.BEFORE_RESTORE: QCoreApplication.translate("data", "Before an earlier copy came back"),
        Kept.BEFORE_UPDATE: QCoreApplication.translate("data", "Before a newer Leg Coach came"),
    }[kept]


def part_words(part: Part, number: int) -> str:
    """Say how much there is of a part of the diary."""
    return {
        Part.SESSIONS: QCoreApplication.translate("data", "Sessions: {number}"),
        Part.ACTIVITIES: QCoreApplication.translate("data", "Walks and other things: {number}"),
        Part.MEASURES: QCoreApplication.translate("data", "Tests: {number}"),
        Part.PEOPLE: QCoreApplication.translate("data", "People: {number}"),
    }[part].format(number=number)


def span_words(diarist: Diarist) -> str:
    """Say from when to when somebody has a diary."""
    if diarist.first is None:
        return QCoreApplication.translate("data", "nothing yet")
    first, last = short_day(diarist.first), short_day(diarist.last or diarist.first)
    if first == last:
        return first
    return QCoreApplication.translate("data", "{first} to {last}").format(first=first, last=last)


def size_words(size_bytes: int) -> str:
    """Say how large a file is."""
    if size_bytes < _KILO * _KILO:
        return QCoreApplication.translate("data", "{size} kB").format(size=max(1, round(size_bytes / _KILO)))
    return QCoreApplication.translate("data", "{size} MB").format(size=round(size_bytes / _KILO / _KILO, 1))
