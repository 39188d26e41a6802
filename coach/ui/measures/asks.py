"""The questions around a test, each as a value for the screen that asks it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.history.records import Measure
from coach.progress.measure_words import STOPS
from coach.progress.measures import CHAIR_CM
from coach.session.measure_check import Refusal
from coach.session.measure_rules import Check, Rule
from coach.ui.measures.sentences import aid_names, measure_of, not_now, question, refusal, say
from coach.ui.screens.measure_questions import Asked, Number
from coach.ui.stop_words import first_line, help_line, signs_line

YES: Final = "yes"
NO: Final = "no"
UNDO: Final = "undo"
AGAIN: Final = "again"

CHAIRS_CM: Final = (30, 65)
MOST_COUNTED: Final = 300


def yes_no(title: str, words: str = "") -> Asked:
    """Return a question that is answered by yes or no."""
    yes, no = QCoreApplication.translate("measures", "Yes"), QCoreApplication.translate("measures", "No")
    return Asked(title, words, {YES: yes, NO: no})


def check(rule: Rule, which: Check) -> Asked:
    """Ask something that has to be known before a test."""
    return yes_no(question(rule, which))


def refused(why: Refusal | None) -> Asked:
    """Say kindly that a test has to wait; without `why` it is for another day."""
    title, words = not_now() if why is None else refusal(why)
    return Asked(title, words, main=QCoreApplication.translate("measures", "All the tests"))


def chair_height(known: int | None) -> Number:
    """Ask how high the seat is."""
    text = QCoreApplication.translate("measures", "{height} cm")
    return Number(
        QCoreApplication.translate("measures", "How high is the seat?"),
        QCoreApplication.translate("measures", "Measure from the floor. Use the same chair each time."),
        known or CHAIR_CM,
        *CHAIRS_CM,
        (-5, -1, 1, 5),
        lambda height: text.format(height=height),
        QCoreApplication.translate("measures", "This high"),
        QCoreApplication.translate("measures", "I don't know"),
    )


def aid() -> Asked:
    """Ask what one walks with in the test."""
    title = QCoreApplication.translate("measures", "What will you walk with?")
    words = QCoreApplication.translate("measures", "Take what you usually walk with.")
    return Asked(title, words, {kind.value: name for kind, name in aid_names().items()})


def counted(rule: Rule, count: int) -> Number:
    """Ask whether the count is right."""
    is_stand = measure_of(rule) is Measure.CHAIR_STAND_30
    words = (
        QCoreApplication.translate("measures", "More than half-way up at the end? Add one.")
        if is_stand
        else QCoreApplication.translate("measures", "It is how often the right knee came up to the tape.")
    )
    most = 5 if is_stand else 10
    return Number(
        QCoreApplication.translate("measures", "Is this the right count?"),
        words,
        count,
        0,
        MOST_COUNTED,
        (-most, -1, 1, most),
        str,
        QCoreApplication.translate("measures", "It is right"),
        QCoreApplication.translate("measures", "Do it again"),
        # Back means one less while the clock runs: pressed too late, it mustn't throw the count away.
        has_back=False,
    )


def used_hands(rule: Rule) -> Asked:
    """Ask whether the hands helped; back leads to a count, and never to the clock."""
    title = QCoreApplication.translate("measures", "Did you use your hands to stand up?")
    words = QCoreApplication.translate("measures", "That is fine. It is kept apart from tests without hands.")
    return replace(yes_no(title, words), has_back=rule.counts)


def why_stopped() -> Asked:
    """Say what to do now, and ask why it was stopped; each answer is as the diary keeps it."""
    return Asked(
        first_line(lying=False),
        QCoreApplication.translate("measures", "Why did you stop?"),
        {reason: say(reason) for reason in STOPS},
        has_back=False,
        is_advice=True,
    )


def easing(emergency_number: str) -> Asked:
    """Ask whether it is easing, and say what can't wait."""
    return replace(yes_no(help_line(), signs_line(emergency_number)), has_back=False, is_advice=True)


def kept(result: str, *, may_repeat: bool) -> Asked:
    """Say that it is in the diary; without `may_repeat` nothing leads on to another go."""
    answers = {UNDO: QCoreApplication.translate("measures", "Take it out again")}
    if may_repeat:
        answers[AGAIN] = QCoreApplication.translate("measures", "Do it once more")
    title = QCoreApplication.translate("measures", "It is in your diary.")
    main = QCoreApplication.translate("measures", "Finished")
    return Asked(title, result, answers, main, has_back=False)


def taken_out() -> Asked:
    """Say that it is out of the diary."""
    answers = {UNDO: QCoreApplication.translate("measures", "Put it back")}
    title = QCoreApplication.translate("measures", "It is taken out.")
    return Asked(title, "", answers, QCoreApplication.translate("measures", "Finished"), has_back=False)
