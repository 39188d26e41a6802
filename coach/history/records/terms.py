"""The terms in which a diary speaks."""

from enum import StrEnum
from typing import Final

EFFORT_SCALE: Final = "effort_v1"
"""The effort scale in use, clinical brief section 4: 0 resting, 2 easy, 4 some work, 6 working and can
still talk, 8 hard and few words, 10 all I can do."""

MINUTES_A_DAY: Final = 24 * 60


class Shortened(StrEnum):
    """Why a set was shorter than it was prescribed."""

    NO = "no"
    SKIPPED = "skipped"  # Next was pressed
    REPEATED = "repeated"  # Back was pressed: the set was begun again
    STOPPED = "stopped"  # Stop was pressed
    ENOUGH = "enough"  # enough for today
    UNFINISHED = "unfinished"


class ReadinessOutcome(StrEnum):
    """What the answers before a session led to."""

    GO_ON = "go-on"
    GENTLER = "gentler"  # a seated or shorter routine was offered
    NOT_TODAY = "not-today"


class Outcome(StrEnum):
    """How a session ended."""

    FULL = "full"
    PART = "part"
    STOPPED = "stopped"


class Activity(StrEnum):
    """What somebody did beside the routines."""

    WALK = "walk"
    WATER = "water"
    TAI_CHI = "tai-chi"
    YOGA = "yoga"
    STAIRS = "stairs"
    GARDENING = "gardening"
    CYCLING = "cycling"
    OTHER = "other"  # in the person's own words


class WalkingAid(StrEnum):
    """What or who somebody walks with."""

    NONE = "none"
    STICK = "stick"
    FRAME = "frame"
    SOMEONE = "someone"


class Measure(StrEnum):
    """An outcome measure, by its id in the clinical data: a test, as people call it."""

    CHAIR_STAND_30 = "chair_stand_30"
    FIVE_TIMES_SIT_TO_STAND = "five_times_sit_to_stand"
    FOUR_STAGE_BALANCE = "four_stage_balance"
    TUG = "tug"
    TWO_MINUTE_STEP = "two_minute_step"


class Sex(StrEnum):
    """Which table of published figures a person's are put beside."""

    WOMAN = "woman"
    MAN = "man"
