"""What is asked and said when another diary comes, or an earlier copy comes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from coach.diary_work import Arrived, Namesakes, TakenIn
from coach.history.copies import Copy, Part
from coach.ui.asking import Asked
from coach.ui.data.terms import copy_words, kept_words, name_of, part_words, span_words
from coach.ui.data.words import Other, told
from coach.ui.dates import moment_words
from coach.ui.question import Answer


def which_file(files: Sequence[Path], now: datetime) -> Asked:
    """Ask which diary to take in."""
    found = tuple(Answer(file.stem, file, _from(file, now)) for file in files)
    lines = (QCoreApplication.translate("data", "Nothing here is changed. What is new is added."),)
    return Asked(
        QCoreApplication.translate("data", "Which diary?"),
        lines,
        (*found, _another_file()),
        note=_no_file(files),
    )


def which_copy(copies: Sequence[Copy], now: datetime) -> Asked:
    """Ask which copy to go back to."""
    return Asked(
        QCoreApplication.translate("data", "Go back to which copy?"),
        answers=(
            *(Answer(copy_words(copy, now), copy.file, kept_words(copy.kept)) for copy in copies),
            _another_file(),
        ),
    )


def go_back_to(when: str, missing: Mapping[Part, int]) -> Asked:
    """Say what would be missing, and ask whether to go back."""
    lines: tuple[str, ...]
    if missing:
        lines = (
            QCoreApplication.translate("data", "This came after the copy. It will not be in the diary then:"),
            "\n".join(part_words(part, number) for part, number in missing.items()),
        )
    else:
        lines = (QCoreApplication.translate("data", "The copy has all that is in the diary now."),)
    kept = QCoreApplication.translate(
        "data", "The diary of now is kept as a copy first. So you can come back to it."
    )
    return Asked(
        QCoreApplication.translate("data", "Go back to the copy: {when}?").format(when=when),
        (*lines, kept),
        main=Answer(QCoreApplication.translate("data", "No, leave it"), None),
        grave=Answer(QCoreApplication.translate("data", "Yes, go back"), True),
    )


def is_it_the_same(pair: Namesakes) -> Asked:
    """Ask whether two people of a like name are one."""
    here, came = pair.here.person.name, pair.came.person.name
    if here.casefold() == came.casefold():
        title = QCoreApplication.translate("data", "Is this the same {name}?").format(name=came)
    else:
        title = QCoreApplication.translate("data", "Are {here} and {came} the same?").format(
            here=here, came=came
        )
    return Asked(
        title,
        (
            QCoreApplication.translate("data", "Here: {days}").format(days=span_words(pair.here)),
            QCoreApplication.translate("data", "In the other diary: {days}").format(
                days=span_words(pair.came)
            ),
        ),
        (
            Answer(
                QCoreApplication.translate("data", "Yes, the same"),
                True,
                QCoreApplication.translate("data", "The two become one"),
            ),
            Answer(
                QCoreApplication.translate("data", "No, someone else"),
                False,
                QCoreApplication.translate("data", "Each keeps their own"),
            ),
        ),
        note=QCoreApplication.translate("data", "You can undo this."),
    )


def taken_in(result: TakenIn, linked: Sequence[Namesakes]) -> Asked:
    """Say what came, and let what was said of two people be undone."""
    merged = result.merged
    lines = [
        QCoreApplication.translate("data", "New entries: {new}. Here already: {known}.").format(
            new=merged.added, known=merged.known
        )
    ]
    if merged.differing:
        lines.append(
            QCoreApplication.translate(
                "data", "Entries that are not the same there: {number}. They stay as they are here."
            ).format(number=merged.differing)
        )
    return told(
        QCoreApplication.translate("data", "It is done."),
        (*lines, *_who_came(result.arrived, linked)),
        _undo() if linked else (),
    )


def went_back(when: str, arrived: Arrived, linked: Sequence[Namesakes]) -> Asked:
    """Say that another copy is in use."""
    kept = QCoreApplication.translate("data", "As it was before, it is kept as a copy of today.")
    return told(
        QCoreApplication.translate("data", "The diary is as in the copy: {when}.").format(when=when),
        (kept, *_who_came(arrived, linked)),
        _undo() if linked else (),
    )


def _another_file() -> Answer:
    return Answer(
        QCoreApplication.translate("data", "Another file"),
        Other.ELSEWHERE,
        QCoreApplication.translate("data", "You choose it in a window"),
    )


def _from(file: Path, now: datetime) -> str:
    made = datetime.fromtimestamp(file.stat().st_mtime, now.tzinfo)
    return QCoreApplication.translate("data", "{moment}, in {folder}").format(
        moment=moment_words(made, now), folder=file.parent.name or str(file.parent)
    )


def _no_file(files: Sequence[Path]) -> str:
    if files:
        return ""
    return QCoreApplication.translate("data", "No diary was found. Put the stick in, and come back here.")


def _who_came(arrived: Arrived, linked: Sequence[Namesakes]) -> list[str]:
    """Say who is new, and whose diaries are one now."""
    same = {pair.came.person.id for pair in linked}
    names = [name_of(person) for person in arrived.people if person.id not in same]
    new = QCoreApplication.translate("data", "New here: {names}.").format(names=", ".join(names))
    one = QCoreApplication.translate("data", "The two diaries of {name} are one now.")
    return [*([new] if names else []), *(one.format(name=pair.came.person.name) for pair in linked)]


def _undo() -> tuple[Answer, ...]:
    return (Answer(QCoreApplication.translate("data", "Undo: they are two people"), Other.UNDO),)
