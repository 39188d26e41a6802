"""What is said of the tests on the way through one: what it takes, how it goes, and what is asked."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.history.records import Measure, MeasureDone, WalkingAid
from coach.progress.measure_words import result_words
from coach.session.measure_check import Refusal
from coach.session.measure_rules import Check, Rule
from coach.ui.dates import short_day
from coach.ui.needs import Need, Thing

_MEASURES: Final = {measure.value: measure for measure in Measure}


def say(text: str) -> str:
    """Return a text of the sheet's, to which the names and results of tests belong, as it is shown."""
    return QCoreApplication.translate("Sheet", text)


def measure_of(rule: Rule) -> Measure:
    """Return the measure of a rule."""
    return _MEASURES[rule.measure_id]


def takes(measure: Measure) -> str:
    """Return what a test takes, in a line."""
    return {
        Measure.CHAIR_STAND_30: QCoreApplication.translate("measures", "A chair."),
        Measure.FIVE_TIMES_SIT_TO_STAND: QCoreApplication.translate("measures", "A chair."),
        Measure.FOUR_STAGE_BALANCE: QCoreApplication.translate("measures", "A counter."),
        Measure.TUG: QCoreApplication.translate("measures", "A chair and 3 metres."),
        Measure.TWO_MINUTE_STEP: QCoreApplication.translate("measures", "A counter."),
    }[measure]


def company(rule: Rule) -> str:
    """Say who must be there."""
    if rule.needs_helper:
        return QCoreApplication.translate("measures", "With a helper.")
    return QCoreApplication.translate("measures", "Alone, or with a helper.")


def last_words(last: MeasureDone | None, *, is_due: bool = False) -> str:
    """Say what came of it the last time, and when; one that `is_due` was a month ago or more."""
    if last is None:
        return QCoreApplication.translate("measures", "Not done yet.")
    text = QCoreApplication.translate("measures", "Last time: {result}, {day}.")
    if is_due:
        text = QCoreApplication.translate("measures", "Time for it again. Last time: {result}, {day}.")
    return text.format(result=result_words(last, say), day=short_day(last.at))


def needs(rule: Rule) -> tuple[Need, ...]:
    """Return what has to be there."""
    chair = QCoreApplication.translate("measures", "A straight chair with no arms, its back to a wall")
    shoes = QCoreApplication.translate("measures", "Your usual shoes")
    beside = QCoreApplication.translate(
        "measures", "Someone right beside you, who can press a key or a clicker"
    )
    counter = QCoreApplication.translate("measures", "A fixed counter in reach, and a chair near")
    things = {
        Measure.CHAIR_STAND_30: (Need(Thing.CHAIR, chair), Need(Thing.SHOES, shoes)),
        Measure.FIVE_TIMES_SIT_TO_STAND: (Need(Thing.CHAIR, chair), Need(Thing.SHOES, shoes)),
        Measure.FOUR_STAGE_BALANCE: (
            Need(Thing.COUNTER, counter),
            Need(Thing.SHOES, shoes),
            Need(Thing.HELPER, beside),
        ),
        Measure.TUG: (
            Need(Thing.ARMCHAIR, QCoreApplication.translate("measures", "A chair with arms")),
            Need(Thing.FLOOR, QCoreApplication.translate("measures", "A line on the floor, 3 metres away")),
            Need(Thing.AID, QCoreApplication.translate("measures", "Your usual shoes, and stick or frame")),
            Need(Thing.HELPER, beside),
        ),
        Measure.TWO_MINUTE_STEP: (
            Need(Thing.COUNTER, QCoreApplication.translate("measures", "A fixed counter to hold on to")),
            Need(
                Thing.WALL,
                QCoreApplication.translate(
                    "measures", "Tape on the wall, half-way from your kneecap to the top of your hip bone"
                ),
            ),
            Need(Thing.HELPER, QCoreApplication.translate("measures", "Someone to stand by and count")),
        ),
    }
    return things[measure_of(rule)]


def steps(rule: Rule, *, with_hands: bool) -> tuple[str, ...]:
    """Return how it goes, step by step."""
    match measure_of(rule):
        case Measure.CHAIR_STAND_30:
            return (
                *_seated(with_hands=with_hands),
                QCoreApplication.translate(
                    "measures", "At “Go”, stand up tall. Then sit down fully. Go on for 30 seconds."
                ),
                QCoreApplication.translate(
                    "measures", "Press at each full stand, or let a helper. Or count, and tell it at the end."
                ),
            )
        case Measure.FIVE_TIMES_SIT_TO_STAND:
            return (
                *_seated(with_hands=with_hands),
                QCoreApplication.translate(
                    "measures", "At “Go”, stand up and sit down five times, as fast as is safe."
                ),
                QCoreApplication.translate(
                    "measures",
                    "Press at each full stand, or let a helper. The clock stops at the fifth.",
                ),
            )
        case Measure.FOUR_STAGE_BALANCE:
            return (
                QCoreApplication.translate("measures", "No stick or frame. Eyes open. Shoes on."),
                QCoreApplication.translate(
                    "measures", "Your helper shows how to stand and steadies your arm."
                ),
                QCoreApplication.translate(
                    "measures", "Your helper presses, and lets go at “Begin”. Stand so for 10 seconds."
                ),
                QCoreApplication.translate(
                    "measures", "Your helper stays close, ready to catch you. Arms may move. Feet may not."
                ),
                QCoreApplication.translate(
                    "measures", "There are four ways to stand, each a little harder. Stop when you like."
                ),
            )
        case Measure.TUG:
            return (
                QCoreApplication.translate("measures", "Sit back in the chair."),
                QCoreApplication.translate(
                    "measures", "At “Go”, get up and walk to the line at your usual pace."
                ),
                QCoreApplication.translate("measures", "Turn, walk back, and sit down."),
                QCoreApplication.translate(
                    "measures", "Your helper walks beside you, and presses when you sit."
                ),
            )
        case _:
            return (
                QCoreApplication.translate("measures", "Stand beside the counter, one hand on it."),
                QCoreApplication.translate(
                    "measures", "March on the spot for 2 minutes. Bring your knees up to the tape."
                ),
                QCoreApplication.translate(
                    "measures", "Your helper presses each time the right knee is at the tape."
                ),
                QCoreApplication.translate("measures", "You may slow down or rest. The clock runs on."),
            )


def _seated(*, with_hands: bool) -> tuple[str, ...]:
    sit = QCoreApplication.translate("measures", "Sit in the middle of the seat. Feet flat, shoulder wide.")
    if with_hands:
        return sit, QCoreApplication.translate("measures", "Push with your hands as you need.")
    return (
        sit,
        QCoreApplication.translate(
            "measures", "Cross your wrists on your chest. Put each hand on the other shoulder."
        ),
        QCoreApplication.translate("measures", "If you have to use your arms, stop."),
    )


def position_names() -> tuple[str, ...]:
    """Return how one stands in each position of the balance test."""
    return (
        QCoreApplication.translate("measures", "Feet side by side"),
        QCoreApplication.translate("measures", "One foot half ahead: its instep at the other big toe"),
        QCoreApplication.translate("measures", "One foot right in front: heel to toe"),
        QCoreApplication.translate("measures", "On one foot"),
    )


def question(rule: Rule, check: Check) -> str:
    """Return what is asked before it may begin."""
    match check:
        case Check.HANDS_FREE:
            return QCoreApplication.translate("measures", "Can you stand up without your hands?")
        case Check.FELL:
            return QCoreApplication.translate("measures", "Did you fall in the last year?")
        case Check.HEART_LUNGS:
            return QCoreApplication.translate("measures", "Do you have heart or breathing trouble?")
        case Check.TEAM:
            return QCoreApplication.translate(
                "measures", "Does your doctor or nurse agree that you do this test?"
            )
        case _ if rule.needs_helper:
            return QCoreApplication.translate("measures", "Is somebody right beside you?")
        case _:
            return QCoreApplication.translate("measures", "Is somebody close by?")


def refusal(why: Refusal) -> tuple[str, str]:
    """Return kindly why a test has to wait: a title and a sentence."""
    if why is Refusal.TEAM:
        return (
            QCoreApplication.translate("measures", "Please ask first."),
            QCoreApplication.translate(
                "measures", "Ask your doctor or nurse about this test. You can do another one now."
            ),
        )
    return (
        QCoreApplication.translate("measures", "This test can wait."),
        QCoreApplication.translate(
            "measures", "Do it when somebody is with you. They stand by, so that you are safe."
        ),
    )


def not_now() -> tuple[str, str]:
    """Say kindly that a test is for another day."""
    return (
        QCoreApplication.translate("measures", "This test can wait."),
        QCoreApplication.translate(
            "measures", "Do it on a day when you feel well. A gentle session may suit you today."
        ),
    )


def aid_names() -> dict[WalkingAid, str]:
    """Return what one may walk with."""
    return {
        WalkingAid.NONE: QCoreApplication.translate("measures", "Nothing"),
        WalkingAid.STICK: QCoreApplication.translate("measures", "A stick"),
        WalkingAid.FRAME: QCoreApplication.translate("measures", "A frame"),
        WalkingAid.SOMEONE: QCoreApplication.translate("measures", "Somebody's arm"),
    }
