"""The words that routine and exercise files are written in; each is spelt as in the file."""

from enum import StrEnum


class Position(StrEnum):
    """How the person is placed while exercising."""

    BED = "bed"
    SEATED = "seated"
    STANDING = "standing"
    WALKING = "walking"


class Support(StrEnum):
    """What the hands, or the body, hold on to."""

    NONE = "none"
    CHAIR = "chair"
    COUNTER = "counter"
    WALL = "wall"
    WALKER = "walker"
    CANE = "cane"


class WeightBearing(StrEnum):
    """How much of the body's weight goes through the feet."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class Sides(StrEnum):
    """How the two legs share an exercise."""

    BOTH = "both"  # together
    ALTERNATING = "alternating"  # they swap at every rep; reps count for each side
    EACH = "each"  # all reps of a set on one side, then on the other


class Side(StrEnum):
    """The leg, or legs, that a set was for."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def opposite(self) -> "Side":
        """The other leg; both stay both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.BOTH)


class OneSide(StrEnum):
    """The one leg that a step is for, or begins with."""

    LEFT = "left"
    RIGHT = "right"


class Kind(StrEnum):
    """What is counted while an exercise is done."""

    REPS = "reps"
    HOLD = "hold"
    STRETCH = "stretch"
    RHYTHM = "rhythm"
    STEPS = "steps"

    @property
    def keeps_beat(self) -> bool:
        """Whether a cadence, and not the tempo of its phases, says how fast it goes."""
        return self in (Kind.RHYTHM, Kind.STEPS)


class Helper(StrEnum):
    """Whether someone should be there."""

    NO = "no"
    NEARBY = "nearby"
    BESIDE = "beside"


class Contact(StrEnum):
    """How a foot meets what is under it."""

    FLAT = "flat"
    HEEL = "heel"
    BALL = "ball"
    AIR = "air"
    REST = "rest"  # lies on a bed or a roll
    STEP = "step"  # stands on a low step


class View(StrEnum):
    """Where the figure is seen from."""

    SIDE = "side"
    FRONT = "front"
    THREE_QUARTER = "three-quarter"


class Feet(StrEnum):
    """How the feet are placed at the start."""

    HIP_WIDTH = "hip-width"
    TOGETHER = "together"
    WIDE = "wide"
    STAGGERED = "staggered"
    SEMI_TANDEM = "semi-tandem"
    TANDEM = "tandem"
    ONE_LEG = "one-leg"


class Arms(StrEnum):
    """Where the hands are."""

    SIDES = "sides"
    LAP = "lap"
    SEAT = "seat"
    CHAIR_ARMS = "chair-arms"
    ONE_CHAIR_ARM = "one-chair-arm"
    COUNTER = "counter"  # both hands on it, in front
    COUNTER_BESIDE = "counter-beside"  # one hand on it, at the side of the other leg
    OVER_COUNTER = "over-counter"  # both hands just above it
    OVER_COUNTER_BESIDE = "over-counter-beside"
    WALL = "wall"
    RAIL = "rail"  # one hand on a hand rail
    FRAME = "frame"  # both hands on a walking frame that comes along
    FRAME_AHEAD = "frame-ahead"  # on a frame that was set a step ahead, and stays there
    STICK = "stick"  # a stick in the hand away from the working leg; it goes with that leg's foot
    STRAP = "strap"  # both hands on a strap round the working foot
    CROSSED = "crossed"
    WIDE = "wide"
    FORWARD = "forward"
    HOLD_BALL = "hold-ball"  # rounded in front, as if round a ball
    FLOAT_ACROSS = "float-across"  # the same, floated towards the working side
    LOW_FRONT = "low-front"
    FLOAT_FORWARD = "float-forward"


class Prop(StrEnum):
    """A thing that an exercise needs and that its position, support and arms don't bring already."""

    BALL = "ball"  # soft, between the knees
    PILLOW = "pillow"  # between the knees
    TOWEL_ROLL = "towel-roll"  # under the working knee
    STEP = "step"  # low and fixed, ahead
    CUPS = "cups"  # two on the floor, to walk round
    CHAIR_BEHIND = "chair-behind"  # to sit down on, if need be
    COUNTER = "counter"  # at the side, to hold on to, if need be


class Travel(StrEnum):
    """Where walking goes."""

    FORWARD = "forward"
    BACKWARD = "backward"
    SIDEWAYS = "sideways"  # towards the working side


class Pace(StrEnum):
    """How a whole routine is taken; named by feel, never by an illness."""

    STEADY = "steady"
    GENTLE_EVEN = "gentle-even"
    SHORT_COOL = "short-cool"
    SLOW_LOWER = "slow-lower"


class Talk(StrEnum):
    """How much is said aloud; what isn't said can still be read."""

    COUNTS = "counts"  # the counting, and what must be heard to be safe
    SOME = "some"  # names, sides and what comes next as well
    FULL = "full"

    def includes(self, least: "Talk") -> bool:
        """Tell whether what is said from `least` on is said with this much."""
        order = list(Talk)
        return order.index(least) <= order.index(self)
