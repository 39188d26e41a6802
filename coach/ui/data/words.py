"""What the screens about the diary as a whole ask and say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from coach.diary_work import Diarist
from coach.history.copies import Part
from coach.history.problems import HistoryProblem
from coach.history.records import Person
from coach.ui.asking import Asked
from coach.ui.data.drives import Drive
from coach.ui.data.terms import name_of, part_words, size_words, span_words
from coach.ui.dates import day_words
from coach.ui.question import Answer


class Way(Enum):
    """What can be done with the diary."""

    COPY = "copy"
    GIVE = "give"
    TAKE = "take"
    GO_BACK = "go-back"
    DELETE = "delete"


class Other(Enum):
    """An answer that isn't one of those that were found."""

    ELSEWHERE = "elsewhere"  # by the system's own dialog
    EVERYBODY = "everybody"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Facts:
    """Who has a diary here, where it is and how large, and when it was last copied."""

    people: tuple[Diarist, ...]
    file: Path
    size_bytes: int
    copied_at: datetime | None


def front(facts: Facts | None, today: date) -> Asked:
    """Ask what to do; the facts come a moment later."""
    lines: tuple[str, ...] = ()
    note = ""
    if facts is not None:
        lines = (_whose(facts.people),) if facts.people else ()
        note = _where(facts, today)
    return Asked(
        QCoreApplication.translate("data", "My data"),
        lines,
        (
            Answer(
                QCoreApplication.translate("data", "Copy the diary"),
                Way.COPY,
                QCoreApplication.translate("data", "To a stick or a folder, to keep"),
            ),
            Answer(
                QCoreApplication.translate("data", "Go back to an earlier copy"),
                Way.GO_BACK,
                QCoreApplication.translate("data", "If something went wrong"),
            ),
            Answer(
                QCoreApplication.translate("data", "Give it to another laptop"),
                Way.GIVE,
                QCoreApplication.translate("data", "Or to a spreadsheet"),
            ),
            Answer(
                QCoreApplication.translate("data", "Take in another laptop's"),
                Way.TAKE,
                QCoreApplication.translate("data", "Adds what is not here yet"),
            ),
            Answer(
                QCoreApplication.translate("data", "Delete"),
                Way.DELETE,
                QCoreApplication.translate("data", "One person, or everything"),
            ),
        ),
        main=Answer(QCoreApplication.translate("data", "Done"), None),
        note=note,
    )


def where_to(title: str, drives: Sequence[Drive], documents: Path, *, is_whole: bool) -> Asked:
    """Ask where a file is to go; `is_whole` when everybody's diary is in it."""
    everyone = QCoreApplication.translate("data", "The diary of everyone on this laptop is in it.")
    return Asked(
        title,
        (everyone,) if is_whole else (),
        (
            *(Answer(drive.name, drive.folder, _plugged_in()) for drive in drives),
            Answer(QCoreApplication.translate("data", "My documents"), documents, documents.name),
            Answer(
                QCoreApplication.translate("data", "Another folder"),
                Other.ELSEWHERE,
                QCoreApplication.translate("data", "You choose it in a window"),
            ),
        ),
        note="" if drives else QCoreApplication.translate("data", "Put a stick in first if you want one."),
    )


def whose_to_give(people: Sequence[Diarist]) -> Asked:
    """Ask whose diary is to be given away."""
    return Asked(
        QCoreApplication.translate("data", "Give whose diary?"),
        answers=(
            *_people_answers(people),
            Answer(QCoreApplication.translate("data", "All of them"), Other.EVERYBODY),
        ),
    )


def what_for() -> Asked:
    """Ask what is to read it; the value tells whether that is a spreadsheet."""
    return Asked(
        QCoreApplication.translate("data", "What is it for?"),
        answers=(
            Answer(
                QCoreApplication.translate("data", "Leg Coach on another laptop"),
                False,
                QCoreApplication.translate("data", "It can take in all of it"),
            ),
            Answer(
                QCoreApplication.translate("data", "A spreadsheet"),
                True,
                QCoreApplication.translate("data", "Tables to look at, such as in Excel"),
            ),
        ),
    )


def whose_to_delete(people: Sequence[Diarist]) -> Asked:
    """Ask whose diary is to be deleted."""
    return Asked(
        QCoreApplication.translate("data", "Delete whose diary?"),
        answers=(
            *_people_answers(people),
            Answer(
                QCoreApplication.translate("data", "Everything"),
                Other.EVERYBODY,
                QCoreApplication.translate("data", "All people, and all settings"),
            ),
        ),
    )


def what_goes(person: Person | None, parts: Mapping[Part, int]) -> Asked:
    """Say what is deleted with a person, or with everything, before it is asked for good."""
    lines = [part_words(part, number) for part, number in parts.items()]
    if person is None:
        lines.append(QCoreApplication.translate("data", "All settings, and all copies beside the diary"))
    else:
        lines.append(QCoreApplication.translate("data", "Their settings, and what is theirs in the copies"))
    stays = QCoreApplication.translate(
        "data", "What you saved elsewhere stays there: sheets, and copies on sticks or in your documents."
    )
    return Asked(
        _delete_title(person),
        (
            QCoreApplication.translate("data", "This goes, and can't come back:"),
            "\n".join(f"•  {line}" for line in lines),
            stays,
        ),
        (Answer(QCoreApplication.translate("data", "Go on to delete it"), True),),
        main=Answer(QCoreApplication.translate("data", "No, keep it"), None),
    )


def really(person: Person | None) -> Asked:
    """Ask a last time."""
    return Asked(
        _delete_title(person),
        (QCoreApplication.translate("data", "Are you sure? There is no way back after this."),),
        main=Answer(QCoreApplication.translate("data", "No, keep it"), None),
        grave=Answer(QCoreApplication.translate("data", "Delete for good"), True),
    )


def deleted(person: Person | None) -> Asked:
    """Say that it is gone."""
    if person is None:
        gone = QCoreApplication.translate("data", "Everything is deleted.")
    else:
        gone = QCoreApplication.translate("data", "The diary of {name} is deleted.").format(
            name=name_of(person)
        )
    return told(gone, (QCoreApplication.translate("data", "It is gone from the copies here, too."),))


def told(title: str, lines: Sequence[str], answers: tuple[Answer, ...] = ()) -> Asked:
    """Say what has come of it."""
    return Asked(title, tuple(lines), answers, main=Answer(QCoreApplication.translate("data", "Done"), None))


def saved(target: Path) -> Asked:
    """Say where a file is."""
    return told(
        QCoreApplication.translate("data", "It is saved."),
        (
            QCoreApplication.translate("data", "Its name is “{name}”.").format(name=target.name),
            QCoreApplication.translate("data", "It is in {folder}.").format(folder=target.parent),
        ),
    )


def failed(problem: HistoryProblem) -> Asked:
    """Say what didn't work, and what to do."""
    return told(QCoreApplication.translate("data", "That did not work."), (problem.sentence, problem.remedy))


def file_name(now: datetime, *, person: Person | None = None) -> str:
    """Return what a file with the diary is called, without its ending."""
    when = f"{now:%Y-%m-%d %H.%M}"
    if person is None or not person.name:
        return QCoreApplication.translate("data", "Leg Coach diary {when}").format(when=when)
    name = "".join(letter for letter in person.name if letter.isalnum() or letter in " -")
    return QCoreApplication.translate("data", "Leg Coach diary {name} {when}").format(name=name, when=when)


def _whose(people: Sequence[Diarist]) -> str:
    names = ", ".join(name_of(diarist.person) for diarist in people)
    return QCoreApplication.translate("data", "In the diary: {names}.").format(names=names)


def _where(facts: Facts, today: date) -> str:
    where = QCoreApplication.translate("data", "The diary is in {folder} ({size}).").format(
        folder=facts.file.parent, size=size_words(facts.size_bytes)
    )
    if facts.copied_at is None:
        return where
    copied = QCoreApplication.translate("data", "Last copied there: {day}.")
    return f"{where} {copied.format(day=day_words(facts.copied_at.date(), today))}"


def _plugged_in() -> str:
    return QCoreApplication.translate("data", "Plugged in")


def _people_answers(people: Sequence[Diarist]) -> tuple[Answer, ...]:
    """Name each with their days: there may be two of one name."""
    return tuple(Answer(name_of(each.person), each.person, span_words(each)) for each in people)


def _delete_title(person: Person | None) -> str:
    if person is None:
        return QCoreApplication.translate("data", "Delete everything?")
    return QCoreApplication.translate("data", "Delete the diary of {name}?").format(name=name_of(person))
