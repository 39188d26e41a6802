"""What is asked and said when routines come, and when one is given away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from coach.routine.model import Exercise
from coach.routine.sharing.arrival import Arrival, Here, Item, Kind
from coach.routine.sharing.parcel import LeftOut, Why
from coach.routine.sharing.taking import Choice
from coach.ui.asking import Asked
from coach.ui.data.drives import Drive
from coach.ui.dates import moment_words
from coach.ui.question import Answer

_FEW: Final = 6


class Next(Enum):
    """What can follow once something is here, or where to look for it."""

    START = "start"
    TAKE_OUT = "take-out"
    FILE = "file"  # by the system's own dialog
    FOLDER = "folder"


_LEFT_OUT: Final[Mapping[Why, object]] = MappingProxyType(
    {
        Why.NO_ROUTINE: QT_TRANSLATE_NOOP("arriving", "“{name}” is no routine."),
        Why.UNREADABLE: QT_TRANSLATE_NOOP("arriving", "“{name}” can't be opened. Is the stick still in?"),
        Why.DAMAGED: QT_TRANSLATE_NOOP("arriving", "“{name}” is damaged. Ask for it once more."),
        Why.LOCKED: QT_TRANSLATE_NOOP("arriving", "“{name}” has a password. Ask for it without one."),
        Why.TOO_LARGE: QT_TRANSLATE_NOOP("arriving", "“{name}” is too large for a routine."),
        Why.TOO_MANY: QT_TRANSLATE_NOOP("arriving", "“{name}” holds more than can be looked at."),
        Why.NAME: QT_TRANSLATE_NOOP("arriving", "“{name}” has a name that can't be used."),
        Why.LINK: QT_TRANSLATE_NOOP("arriving", "“{name}” is no plain file."),
        Why.ZIP_IN_ZIP: QT_TRANSLATE_NOOP("arriving", "“{name}” is a zip within a zip."),
        Why.CAUTIONS: QT_TRANSLATE_NOOP("arriving", "“{name}” would change cautions that are here."),
        Why.TWICE: QT_TRANSLATE_NOOP("arriving", "“{name}” came twice, and not the same."),
    }
)


def left_out_words(each: LeftOut) -> str:
    """Say why something stays out."""
    return QCoreApplication.translate("arriving", str(_LEFT_OUT[each.why])).format(name=each.name)


def moment() -> Asked:
    """Say that it takes a moment."""
    return Asked(
        QCoreApplication.translate("arriving", "One moment…"),
        (QCoreApplication.translate("arriving", "We look at what came."),),
        main=Answer(QCoreApplication.translate("arriving", "Stop looking"), None),
    )


def which(files: Sequence[tuple[Path, datetime]], now: datetime) -> Asked:
    """Ask which routine to look at; `files` were found, each with the moment when it was written."""
    found = tuple(Answer(file.name, file, _from(file, made, now)) for file, made in files)
    nothing = QCoreApplication.translate(
        "arriving", "No routine was found. Put the stick in, and come back here."
    )
    return Asked(
        QCoreApplication.translate("arriving", "Bring which routine?"),
        (QCoreApplication.translate("arriving", "You see it before anything is changed."),),
        (
            *found,
            Answer(
                QCoreApplication.translate("arriving", "Another file"),
                Next.FILE,
                QCoreApplication.translate("arriving", "You choose it in a window"),
            ),
            Answer(
                QCoreApplication.translate("arriving", "A whole folder"),
                Next.FOLDER,
                QCoreApplication.translate("arriving", "You choose it in a window"),
            ),
        ),
        note="" if found else nothing,
    )


def _from(file: Path, made: datetime, now: datetime) -> str:
    return QCoreApplication.translate("arriving", "{moment}, in {folder}").format(
        moment=moment_words(made, now), folder=file.parent.name or str(file.parent)
    )


def which_of_two(arrival: Arrival) -> Asked:
    """Ask what is to become of files that are here under the same name, and are others."""
    others = arrival.others
    if len(others) == 1:
        title = QCoreApplication.translate("arriving", "“{name}” is here already, but not the same.").format(
            name=_name(others[0])
        )
        lines = (_what_is_here(others[0]),)
    else:
        title = QCoreApplication.translate(
            "arriving", "{number} of these are here already, but not the same."
        ).format(number=len(others))
        lines = (", ".join(_name(item) for item in others[:_FEW]) + (" …" if len(others) > _FEW else ""),)
    is_shared = any(item.kind is Kind.EXERCISE for item in others)
    return Asked(
        title,
        lines,
        (
            Answer(
                QCoreApplication.translate("arriving", "Keep both"),
                Choice.BOTH,
                QCoreApplication.translate("arriving", "The new one gets a number"),
            ),
            Answer(
                QCoreApplication.translate("arriving", "Use the new one"),
                Choice.REPLACE,
                QCoreApplication.translate("arriving", "In all your routines. The old one is kept")
                if is_shared
                else QCoreApplication.translate("arriving", "The old one is kept, to go back to"),
            ),
            Answer(
                QCoreApplication.translate("arriving", "Stay with the old one"),
                Choice.KEEP,
                QCoreApplication.translate("arriving", "The new one stays out"),
            ),
        ),
        note=QCoreApplication.translate("arriving", "You can undo this."),
    )


def _name(item: Item) -> str:
    read = item.routine or item.exercise
    return read.name if read is not None else item.id


def _what_is_here(item: Item) -> str:
    if item.here is Here.SHIPPED:
        return QCoreApplication.translate("arriving", "The one that is here came with the program.")
    return QCoreApplication.translate("arriving", "The one that is here is your own.")


def is_here(name: str, folder: Path, *, can_start: bool) -> Asked:
    """Say that it was taken in: `name` is that of the only routine, else ""."""
    if name:
        where = QCoreApplication.translate("arriving", "“{name}” is under “Other routines”.").format(
            name=name
        )
    else:
        where = QCoreApplication.translate("arriving", "You find it under “Other routines”.")
    start = Answer(
        QCoreApplication.translate("arriving", "Start it now"),
        Next.START,
        QCoreApplication.translate("arriving", "First we ask how you are"),
    )
    return Asked(
        QCoreApplication.translate("arriving", "It is here now."),
        (where,),
        (
            *([start] if name and can_start else []),
            Answer(
                QCoreApplication.translate("arriving", "Undo"),
                Next.TAKE_OUT,
                QCoreApplication.translate("arriving", "Then all is as it was before"),
            ),
        ),
        main=_done(),
        note=QCoreApplication.translate("arriving", "The file is in {folder}.").format(folder=folder),
    )


def nothing_taken() -> Asked:
    """Say that nothing was changed."""
    return _told(
        QCoreApplication.translate("arriving", "All is as it was."),
        (QCoreApplication.translate("arriving", "The new one was left out."),),
    )


def taken_out(left: Sequence[Path]) -> Asked:
    """Say that it is gone again; `left` are files that somebody changed since."""
    title = QCoreApplication.translate("arriving", "All is as it was before.")
    if not left:
        return _told(title, ())
    names = ", ".join(file.name for file in left)
    stays = QCoreApplication.translate("arriving", "These were changed since, and stay: {names}.")
    return _told(title, (stays.format(names=names),))


def changed_meanwhile() -> Asked:
    """Say that a file was changed while somebody decided."""
    return _told(
        QCoreApplication.translate("arriving", "That did not work."),
        (
            QCoreApplication.translate("arriving", "A file was changed in the meantime."),
            QCoreApplication.translate("arriving", "Nothing was taken in. Please try it once more."),
        ),
    )


def does_not_fit(files: Sequence[Path]) -> Asked:
    """Say that others couldn't be played any more with what came."""
    names = ", ".join(f"“{file.stem}”" for file in files[:_FEW])
    return _told(
        QCoreApplication.translate("arriving", "That does not fit together."),
        (
            QCoreApplication.translate("arriving", "These could not be played then: {names}.").format(
                names=names
            ),
            QCoreApplication.translate("arriving", "Nothing was changed. To have it all, keep both."),
        ),
    )


def refused(folder: Path, why: str) -> Asked:
    """Say that a disk doesn't take it; `why` are the system's words."""
    return _told(
        QCoreApplication.translate("arriving", "That did not work."),
        (
            QCoreApplication.translate("arriving", "{folder} can't be written on: {why}.").format(
                folder=folder, why=why
            ),
            QCoreApplication.translate("arriving", "Nothing was changed. Is there room on the disk?"),
        ),
    )


def where_to(name: str, drives: Sequence[Drive], documents: Path) -> Asked:
    """Ask where the routine `name` is to go."""
    return Asked(
        QCoreApplication.translate("arriving", "Give “{name}” away: save it where?").format(name=name),
        (QCoreApplication.translate("arriving", "It becomes one file, with all that it needs."),),
        (
            *(
                Answer(drive.name, drive.folder, QCoreApplication.translate("arriving", "Plugged in"))
                for drive in drives
            ),
            Answer(QCoreApplication.translate("arriving", "My documents"), documents, documents.name),
            Answer(
                QCoreApplication.translate("arriving", "Another folder"),
                Next.FOLDER,
                QCoreApplication.translate("arriving", "You choose it in a window"),
            ),
        ),
        note=""
        if drives
        else QCoreApplication.translate("arriving", "Put a stick in first if you want one."),
    )


def is_given(target: Path, exercises: Sequence[Exercise]) -> Asked:
    """Say where the zip is, and what is in it."""
    lines = [
        QCoreApplication.translate("arriving", "Its name is “{name}”.").format(name=target.name),
        QCoreApplication.translate("arriving", "It is in {folder}.").format(folder=target.parent),
    ]
    if exercises:
        names = ", ".join(f"“{exercise.name}”" for exercise in exercises)
        with_it = QCoreApplication.translate("arriving", "Your own exercises are in it: {names}.")
        lines.append(with_it.format(names=names))
    return _told(QCoreApplication.translate("arriving", "It is saved."), lines)


def not_given(why: str) -> Asked:
    """Say that the zip can't be made, or written."""
    return _told(
        QCoreApplication.translate("arriving", "That did not work."),
        (
            QCoreApplication.translate("arriving", "It can't be saved there: {why}.").format(why=why),
            QCoreApplication.translate("arriving", "Is the stick still in, and is there room?"),
        ),
    )


def it_waits() -> str:
    """Say, in the midst of something, that what came waits."""
    return QCoreApplication.translate("arriving", "A routine came. It waits for you.")


def _told(title: str, lines: Sequence[str]) -> Asked:
    return Asked(title, tuple(lines), main=_done())


def _done() -> Answer:
    return Answer(QCoreApplication.translate("arriving", "Done"), None)
