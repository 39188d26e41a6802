"""What is shown and said after Stop: the lines of brief.md section 4, one at a time.

They name what anybody can see; the program never diagnoses, and never says
that it has called anyone.
"""

import re

from PySide6.QtCore import QCoreApplication


def first_line(*, lying: bool) -> str:
    """Return the first words, shown at once; someone who is `lying` stays there."""
    if lying:
        return QCoreApplication.translate("stop", "Stop. Lie still. Breathe.")
    return QCoreApplication.translate("stop", "Stop. Sit down. Breathe.")


def help_line() -> str:
    """Return what helps first, and the question that decides what comes then."""
    return QCoreApplication.translate("stop", "Sit or lie down. Call someone who is near. Is it easing?")


def signs_line(number: str) -> str:
    """Return the signs that can't wait, with the emergency `number`; "" when none was set up."""
    signs = QCoreApplication.translate(
        "stop", "Chest pain? Hard to breathe? A weak face or arm? Hard to speak? {call}"
    )
    return signs.format(call=call_line(number))


def call_line(number: str) -> str:
    """Ask for the call that the person, or someone near, has to make."""
    if not number:
        return QCoreApplication.translate("stop", "Call your emergency number now.")
    return QCoreApplication.translate("stop", "Call {number} now.").format(number=number)


def spoken(line: str) -> str:
    """Return a line as it is said: a number to dial is said digit by digit."""
    return re.sub(r"(?<=\d)(?=\d)", " ", line)


def spoken_lines(number: str) -> tuple[str, ...]:
    """Return everything that may have to be said, so that it can be ready before a session begins."""
    lines = (first_line(lying=False), first_line(lying=True), help_line(), call_line(number))
    return tuple(spoken(line) for line in lines)
