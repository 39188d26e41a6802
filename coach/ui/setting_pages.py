"""What the settings ask, page by page: each question with its answers."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Pace
from coach.settings import SYSTEM, Motion, Settings, Switch
from coach.ui.hearing.questions import sound, voice
from coach.ui.question import Answer, Question


class Page(StrEnum):
    """A page of the settings."""

    ME = "me"
    SEEING = "seeing"
    HEARING = "hearing"
    STEERING = "steering"
    EXERCISING = "exercising"


class Door(StrEnum):
    """A way out of a page to a screen of its own."""

    SET_UP = "set-up"  # the questions of the first day, on health among them
    DETAILS = "details"  # what the sheet and the published figures go by
    FIGURE = "figure"
    HEAR = "hear"
    VOICES = "voices"
    LOUDSPEAKER = "loudspeaker"
    WIRELESS = "wireless"
    KEYS = "keys"
    PLAN = "plan"
    PEOPLE = "people"
    DATA = "data"
    WORKSHOP = "workshop"  # where a physiotherapist writes routines


def page_name(page: Page) -> str:
    """Return what a page is called."""
    match page:
        case Page.ME:
            return QCoreApplication.translate("settings", "Me")
        case Page.SEEING:
            return QCoreApplication.translate("settings", "Seeing")
        case Page.HEARING:
            return QCoreApplication.translate("settings", "Hearing")
        case Page.STEERING:
            return QCoreApplication.translate("settings", "Buttons and keys")
        case Page.EXERCISING:
            return QCoreApplication.translate("settings", "Exercising")


def doors_of(page: Page, settings: Settings) -> tuple[tuple[Door, str], ...]:
    """Return the ways out of a page, with their words; without sound there is nothing to hear."""
    match page:
        case Page.ME:
            return (
                (Door.SET_UP, QCoreApplication.translate("settings", "First questions")),
                (Door.DETAILS, QCoreApplication.translate("settings", "About me")),
            )
        case Page.SEEING:
            return ((Door.FIGURE, QCoreApplication.translate("settings", "Choose the figure")),)
        case Page.HEARING:
            return () if settings.quiet else _ways_to_hear()
        case Page.STEERING:
            return ((Door.KEYS, QCoreApplication.translate("settings", "Show the keys")),)
        case Page.EXERCISING:
            return ((Door.PLAN, QCoreApplication.translate("settings", "My week")),)


def questions_of(page: Page, settings: Settings) -> tuple[Question, ...]:
    """Return what a page asks; some questions are asked only after certain answers."""
    match page:
        case Page.ME:
            return _me()
        case Page.SEEING:
            return _seeing()
        case Page.HEARING:
            return sound() if settings.quiet else (*sound(), *voice())
        case Page.STEERING:
            return _steering() if settings.switch is Switch.OFF else (*_steering(), _dwell())
        case Page.EXERCISING:
            return _exercising()


def _ways_to_hear() -> tuple[tuple[Door, str], ...]:
    return (
        (Door.HEAR, QCoreApplication.translate("settings", "Can you hear me?")),
        (Door.VOICES, QCoreApplication.translate("settings", "Choose a voice")),
        (Door.LOUDSPEAKER, QCoreApplication.translate("settings", "Choose a loudspeaker")),
        (Door.WIRELESS, QCoreApplication.translate("settings", "My loudspeaker is wireless")),
    )


def _me() -> tuple[Question, ...]:
    return (
        Question(QCoreApplication.translate("settings", "What is your first name?"), "name", is_written=True),
        Question(
            QCoreApplication.translate("settings", "Which number do you call in an emergency?"),
            "emergency_number",
            tuple(Answer(number, number) for number in ("112", "999", "911", "000", "111")),
            is_written=True,
            longest=20,
        ),
        Question(
            QCoreApplication.translate("settings", "Which paper do you print on?"),
            "paper",
            (
                Answer(QCoreApplication.translate("settings", "A4"), "a4"),
                Answer(QCoreApplication.translate("settings", "US Letter"), "letter"),
            ),
        ),
    )


def _seeing() -> tuple[Question, ...]:
    return (
        Question(
            QCoreApplication.translate("settings", "How large should the text be?"),
            "text_percent",
            (
                Answer(QCoreApplication.translate("settings", "Usual"), 100),
                Answer(QCoreApplication.translate("settings", "Larger"), 130),
                Answer(QCoreApplication.translate("settings", "Large"), 160),
                Answer(QCoreApplication.translate("settings", "Twice"), 200),
                Answer(QCoreApplication.translate("settings", "Most"), 250),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "Which colours?"),
            "theme",
            (
                Answer(QCoreApplication.translate("settings", "As the computer"), SYSTEM),
                Answer(QCoreApplication.translate("settings", "Light"), "light"),
                Answer(QCoreApplication.translate("settings", "Dark"), "dark"),
                Answer(QCoreApplication.translate("settings", "Black on white"), "high-contrast"),
                Answer(QCoreApplication.translate("settings", "White on black"), "high-contrast-dark"),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "How far do you sit from the screen?"),
            "sitting_distance_m",
            (
                Answer(QCoreApplication.translate("settings", "1 m"), 1.0),
                Answer(QCoreApplication.translate("settings", "1.5 m"), 1.5),
                Answer(QCoreApplication.translate("settings", "2 m"), 2.0),
                Answer(QCoreApplication.translate("settings", "2.5 m"), 2.5),
                Answer(QCoreApplication.translate("settings", "3 m"), 3.0),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "How should the figure move?"),
            "motion",
            (
                Answer(QCoreApplication.translate("settings", "As the computer"), Motion.SYSTEM),
                Answer(QCoreApplication.translate("settings", "Like a film"), Motion.FULL),
                Answer(QCoreApplication.translate("settings", "In still pictures"), Motion.REDUCED),
            ),
        ),
    )


def _steering() -> tuple[Question, ...]:
    return (
        Question(
            QCoreApplication.translate("settings", "Do your hands shake?"),
            "same_press_ms",
            (
                Answer(QCoreApplication.translate("settings", "No, or a little"), 300),
                Answer(QCoreApplication.translate("settings", "Some"), 600),
                Answer(QCoreApplication.translate("settings", "A lot"), 1000),
            ),
            QCoreApplication.translate(
                "settings",
                "If so, two quick presses count as one: within 0.3, 0.6 or 1 second.",
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "Do you use a single switch?"),
            "switch",
            (
                Answer(QCoreApplication.translate("settings", "No"), Switch.OFF),
                Answer(QCoreApplication.translate("settings", "Yes, a press chooses"), Switch.AUTO),
                Answer(QCoreApplication.translate("settings", "Yes, letting go chooses"), Switch.HOLD),
            ),
            QCoreApplication.translate(
                "settings", "A mark goes from button to button: by itself, or while you hold the switch."
            ),
        ),
    )


def _dwell() -> Question:
    seconds = QCoreApplication.translate("settings", "{number} s")
    return Question(
        QCoreApplication.translate("settings", "How long should the mark stay on each button?"),
        "dwell_seconds",
        tuple(Answer(seconds.format(number=f"{each:g}"), each) for each in (0.8, 1.0, 1.5, 2.0, 3.0, 5.0)),
    )


def _exercising() -> tuple[Question, ...]:
    seconds = QCoreApplication.translate("settings", "{number} s")
    return (
        Question(
            QCoreApplication.translate("settings", "What should happen when an exercise has been shown?"),
            "ready_after_seconds",
            (
                Answer(QCoreApplication.translate("settings", "Wait for me"), 0.0),
                Answer(QCoreApplication.translate("settings", "Go on after 20 s"), 20.0),
                Answer(QCoreApplication.translate("settings", "Go on after 60 s"), 60.0),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "How long do you need to take your place on your feet?"),
            "place_seconds",
            tuple(Answer(seconds.format(number=each), each) for each in (0, 5, 10, 15, 20)),
        ),
        Question(
            QCoreApplication.translate("settings", "Which pace?"),
            "pace",
            (
                Answer(
                    QCoreApplication.translate("settings", "As the routine says"),
                    None,
                    QCoreApplication.translate("settings", "Leave it as it was set."),
                ),
                Answer(
                    QCoreApplication.translate("settings", "Steady"),
                    Pace.STEADY,
                    QCoreApplication.translate("settings", "Each exercise at its own speed."),
                ),
                Answer(
                    QCoreApplication.translate("settings", "Gentle and even"),
                    Pace.GENTLE_EVEN,
                    QCoreApplication.translate(
                        "settings", "Up and down in the same time. Less to do, one set, no added weight."
                    ),
                ),
                Answer(
                    QCoreApplication.translate("settings", "Short and cool"),
                    Pace.SHORT_COOL,
                    QCoreApplication.translate(
                        "settings", "Five minutes at a time at most. Long rests, a fan and water."
                    ),
                ),
                Answer(
                    QCoreApplication.translate("settings", "Slow lower"),
                    Pace.SLOW_LOWER,
                    QCoreApplication.translate(
                        "settings",
                        "Down one second slower. Not for people told to avoid slow heavy lowering.",
                    ),
                ),
            ),
        ),
    )
