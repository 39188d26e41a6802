"""What differs between two texts, line by line, in a few words and in full."""

import difflib
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


class Sign(Enum):
    """Whether a line is in both texts, or in one of them only."""

    SAME = " "
    GONE = "−"  # noqa: RUF001 - a minus sign
    NEW = "+"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of either text."""

    sign: Sign
    text: str


def differences(before: str, after: str, around: int = 1) -> tuple[Line, ...]:
    """Return the lines in which `after` differs from `before`, each with `around` lines that both have."""
    found: list[Line] = []
    signs = {" ": Sign.SAME, "-": Sign.GONE, "+": Sign.NEW}
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=around)
    for number, line in enumerate(diff):
        if number < 2:  # the names of the files, which have none here
            continue
        if line.startswith("@@"):
            if found:
                found.append(Line(Sign.SAME, "…"))
            continue
        found.append(Line(signs[line[0]], line[1:]))
    return tuple(found)


def in_short(before: str, after: str) -> str:
    """Say how many lines differ, and the first that is new or gone."""
    lines = differences(before, after, 0)
    changed = [line for line in lines if line.sign is not Sign.SAME and line.text.strip()]
    if not changed:
        if before == after:
            return QCoreApplication.translate("Differences", "the same as now")
        return QCoreApplication.translate("Differences", "only empty lines differ")
    news = [line for line in changed if line.sign is Sign.NEW] or changed
    count = max(
        sum(line.sign is Sign.NEW for line in changed), sum(line.sign is Sign.GONE for line in changed)
    )
    one = QCoreApplication.translate("Differences", "One line differs: {first}")
    more = QCoreApplication.translate("Differences", "{count} lines differ: {first}")
    return (one if count == 1 else more).format(count=count, first=news[0].text.strip())
